"""Arithmetic about answers: pure functions that know no Django, no clock and no files."""

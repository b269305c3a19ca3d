"""Pijler: the whole-school approach to wellbeing, for Dutch schools."""

"""Readers and writers of other people's formats; no Django in here."""

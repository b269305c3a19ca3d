"""Reader of class lists in CSV, with a mapping from columns to fields."""

from pijler.formats.csv.mapping import Field, Mapping, guess_mapping
from pijler.formats.csv.preview import Preview, preview

__all__ = ["Field", "Mapping", "Preview", "guess_mapping", "preview"]

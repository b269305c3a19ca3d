"""Reader of EDEXML 1.0.3, 2.0 and 2.1, the class list of Dutch and Flemish schools."""

from pijler.formats.edexml.reader import read_edexml

__all__ = ["read_edexml"]

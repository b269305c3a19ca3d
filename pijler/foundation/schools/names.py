"""How a name is sorted in the Netherlands: by family name, without its infix."""

import unicodedata

LONGEST = 240
# Letters that Unicode does not take apart into a letter and an accent.
_WHOLE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_INFIXES = frozenset(
    ["van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "in", "op", "von"]
)


def sort_key(given_name: str, infix: str, family_name: str) -> str:
    """The name to sort by: family name, given name, infix, all in plain letters.

    The database knows no languages, so the order of a Dutch list is made here.
    """
    family = family_name if infix else without_infix(family_name)
    parts = map(plain, [family or given_name, given_name, infix])
    return " ".join(filter(None, parts))[:LONGEST]


def plain(text: str) -> str:
    """Small letters without accents; what is no letter or digit is a space or nothing."""
    small = text.casefold().translate(_WHOLE)
    letters = unicodedata.normalize("NFKD", small)
    kept = "".join(map(_letter, letters))
    return " ".join(kept.split())


def without_infix(family_name: str) -> str:
    """The family name without "van der" before it, for lists that do not part them."""
    words = family_name.split()
    while len(words) > 1 and words[0].casefold() in _INFIXES:
        words.pop(0)
    return " ".join(words)


def _letter(character: str) -> str:
    if character.isalnum():
        return character
    return "" if unicodedata.combining(character) or character in "'’`" else " "

"""What a name becomes in an arch: initials and a colour that stays the same."""

from zlib import crc32


def initials(name: str) -> str:
    """Give the first letters of the first and the last name, without "de" or "van"."""
    parts = [part for part in name.split() if part[0].isupper()] or name.split()
    if not parts:
        return ""
    ends = parts[:1] if len(parts) == 1 else [parts[0], parts[-1]]
    return "".join(part[0].upper() for part in ends)


def pillar_of(name: str) -> int:
    """Choose one of the four pillar colours by the name alone."""
    return crc32(name.encode()) % 4 + 1

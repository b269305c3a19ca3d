"""The drawn shapes that the front-end build collects: icons, faces and bows."""

import json
from functools import cache
from pathlib import Path

SHAPES = Path(__file__).parent / "shapes.json"


class UnknownShape(Exception):
    """A template asks for an icon or face that nobody collected."""


@cache
def _all_shapes() -> dict[str, dict[str, str]]:
    shapes: dict[str, dict[str, str]] = json.loads(SHAPES.read_text(encoding="utf-8"))
    return shapes


def icon_shape(name: str) -> str:
    """Return the inside of one icon's SVG."""
    try:
        return _all_shapes()["icons"][name]
    except KeyError:
        raise UnknownShape(
            f"No icon {name!r}. Add its Lucide name to frontend/src/icons.json and run the build."
        ) from None


def face_shape(value: int, kind: str) -> str:
    """Return the inside of one face or bow, by value 1 to 5."""
    try:
        return _all_shapes()[kind][str(value)]
    except KeyError:
        raise UnknownShape(
            f"No {kind!r} with value {value}; kinds are faces and bow."
        ) from None

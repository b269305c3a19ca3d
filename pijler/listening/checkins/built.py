"""The answer page as it was built: which file stands at which address, with which headers.

`assets.json` is written by the build of the page and tells it all; nothing of a page is
made per request, so that it can be kept by devices and served very fast.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "checkins"
WORKER_SCOPE = "/k/"


class NotBuilt(Exception):
    """The answer page was not built yet: run the front end's build."""


@dataclass(frozen=True)
class Built:
    """One file at one address."""

    content: bytes
    etag: str
    headers: Mapping[str, str]

    def is_known(self, if_none_match: str) -> bool:
        """Whether the device has this very version already."""
        return self.etag in {tag.strip() for tag in if_none_match.split(",")}


def built(route: str) -> Built | None:
    """What stands at an address; nothing when the page has no such address."""
    listing = FOLDER / "assets.json"
    try:
        changed = listing.stat().st_mtime_ns
    except FileNotFoundError:
        raise NotBuilt from None
    return _all(listing, changed).get(route)


@lru_cache(maxsize=1)
def _all(listing: Path, changed: int) -> dict[str, Built]:
    routes = json.loads(listing.read_text("utf-8"))["routes"]
    return {entry["route"]: _one(listing.parent, entry) for entry in routes}


def _one(folder: Path, entry: Mapping[str, str | Mapping[str, str]]) -> Built:
    given = entry["headers"]
    etag = f'"{entry["etag"]}"'
    headers = {**given, "ETag": etag} if isinstance(given, Mapping) else {}
    if entry["file"] == "worker.js":
        headers["Service-Worker-Allowed"] = WORKER_SCOPE
    return Built((folder / str(entry["file"])).read_bytes(), etag, headers)

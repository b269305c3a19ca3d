"""The attacker: whatever a superuser of the database could join a person to an answer by.

Each attack gets what came in before sealing (remembered by somebody who looked all the
time) and the answer sheets after it, and tells how many sheets it puts in the right
place. Tests plant a link to see that the attack would find it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Arrival:
    """What the database itself told about one answer that came in, in order of arrival."""

    id: str
    xmin: int
    ctid: str
    value: int


@dataclass(frozen=True)
class Sheet:
    """What the database tells about one answer sheet."""

    id: str
    xmin: int
    ctid: str
    value: int


ARRIVED = """
select s.id::text, s.xmin::text::bigint, s.ctid::text
from checkins_submission s order by s.ctid
"""
SHEETS = """
select a.id::text, a.xmin::text::bigint, a.ctid::text, (a.answers->>'class_feeling')::int
from checkins_answersheet a order by a.ctid
"""


def arrivals(admin, values: Sequence[int]) -> list[Arrival]:
    """What stands in the post, beside the values that the attacker wants to find again."""
    rows = admin.execute(ARRIVED).fetchall()
    return [Arrival(*row, value) for row, value in zip(rows, values, strict=True)]


def sheets(admin) -> list[Sheet]:
    """What stands in the opened answers."""
    return [Sheet(*row) for row in admin.execute(SHEETS).fetchall()]


def same(before: Sequence[Arrival], after: Sequence[Sheet], part: str) -> int:
    """How many sheets share an id, xmin or ctid with an answer that came in."""
    known = {getattr(one, part) for one in before}
    return sum(getattr(one, part) in known for one in after)


def in_order_of(before: Sequence[Arrival], after: Sequence[Sheet], part: str) -> float:
    """The share of sheets that stand where they came in, when sorted by id, xmin or ctid."""
    found = sorted(after, key=lambda one: _sortable(getattr(one, part)))
    hits = sum(a.value == b.value for a, b in zip(before, found, strict=True))
    return hits / len(before)


def is_rising(ids: Sequence[str]) -> bool:
    """Whether ids tell the order in which they were made."""
    return all(one < other for one, other in pairwise(ids))


def _sortable(value: object) -> object:
    if isinstance(value, str) and value.startswith("("):
        return tuple(int(part) for part in value.strip("()").split(","))
    return value

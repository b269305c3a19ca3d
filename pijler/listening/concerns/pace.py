"""How fast something may come in, minute by minute."""

from collections import Counter
from datetime import datetime
from uuid import UUID


class Pace:
    """Counts the minute at hand for each group, in the memory of this process only.

    It is written down nowhere: a time would point at the pupil who asked.
    """

    def __init__(self, *, most_a_minute: int) -> None:
        self._most = most_a_minute
        self._minute: datetime | None = None
        self._seen: Counter[UUID | None] = Counter()

    def is_too_fast(self, group_id: UUID | None, at: datetime) -> bool:
        """Count one more; whether that is more than may come in one minute."""
        minute = at.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute, self._seen = minute, Counter()
        self._seen[group_id] += 1
        return self._seen[group_id] > self._most

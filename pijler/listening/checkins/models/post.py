"""What comes in while a round is open; all of it goes when the round is sealed."""

from django.db import models

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow
from pijler.listening.checkins.models.rounds import Sitting


class Place(SchoolRow):
    """One free place in a sitting; taken by whoever submits first, tied to nobody."""

    sitting = SameSchoolKey(
        Sitting, models.CASCADE, related_name="free_places", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["tenant_id", "sitting"], name="place_of_a_sitting"),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "sitting"}


class Submission(SchoolRow):
    """A sealed answer as it came in: bytes that only the round's private key opens.

    The id is the token that the server gave out: random, and the key against doubles.
    """

    sitting = SameSchoolKey(
        Sitting, models.CASCADE, related_name="submissions", db_index=False
    )
    sealed = models.BinaryField()
    digest = models.BinaryField()
    received_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["tenant_id", "sitting"], name="post_of_a_sitting"),
        ]

    class Privacy:
        erase = {"sealed", "digest"}
        keep = {"id", "tenant_id", "sitting", "received_on"}


class GuessMinute(SchoolRow):
    """How many wrong class codes were tried at a school in one minute."""

    minute = models.DateTimeField()
    wrong = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "minute"], name="guesses_once_per_minute"
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "minute", "wrong"}

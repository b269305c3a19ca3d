"""Opened answers of a sealed round, in random order, and their scores."""

from django.db import models

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow
from pijler.listening.checkins.models.rounds import Round


class AnswerSheet(SchoolRow):
    """The answers of one unknown respondent; pages cannot read this table.

    Without a group where fewer than ten of it answered: these count for the school only.
    """

    round = SameSchoolKey(Round, models.PROTECT, related_name="sheets")
    group = SameSchoolKey("schools.Group", models.PROTECT, null=True, related_name="+")
    answers = models.JSONField()

    class Privacy:
        erase = {"answers"}
        keep = {"id", "tenant_id", "round", "group"}


class ScaleScore(SchoolRow):
    """One scale of one answer sheet, unrounded, with the rule and version that made it."""

    sheet = SameSchoolKey(AnswerSheet, models.CASCADE, related_name="scores")
    scale = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    answered = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=20)
    version = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "sheet", "scale"], name="one_score_per_scale"
            ),
        ]

    class Privacy:
        erase = {"value"}
        keep = {
            "id", "tenant_id", "sheet", "scale", "answered", "of", "rule", "version",
        }  # fmt: skip

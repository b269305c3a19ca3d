"""Somebody is worried, or wants to talk."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from pijler.foundation.access.roles import SCHOOL_TIME
from pijler.foundation.database.tables import SameSchoolKey, SchoolRow


class PartOfDay(models.TextChoices):
    """As near to a time as a request to talk may come."""

    MORNING = "morning", _("in the morning")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")

    @classmethod
    def of(cls, at: datetime) -> "PartOfDay":
        """Morning, afternoon or evening in the Netherlands."""
        hour = at.astimezone(SCHOOL_TIME).hour
        if hour < 12:
            return cls.MORNING
        return cls.AFTERNOON if hour < 18 else cls.EVENING


class TalkRequest(SchoolRow):
    """A pupil wants to talk with somebody; sent apart from any answers."""

    group = SameSchoolKey("schools.Group", models.PROTECT, null=True)
    name = models.CharField(max_length=80)
    asked_for = SameSchoolKey(
        "schools.Person", models.PROTECT, null=True, related_name="talk_requests"
    )
    urgent = models.BooleanField(default=False)
    received_on = models.DateField()
    part_of_day = models.CharField(max_length=10, choices=PartOfDay.choices)
    picked_up_by = SameSchoolKey(
        "schools.Person", models.PROTECT, null=True, related_name="talks_picked_up"
    )
    picked_up_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Privacy:
        erase = {"name"}
        keep = {
            "id", "tenant_id", "group", "asked_for", "urgent", "received_on",
            "part_of_day", "picked_up_by", "picked_up_at", "closed_at",
        }  # fmt: skip

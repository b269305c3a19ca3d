"""A round: one asking of one instrument to some groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow


class Mode(models.TextChoices):
    """The two ways of asking, kept apart for good; named rounds come later."""

    ANONYMOUS = "anonymous", _("anonymous")


class Round(SchoolRow):
    """One asking of one instrument to some groups: planned, open, stopped, sealed."""

    instrument = SameSchoolKey("instruments.Instrument", models.PROTECT)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ANONYMOUS)
    whole_school = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField(default=15)
    opens_on = models.DateField()
    closes_on = models.DateField()
    planned_by = SameSchoolKey("schools.Person", models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    # Raw P-256 point to which the browser seals; the private half lives in a file.
    public_key = models.BinaryField()
    # All moments are cut to their day when the round is sealed.
    stopped_at = models.DateTimeField(null=True)
    # Who stopped the round as a whole; nobody when it stopped with its last sitting.
    stopped_by = SameSchoolKey(
        "schools.Person", models.PROTECT, null=True, related_name="+"
    )
    seal_due_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)
    unreadable = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="round_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=models.Q(sealed_at__isnull=True)
                | models.Q(stopped_at__isnull=False),
                name="round_is_stopped_before_sealed",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "instrument", "mode", "whole_school", "minutes",
            "opens_on", "closes_on", "planned_by", "planned_at", "public_key",
            "stopped_at", "stopped_by", "seal_due_at", "sealed_at", "unreadable",
        }  # fmt: skip


class TalkPartner(SchoolRow):
    """Somebody with whom pupils of a round can ask to talk."""

    round = SameSchoolKey(Round, models.CASCADE, related_name="talk_partners")
    person = SameSchoolKey("schools.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "round", "person"], name="talk_partner_once"
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "round", "person"}


class Sitting(SchoolRow):
    """One group's part of a round: its code, its places, opened and stopped by its teacher."""

    round = SameSchoolKey(Round, models.CASCADE, related_name="sittings")
    group = SameSchoolKey("schools.Group", models.PROTECT, related_name="sittings")
    # HMAC of the class code; the code itself is worked out again from the server's key.
    code_hash = models.CharField(max_length=64)
    code_turn = models.PositiveSmallIntegerField(default=0)
    places = models.PositiveSmallIntegerField(default=0)
    # How many pupils the group had on the day of opening; nothing when it knows none.
    members = models.PositiveSmallIntegerField(null=True)
    # How many came in; counted when the round is sealed, before that the post is counted.
    received = models.PositiveSmallIntegerField(null=True)
    opened_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "round", "group"], name="one_sitting_per_group"
            ),
            models.UniqueConstraint(
                fields=["tenant_id", "code_hash"], name="class_code_once_per_school"
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "round", "group", "code_hash", "code_turn", "places",
            "members", "received", "opened_at", "stopped_at",
        }  # fmt: skip

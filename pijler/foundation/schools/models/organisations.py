"""Schools, the boards above them, and where they stand."""

from uuid import uuid4

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pijler.foundation.database.tables import SchoolRow

CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is."""

    SCHOOL = "school", _("school")
    BOARD = "board", _("school board")


class Sector(models.TextChoices):
    """The kind of education, with its own words on screen."""

    PO = "po", _("primary education")
    SO = "so", _("special primary education")
    VO = "vo", _("secondary education")
    VSO = "vso", _("special secondary education")
    MBO = "mbo", _("vocational education")


class Organisation(models.Model):
    """A school (the tenant) or a board: public facts only, readable by every school."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=OrganisationKind.choices)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=4, choices=Sector.choices, blank=True)
    brin = models.CharField(
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{2}[A-Z]{2}$")],
    )
    code = models.CharField(max_length=3, unique=True)
    board = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="schools"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brin"],
                condition=~models.Q(brin=""),
                name="one_school_per_brin",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "kind", "name", "sector", "brin", "code", "board"}

    def __str__(self) -> str:
        return self.name


class Location(SchoolRow):
    """A building of a school (*vestiging*)."""

    name = models.CharField(max_length=200)
    number = models.CharField(max_length=2, blank=True)
    source_key = models.CharField(max_length=100, blank=True)

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "name", "number", "source_key"}

    def __str__(self) -> str:
        return self.name

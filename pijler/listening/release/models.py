"""Figures that were made public, once; pages read nothing else."""

from django.db import models
from django.db.models import Q

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow


class Release(SchoolRow):
    """All figures of one sealed round, made public together, once."""

    round = SameSchoolKey("checkins.Round", models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    catalogue = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "round"], name="a_round_is_released_once"
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "round", "released_at", "catalogue"}


class Level(models.TextChoices):
    """Whom a figure is about."""

    CLASS = "class"
    SCHOOL = "school"


class Kind(models.TextChoices):
    """How a figure is said, or that it is not."""

    WITHHELD = "withheld"
    BANDED = "banded"
    ROUNDED = "rounded"
    PERCENT = "percent"
    OPEN_END = "open-end"


# What a withheld figure must not have.
NUMBERS = (
    "size", "response", "band", "from_band", "to_band", "count_to_5", "of_to_5",
    "percent", "low_percent", "high_percent", "end", "doubt_percent",
)  # fmt: skip


def of_one_population() -> Q:
    """A class figure has its group, a school figure has none."""
    of_class = Q(level=Level.CLASS, group__isnull=False)
    return of_class | Q(level=Level.SCHOOL, group__isnull=True)


class Figure(SchoolRow):
    """One population and one theme: a verdict of `science.disclosure`, as a row.

    The columns are those of its `FigureRow`, with the group in the place of its key.
    """

    release = SameSchoolKey(Release, models.CASCADE, related_name="figures")
    level = models.CharField(max_length=10, choices=Level.choices)
    group = SameSchoolKey("schools.Group", models.PROTECT, null=True, related_name="+")
    theme = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # For whoever checks the rules; no page shows it: another text would tell why.
    reason = models.CharField(max_length=20, null=True)  # noqa: DJ001  as in the row
    size = models.PositiveSmallIntegerField(null=True)
    response = models.PositiveSmallIntegerField(null=True)
    band = models.PositiveSmallIntegerField(null=True)
    from_band = models.PositiveSmallIntegerField(null=True)
    to_band = models.PositiveSmallIntegerField(null=True)
    count_to_5 = models.PositiveIntegerField(null=True)
    of_to_5 = models.PositiveIntegerField(null=True)
    percent = models.PositiveSmallIntegerField(null=True)
    low_percent = models.PositiveSmallIntegerField(null=True)
    high_percent = models.PositiveSmallIntegerField(null=True)
    end = models.CharField(max_length=4, null=True)  # noqa: DJ001  as in the row
    doubt_percent = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "release", "level", "group", "theme"],
                nulls_distinct=False,
                name="one_figure_per_population_and_theme",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.WITHHELD)
                | Q(
                    reason__isnull=False,
                    **{f"{name}__isnull": True for name in NUMBERS},
                ),
                name="withheld_figures_hold_nothing",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.WITHHELD)
                | Q(reason__isnull=True, size__gte=10, response__isnull=False),
                name="shown_figures_are_of_ten_or_more",
            ),
            models.CheckConstraint(
                condition=Q(size__gte=50)
                | Q(
                    percent__isnull=True,
                    count_to_5__isnull=True,
                    doubt_percent__isnull=True,
                ),
                name="small_groups_get_bands_only",
            ),
            models.CheckConstraint(
                condition=of_one_population(),
                name="a_figure_is_of_a_class_or_the_school",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "release", "level", "group", "theme", "kind", "reason",
            *NUMBERS,
        }  # fmt: skip

    @property
    def key(self) -> str:
        """The population, as science knows it: the group's id, or the school's."""
        return str(self.group_id or self.tenant_id)


class LedgerEntry(SchoolRow):
    """The exact sizes of a population that was shown; pages cannot read this table."""

    release = SameSchoolKey(Release, models.CASCADE, related_name="ledger")
    level = models.CharField(max_length=10, choices=Level.choices)
    key = models.CharField(max_length=40)
    places = models.PositiveIntegerField()
    # [{"key": a group's id, "answered": how many}]
    parts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "release", "level", "key"],
                name="a_population_stands_in_the_ledger_once",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "tenant_id", "release", "level", "key", "places", "parts"}

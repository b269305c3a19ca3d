"""Figures that were made public, once; pages read nothing else."""

from django.db import models

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


class Figure(SchoolRow):
    """One population and one theme: a verdict, and what may be shown as it was decided.

    `presentation` holds exactly the fields of the presentation type of `science.disclosure`.
    """

    release = SameSchoolKey(Release, models.CASCADE, related_name="figures")
    level = models.CharField(max_length=10, choices=Level.choices)
    group = SameSchoolKey("schools.Group", models.PROTECT, null=True, related_name="+")
    theme = models.CharField(max_length=60)
    shown = models.BooleanField()
    presentation = models.JSONField(null=True)
    response = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "release", "level", "group", "theme"],
                nulls_distinct=False,
                name="one_figure_per_population_and_theme",
            ),
            models.CheckConstraint(
                condition=models.Q(shown=True) | models.Q(presentation__isnull=True),
                name="withheld_figures_hold_nothing",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "release", "level", "group", "theme", "shown",
            "presentation", "response",
        }  # fmt: skip

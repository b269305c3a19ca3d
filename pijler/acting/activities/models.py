"""Things a school does, each with its place in the approach."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pijler.foundation.database.tables import SameSchoolKey, SchoolRow


class Level(models.TextChoices):
    """Where an activity happens."""

    PUPIL = "pupil", _("one pupil")
    CLASS = "class", _("the class")
    SCHOOL = "school", _("the school")
    HOME = "home", _("at home")
    NEIGHBOURHOOD = "neighbourhood", _("the neighbourhood")


class Intensity(models.TextChoices):
    """For whom an activity is."""

    UNIVERSAL = "universal", _("for everyone")
    SELECTIVE = "selective", _("for a group that needs more")
    INDICATED = "indicated", _("for one who needs help")


class Pillar(models.TextChoices):
    """The four pillars of the approach."""

    POLICY = "policy", _("Policy")
    ENVIRONMENT = "environment", _("Environment")
    EDUCATION = "education", _("Education")
    SIGNALLING = "signalling", _("Signalling")


class State(models.TextChoices):
    """How far an activity is."""

    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")


class Activity(SchoolRow):
    """Something agreed, with an owner and a day to look back."""

    title = models.CharField(max_length=200)
    home = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=15, choices=Level.choices)
    intensity = models.CharField(max_length=10, choices=Intensity.choices)
    pillar = models.CharField(max_length=12, choices=Pillar.choices)
    principle = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(16)]
    )
    group = SameSchoolKey("schools.Group", models.PROTECT, null=True, related_name="+")
    owner = SameSchoolKey("schools.Person", models.PROTECT, related_name="activities")
    agreed_on = models.DateField()
    look_back_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.RUNNING
    )
    looked_back_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(principle__gte=1, principle__lte=16),
                name="one_of_sixteen_principles",
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {
            "id", "tenant_id", "title", "home", "level", "intensity", "pillar",
            "principle", "group", "owner", "agreed_on", "look_back_on", "state",
            "looked_back_at", "outcome",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.title

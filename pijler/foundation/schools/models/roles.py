"""What people do in a school."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role of a member of staff; one person may hold several, each with dates."""

    TEACHER = "teacher", _("teacher")
    MENTOR = "mentor", _("mentor")
    SUPPORT_COORDINATOR = "support_coordinator", _("support coordinator")
    COORDINATOR = "coordinator", _("wellbeing coordinator")
    LEADER = "leader", _("school leader")
    ICT = "ict", _("school ICT")
    STAFF = "staff", _("member of staff")


OF_A_GROUP = frozenset({Role.TEACHER, Role.MENTOR})

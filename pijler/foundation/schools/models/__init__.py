from pijler.foundation.schools.models.groups import Group, GroupMembership, SchoolPeriod
from pijler.foundation.schools.models.organisations import (
    Location,
    Organisation,
    OrganisationKind,
    Sector,
)
from pijler.foundation.schools.models.people import (
    Authority,
    Enrolment,
    Guardianship,
    Person,
    StaffRole,
)
from pijler.foundation.schools.models.roles import Role

__all__ = [
    "Authority",
    "Enrolment",
    "Group",
    "GroupMembership",
    "Guardianship",
    "Location",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Role",
    "SchoolPeriod",
    "Sector",
    "StaffRole",
]

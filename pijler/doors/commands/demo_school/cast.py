"""The people whose place a visitor of the demo can take."""

from dataclasses import dataclass

from pijler.foundation.schools.models import Role


@dataclass(frozen=True)
class Member:
    """One of the cast: a name, a role (none for a pupil or a parent), maybe a group."""

    given: str
    infix: str
    family: str
    role: Role | None
    group: str = ""


REGENBOOG = (
    Member("Marieke", "de", "Wit", Role.TEACHER, "7b"),
    Member("Youssef", "", "Benali", Role.TEACHER, "8"),
    Member("Karin", "", "Bos", Role.SUPPORT_COORDINATOR),
    Member("Petra", "van", "Dijk", Role.COORDINATOR),
    Member("Anneke", "", "Smit", Role.LEADER),
    Member("Hans", "de", "Graaf", Role.ICT),
    Member("Ria", "", "Mulder", Role.STAFF),
    Member("Noor", "", "Visser", None, "7b"),
    Member("Elif", "", "Visser", None),
)
BAKEN = (
    Member("Samira", "", "Haddou", Role.MENTOR, "2C"),
    Member("Joost", "", "Prins", Role.MENTOR, "4A"),
    Member("Femke", "", "Hoekstra", Role.SUPPORT_COORDINATOR),
    Member("Mehmet", "", "Kaya", Role.COORDINATOR),
    Member("Ellen", "van der", "Meer", Role.LEADER),
    Member("Ravi", "", "Peters", Role.ICT),
    Member("Wim", "", "Koster", Role.STAFF),
)

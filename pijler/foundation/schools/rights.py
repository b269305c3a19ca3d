"""Public facts are read by all; a school's own rows are kept by the school."""

from pijler.foundation.database.rights import ALL, READ, Rights

_REMOVABLE = Rights(app=ALL, worker=READ)

RIGHTS = {
    "Organisation": Rights(app=READ, worker=READ),
    "Location": _REMOVABLE,
    "SchoolPeriod": _REMOVABLE,
    "Group": _REMOVABLE,
    "GroupMembership": _REMOVABLE,
    "Person": _REMOVABLE,
    "Enrolment": _REMOVABLE,
    "StaffRole": _REMOVABLE,
    "Guardianship": _REMOVABLE,
}

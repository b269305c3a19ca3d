"""Accounts are kept by the sign-in pages; jobs have no business there."""

from pijler.foundation.database.rights import ALL, NOTHING, Rights

RIGHTS = {
    "User": Rights(app=ALL, worker=NOTHING),
    "User_groups": Rights(app=ALL, worker=NOTHING),
    "User_user_permissions": Rights(app=ALL, worker=NOTHING),
    "Affiliation": Rights(app=ALL, worker=NOTHING),
}

"""Activities are added and kept up to date."""

from pijler.foundation.database.rights import ALL, NOTHING, Rights

RIGHTS = {"Activity": Rights(app=ALL, worker=NOTHING)}

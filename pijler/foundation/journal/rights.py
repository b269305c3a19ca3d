"""The journal is only ever added to."""

from pijler.foundation.database.rights import ADD, Rights

RIGHTS = {"Entry": Rights(app=ADD, worker=ADD)}

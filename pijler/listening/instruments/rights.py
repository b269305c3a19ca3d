"""An instrument that is in use is added once and never changed."""

from pijler.foundation.database.rights import ADD, READ, Rights

RIGHTS = {"Instrument": Rights(app=ADD, worker=READ)}

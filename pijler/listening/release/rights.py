"""Only the worker writes released figures, and nobody changes them."""

from pijler.foundation.database.rights import ADD, NOTHING, READ, Rights

RIGHTS = {
    "Release": Rights(app=READ, worker=ADD),
    "Figure": Rights(app=READ, worker=ADD),
    # Exact sizes: whoever could read them could undo the bands.
    "LedgerEntry": Rights(app=NOTHING, worker=ADD),
}

"""Only the worker writes released figures, and nobody changes them."""

from pijler.foundation.database.rights import ADD, READ, Rights

RIGHTS = {
    "Release": Rights(app=READ, worker=ADD),
    "Figure": Rights(app=READ, worker=ADD),
}

"""Pages import; a job reads large files into staging and tidies up, no more."""

from pijler.foundation.database.rights import ALL, CHANGE, Rights

RIGHTS = {"RosterImport": Rights(app=ALL, worker=CHANGE)}

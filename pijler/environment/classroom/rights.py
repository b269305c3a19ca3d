"""Class talks are kept by the teacher of the class."""

from pijler.foundation.database.rights import ALL, NOTHING, Rights

RIGHTS = {"ClassTalk": Rights(app=ALL, worker=NOTHING)}

"""Requests to talk are added and followed up, never removed by hand."""

from pijler.foundation.database.rights import CHANGE, NOTHING, Rights

RIGHTS = {"TalkRequest": Rights(app=CHANGE, worker=NOTHING)}

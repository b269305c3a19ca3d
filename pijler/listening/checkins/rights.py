"""Pages plan rounds and count what came in; only the worker ever reads an answer."""

from pijler.foundation.database.rights import ALL, CHANGE, NOTHING, READ, Rights

RIGHTS = {
    "Round": Rights(app=ALL, worker=CHANGE),
    "TalkPartner": Rights(app=ALL, worker=READ),
    "Sitting": Rights(app=ALL, worker=CHANGE),
    "Place": Rights(app=ALL, worker=ALL),
    # Pages submit and count through two database functions, nothing else.
    "Submission": Rights(app=NOTHING, worker=ALL),
    "GuessMinute": Rights(app=ALL, worker=ALL),
    "AnswerSheet": Rights(app=NOTHING, worker=ALL),
    "ScaleScore": Rights(app=NOTHING, worker=ALL),
    "Feedback": Rights(app=ALL, worker=NOTHING),
}

from pijler.listening.checkins.models.answers import AnswerSheet, ScaleScore
from pijler.listening.checkins.models.feedback import Feedback
from pijler.listening.checkins.models.post import GuessMinute, Place, Submission
from pijler.listening.checkins.models.rounds import Mode, Round, Sitting, TalkPartner

__all__ = [
    "AnswerSheet",
    "Feedback",
    "GuessMinute",
    "Mode",
    "Place",
    "Round",
    "ScaleScore",
    "Sitting",
    "Submission",
    "TalkPartner",
]

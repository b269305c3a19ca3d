"""The simple form: all questions at once, sealed by the server as a device would do it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pijler.foundation.database.context import school_context
from pijler.listening.checkins import answering, envelope
from pijler.listening.checkins.answers import Given, written
from pijler.listening.checkins.bodies import Unreadable
from pijler.listening.checkins.models import Round, Sitting, TalkPartner
from pijler.listening.checkins.tokens import (
    NotOurs,
    Token,
    new_ticket,
    read_token,
    to_base64url,
)
from pijler.listening.instruments.questionnaire import (
    Questionnaire,
    languages_of,
    questionnaire_of,
)


class NotOpenAnyMore(Exception):
    """The sitting of this form does not exist any more."""


@dataclass(frozen=True)
class Form:
    """What the simple pages show and send back."""

    token: str
    ticket: str
    round_id: str
    language: str
    asked: Questionnaire
    group: str
    talk: tuple[tuple[str, str], ...]


def of_begun(begun: answering.Begun, language: str) -> Form:
    """The form for a pupil who just began."""
    body = json.loads(begun.body)
    spoken = language if language in languages_of(body["instrument"]) else "nl"
    return Form(
        token=begun.token,
        ticket=begun.ticket,
        round_id=str(body["round"]),
        language=spoken,
        asked=questionnaire_of(body["instrument"], spoken),
        group=str(body["group"]),
        talk=tuple((one["id"], one["label"]) for one in body["talk"]),
    )


def sealed(posted: Mapping[str, str]) -> tuple[Form, str]:
    """The form that came back, and its answers sealed to the round."""
    try:
        token = read_token(posted.get("token", ""))
    except NotOurs:
        raise Unreadable from None
    with school_context(token.tenant_id):
        sitting = _sitting(token)
        round_, language = sitting.round, posted.get("language", "nl")
        if language not in languages_of(round_.instrument.document):
            raise Unreadable
        asked = questionnaire_of(round_.instrument.document, language)
        form = Form(
            token=posted["token"],
            ticket=new_ticket(token.tenant_id, sitting.pk),
            round_id=str(round_.pk),
            language=language,
            asked=asked,
            group=sitting.group.name,
            talk=tuple(_partners(round_)),
        )
    plaintext = written(round_.instrument, language, _given(asked, posted))
    closed = envelope.seal(plaintext, bytes(round_.public_key), round_.pk)
    return form, to_base64url(closed)


def _sitting(token: Token) -> Sitting:
    sittings = Sitting.objects.select_related("round__instrument", "group")
    sitting = sittings.filter(pk=token.sitting_id).first()
    if sitting is None:
        raise NotOpenAnyMore
    return sitting


def _partners(round_: Round) -> list[tuple[str, str]]:
    partners = TalkPartner.objects.filter(round=round_).select_related("person")
    named = [(str(one.person_id), one.person.full_name) for one in partners]
    return sorted(named, key=lambda pair: pair[1])


def _given(asked: Questionnaire, posted: Mapping[str, str]) -> Given:
    """The chosen value of every question; nothing for what was skipped or left open."""
    given: Given = {}
    for question in asked.questions:
        values = {str(choice.value): choice.value for choice in question.choices}
        said = posted.get(f"answer-{question.key}", "")
        if said and said not in values:
            raise Unreadable
        given[question.key] = values.get(said)
    return given

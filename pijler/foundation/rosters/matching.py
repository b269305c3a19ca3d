"""Which of the people we know a list speaks of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from pijler.foundation.rosters.listed import Details, ListedMember, ListedPupil
from pijler.foundation.rosters.standing import Known, Span
from pijler.foundation.rosters.steps import Ending

Somebody = TypeVar("Somebody", bound=Known)


def match(
    listed: Sequence[ListedPupil | ListedMember], known: Iterable[Somebody]
) -> tuple[dict[str, Somebody], list[Somebody]]:
    """Who is who, by the listed hash; and those the list does not speak of.

    A second number finds whoever got an ECK iD since the last list.
    """
    rest = {one.source: one for one in known if one.source}
    matched = {one.source: rest.pop(one.source) for one in listed if one.source in rest}
    for one in listed:
        if one.source not in matched and one.other in rest:
            matched[one.source] = rest.pop(one.other)
    return matched, list(rest.values())


def match_by_email(
    listed: Sequence[ListedMember], known: Iterable[Somebody]
) -> dict[str, Somebody]:
    """Staff who were added by hand and have the e-mail address of one in the list."""
    by_hand = [one for one in known if not one.source and one.details.email]
    times = Counter(one.details.email.casefold() for one in by_hand)
    addresses = {one.details.email.casefold(): one for one in by_hand}
    return {
        one.source: addresses.pop(one.details.email.casefold())
        for one in listed
        if times[one.details.email.casefold()] == 1
        and one.details.email.casefold() in addresses
    }


def merged(listed: Details, known: Details) -> Details:
    """The details as listed; what the list leaves open stays as it was."""
    return replace(
        listed,
        birth_date=listed.birth_date or known.birth_date,
        email=listed.email or known.email,
    )


def same_name(one: Details, other: Details) -> bool:
    """Whether the name is the same, part by part."""
    return (one.given_name, one.infix, one.family_name) == (
        other.given_name,
        other.infix,
        other.family_name,
    )


def ending(row: Span, day: date) -> Ending | None:
    """End a row the day before this one; nothing to do if it has ended already.

    A row holds one day at least, so what began today ends with today.
    """
    last_day = max(row.starts_on, day - timedelta(days=1))
    if row.ends_on is not None and row.ends_on <= last_day:
        return None
    return Ending(row, last_day)

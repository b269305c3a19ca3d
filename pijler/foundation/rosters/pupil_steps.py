"""What a list changes for each pupil."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pijler.foundation.rosters.listed import Listed, ListedPupil
from pijler.foundation.rosters.matching import ending, match, merged, same_name
from pijler.foundation.rosters.standing import (
    KnownGroup,
    KnownPupil,
    Membership,
    Standing,
)
from pijler.foundation.rosters.steps import Ending, Kind, PupilStep

KnownGroups = Mapping[str, KnownGroup | None]


def enrolled(standing: Standing, day: date) -> int:
    """How many pupils from lists the school has on this day."""
    return sum(1 for one in standing.pupils if one.enrolled(day))


def steps(
    listed: Listed, standing: Standing, groups: KnownGroups, day: date
) -> tuple[PupilStep, ...]:
    """One step per pupil in the list, and one for each who is no longer in it."""
    places = _Places(listed, standing, groups, day)
    matched, rest = match(listed.pupils, standing.pupils)
    staying = [
        places.known_step(pupil, matched[pupil.source])
        if pupil.source in matched
        else places.new_step(pupil)
        for pupil in listed.pupils
    ]
    leaving = [places.leaving_step(known) for known in rest]
    return (*staying, *(step for step in leaving if step.kinds))


@dataclass
class _Moves:
    joins: list[str]
    quits: list[Membership]
    endings: list[Ending]
    redirected: list[tuple[Membership, str]]


class _Places:
    """Knows the groups before and after."""

    def __init__(
        self, listed: Listed, standing: Standing, groups: KnownGroups, day: date
    ) -> None:
        self._listed = listed
        self._day = day
        self._groups = groups
        self._after = {group.key: group for group in listed.groups}
        self._names = {group.id: group.name for group in standing.groups}

    def new_step(self, pupil: ListedPupil) -> PupilStep:
        """A pupil whom we do not know yet."""
        return PupilStep(
            kinds=frozenset([Kind.PUPIL_NEW]),
            details=pupil.details,
            listed=pupil,
            enrol_from=pupil.starts_on or self._day,
            joins=pupil.groups,
            groups_after=self._names_of(pupil.groups),
        )

    def leaving_step(self, known: KnownPupil) -> PupilStep:
        """A pupil whom the list no longer has; without kinds if gone already."""
        ends = [
            ending(one, self._day) for one in (*known.enrolments, *known.memberships)
        ]
        endings = tuple(one for one in ends if one)
        leaves = any(one.row in known.enrolments for one in endings)
        return PupilStep(
            kinds=frozenset([Kind.PUPIL_LEAVES] if leaves else []),
            details=known.details,
            known=known,
            endings=endings,
            groups_before=self._names_before(self._open(known)),
        )

    def known_step(self, pupil: ListedPupil, known: KnownPupil) -> PupilStep:
        """A pupil whom we know: back again, in another class, or just the same."""
        details = merged(pupil.details, known.details)
        enrolment = known.enrolled(self._day)
        moves = self._moves(pupil.groups, known)
        kinds = set(self._kinds(pupil.groups, known, moves))
        endings = moves.endings
        if enrolment and enrolment.ends_on != pupil.ends_on:
            endings = [*endings, Ending(enrolment, pupil.ends_on)]
            kinds.add(Kind.PUPIL_CORRECTED)
        if not enrolment:
            kinds = {Kind.PUPIL_RETURNS}
        if not same_name(details, known.details):
            kinds.add(Kind.PUPIL_RENAMED)
        elif details != known.details:
            kinds.add(Kind.PUPIL_CORRECTED)
        return PupilStep(
            kinds=frozenset(kinds or [Kind.PUPIL_SAME]),
            details=details,
            listed=pupil,
            known=known,
            enrol_from=None if enrolment else self._back_from(pupil, known),
            endings=tuple(endings),
            joins=tuple(moves.joins),
            redirected=tuple(moves.redirected),
            groups_before=self._names_before(self._open(known)),
            groups_after=self._names_of(pupil.groups),
        )

    def _back_from(self, pupil: ListedPupil, known: KnownPupil) -> date:
        last = max(
            (one.ends_on for one in known.enrolments if one.ends_on), default=None
        )
        if pupil.starts_on and last and pupil.starts_on > last:
            return pupil.starts_on
        return self._day

    def _moves(self, wanted: Sequence[str], known: KnownPupil) -> _Moves:
        here = {one.group: one for one in self._open(known) if one.in_period}
        ids = {key: group.id for key in wanted if (group := self._groups.get(key))}
        stays = [here[group] for group in ids.values() if group in here]
        moves = _Moves(
            joins=[key for key in wanted if ids.get(key) not in here],
            quits=[one for one in here.values() if one not in stays],
            endings=[],
            redirected=[],
        )
        self._redirect(moves)
        ends = [ending(one, self._day) for one in [*moves.quits, *self._before(known)]]
        moves.endings += [one for one in ends if one]
        moves.endings += self._lengthened(stays)
        return moves

    def _redirect(self, moves: _Moves) -> None:
        # Nobody sat in a group that begins today or later, so there is nothing to end.
        for row in [one for one in moves.quits if one.starts_on >= self._day]:
            for key in moves.joins:
                if self._after[key].combined == row.combined:
                    moves.redirected.append((row, key))
                    moves.joins.remove(key)
                    moves.quits.remove(row)
                    break

    def _lengthened(self, stays: Iterable[Membership]) -> Iterable[Ending]:
        for row in stays:
            if row.ends_on is not None and row.ends_on < self._listed.ends_on:
                yield Ending(row, self._listed.ends_on)

    def _before(self, known: KnownPupil) -> Iterable[Membership]:
        """Memberships of years before that nobody ended."""
        return (
            one
            for one in self._open(known)
            if not one.in_period and one.starts_on < self._listed.starts_on
        )

    def _kinds(
        self, wanted: Sequence[str], known: KnownPupil, moves: _Moves
    ) -> Iterable[Kind]:
        changed = {self._after[key].combined for key in moves.joins}
        changed |= {row.combined for row in moves.quits}
        changed |= {row.combined for row, _ in moves.redirected}
        had_a_class = any(
            one.in_period and not one.combined for one in self._open(known)
        )
        if False in changed:
            yield Kind.PUPIL_MOVES if had_a_class else Kind.PUPIL_PLACED
        elif True in changed:
            yield Kind.PUPIL_REGROUPED
        elif moves.endings:
            yield Kind.PUPIL_CORRECTED

    def _open(self, known: KnownPupil) -> list[Membership]:
        return [one for one in known.memberships if one.is_open(self._day)]

    def _names_before(self, rows: Iterable[Membership]) -> tuple[str, ...]:
        return tuple(
            sorted(
                self._names[one.group]
                for one in rows
                if one.group in self._names and not one.combined
            )
        )

    def _names_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        groups = [self._after[key] for key in keys if key in self._after]
        return tuple(group.name for group in groups if not group.combined)

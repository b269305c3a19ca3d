"""Bringing a class list in from the command line: show, ask, do."""

import argparse
from typing import BinaryIO

from django.utils import timezone, translation

from pijler.doors.commands.outcome import NOT_OK, OK, Refused, say_problem
from pijler.formats.csv import Mapping
from pijler.foundation.access.roles import school_day
from pijler.foundation.database.context import school_context
from pijler.foundation.journal.actors import System
from pijler.foundation.rosters import actions
from pijler.foundation.rosters.comparing import compared
from pijler.foundation.rosters.findings import said
from pijler.foundation.rosters.listed import first_year_of
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.steps import Difference
from pijler.foundation.rosters.wording import summary, words_to_confirm
from pijler.foundation.schools.models import Organisation


def bring(args: argparse.Namespace, file: BinaryIO, mapping: Mapping | None) -> int:
    """Bring the list in after a yes; the exit code says whether it is in use."""
    school = Organisation.objects.filter(brin=args.school.upper()).first()
    if school is None:
        raise Refused(f"There is no school with BRIN {args.school}: pijler school list")
    with translation.override("en"):
        return _Import(args, school).run(file, mapping)


class _Import:
    def __init__(self, args: argparse.Namespace, school: Organisation) -> None:
        self._args = args
        self._school = school
        self._by = System(school.pk)

    def run(self, file: BinaryIO, mapping: Mapping | None) -> int:
        """Each step is a transaction of its own, so that asking holds nobody up."""
        with school_context(self._school.pk):
            roster_import = self._staged(file, mapping)
            _show(roster_import)
            if roster_import.status == ImportStatus.SAME:
                return OK
            if roster_import.status == ImportStatus.REFUSED:
                say_problem("The list was not imported; nothing changed.")
                return NOT_OK
            difference = compared(roster_import, school_day(timezone.now()))
        words = self._agreed(difference)
        with school_context(self._school.pk):
            return self._use(roster_import, words)

    def _staged(self, file: BinaryIO, mapping: Mapping | None) -> RosterImport:
        by, at = self._by, timezone.now()
        name = self._args.file.name
        roster_import = actions.stage_roster(
            by=by, at=at, file=file, filename=name, mapping=mapping
        )
        if self._args.this_year and roster_import.status == ImportStatus.STAGED:
            year = first_year_of(school_day(at))
            actions.place_in_year(
                by=by, at=at, roster_import=roster_import, first_year=year
            )
        return roster_import

    def _agreed(self, difference: Difference) -> str | None:
        """The words of whoever says yes; nothing means no."""
        if difference.listed.ends_on < school_day(timezone.now()):
            say_problem(
                f"This list is of school year {difference.listed.period}, which is"
                " over. Use --this-year to put its groups in this school year."
            )
            return None
        if difference.too_many_leave:
            return self._leavers_agreed(difference)
        if self._args.yes or _asked("Use this list? [y/N] ").lower() in {"y", "yes"}:
            return ""
        return None

    def _leavers_agreed(self, difference: Difference) -> str | None:
        words = words_to_confirm(difference.leaving)
        print(
            f"{difference.leaving} of {difference.enrolled_before} pupils are not in"
            " this list. Is it the list of the whole school?"
        )
        if self._args.confirm_leavers:
            return words
        if self._args.yes:
            say_problem("More than a fifth leaves: --confirm-leavers says that is so.")
            return None
        return _asked(f"Type '{words}' if that is so: ") or None

    def _use(self, roster_import: RosterImport, words: str | None) -> int:
        by, at = self._by, timezone.now()
        if words is not None:
            try:
                actions.apply_import(
                    by=by, at=at, roster_import=roster_import, confirmed_words=words
                )
            except actions.WordsMissing:
                say_problem("Those are not the words.")
            else:
                print(
                    "The list is in use. It can be undone for 30 days, on the page"
                    " Lists."
                )
                return OK
        actions.cancel_import(by=by, at=at, roster_import=roster_import)
        say_problem("Nothing changed.")
        return NOT_OK


def _show(roster_import: RosterImport) -> None:
    print(f"{roster_import.filename}: {roster_import.get_status_display()}")
    for finding in said(roster_import):
        place = f"line {finding.line}: " if finding.line else ""
        print(f"  {place}{finding.text}")
    if roster_import.status != ImportStatus.REFUSED:
        print(summary(roster_import.counts, roster_import.findings))


def _asked(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        return ""

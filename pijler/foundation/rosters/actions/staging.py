"""Read a list into staging: nothing of the school changes."""

from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction

from pijler.formats.csv import Mapping
from pijler.formats.reading import read_roster, safe_filename
from pijler.formats.roster import Roster
from pijler.foundation.access.actors import Actor, Person
from pijler.foundation.access.roles import school_day
from pijler.foundation.database.context import current_tenant_id
from pijler.foundation.database.jobs import defer
from pijler.foundation.journal.actions import Purpose, record
from pijler.foundation.rosters import uploads
from pijler.foundation.rosters.comparing import compared, counted
from pijler.foundation.rosters.identity import SchoolIdentity
from pijler.foundation.rosters.listed import as_json, school_year
from pijler.foundation.rosters.models import ImportStatus, RosterImport
from pijler.foundation.rosters.permissions import check_can_import
from pijler.foundation.rosters.staging import keep_what_we_need
from pijler.foundation.schools.models import Organisation


@transaction.atomic
def stage_roster(
    *,
    by: Actor,
    at: datetime,
    file: BinaryIO,
    filename: str,
    mapping: Mapping | None = None,
) -> RosterImport:
    """Read a list and say what it would change; refused lists say why."""
    check_can_import(by, school_day(at))
    roster_import = _begin(by, at, filename, ImportStatus.READING)
    _read(roster_import, file, mapping, by=by, at=at)
    return roster_import


@transaction.atomic
def keep_roster(
    *, by: Actor, at: datetime, file: BinaryIO, filename: str, is_table: bool
) -> RosterImport:
    """Keep a file: until its columns are chosen, or until a job has read it."""
    check_can_import(by, school_day(at))
    status = ImportStatus.MAPPING if is_table else ImportStatus.READING
    roster_import = _begin(by, at, filename, status)
    uploads.keep(roster_import.pk, file)
    if not is_table:
        defer("rosters.read", import_id=str(roster_import.pk))
    return roster_import


@transaction.atomic
def choose_columns(
    *, by: Actor, at: datetime, roster_import: RosterImport, mapping: Mapping
) -> None:
    """Say which column holds what; then the list is read."""
    check_can_import(by, school_day(at))
    roster_import.mapping = mapping.as_dict()
    roster_import.save(update_fields=["mapping"])
    _read_kept(roster_import, by=by, at=at)


@transaction.atomic
def read_kept_roster(*, by: Actor, at: datetime, roster_import: RosterImport) -> None:
    """Read a file that was kept; done by a job."""
    check_can_import(by, school_day(at))
    if roster_import.status == ImportStatus.READING:
        _read_kept(roster_import, by=by, at=at)


@transaction.atomic
def place_in_year(
    *, by: Actor, at: datetime, roster_import: RosterImport, first_year: int
) -> None:
    """Use a list for another school year than it says, as an example list needs."""
    check_can_import(by, school_day(at))
    if roster_import.status != ImportStatus.STAGED:
        return
    name, starts_on, ends_on = school_year(first_year)
    roster_import.staged |= {
        "period": name,
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
    }
    roster_import.period_name = name
    _compare(roster_import, school_day(at))
    roster_import.save()


@transaction.atomic
def compare_again(*, by: Actor, at: datetime, roster_import: RosterImport) -> None:
    """Renew the counts of a waiting list, when the school changed or a day went by."""
    check_can_import(by, school_day(at))
    before = roster_import.counts
    roster_import.counts = counted(compared(roster_import, school_day(at)))
    if roster_import.counts != before:
        roster_import.save(update_fields=["counts"])


@transaction.atomic
def cancel_import(*, by: Actor, at: datetime, roster_import: RosterImport) -> None:
    """Leave a list unused; what it held is forgotten."""
    check_can_import(by, school_day(at))
    if roster_import.status not in _WAITING:
        return
    roster_import.status = ImportStatus.CANCELLED
    roster_import.staged = {}
    roster_import.save(update_fields=["status", "staged"])
    uploads.forget(roster_import.pk)
    _record("roster.cancelled", roster_import, by, at)


_WAITING = frozenset([ImportStatus.MAPPING, ImportStatus.READING, ImportStatus.STAGED])


def _begin(
    by: Actor, at: datetime, filename: str, status: ImportStatus
) -> RosterImport:
    return RosterImport.objects.create(
        status=status,
        filename=safe_filename(filename),
        made_at=at,
        made_by=by if isinstance(by, Person) else None,
    )


def _read_kept(roster_import: RosterImport, *, by: Actor, at: datetime) -> None:
    mapping = Mapping.of(roster_import.mapping) if roster_import.mapping else None
    with uploads.kept(roster_import.pk) as file:
        _read(roster_import, file, mapping, by=by, at=at)
    uploads.forget(roster_import.pk)


def _read(
    roster_import: RosterImport,
    file: BinaryIO,
    mapping: Mapping | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    day = school_day(at)
    filename = roster_import.filename
    roster = read_roster(file, filename=filename, mapping=mapping, on=day)
    roster_import.format = roster.format[:20]
    roster_import.reference_on = roster.school.reference_date
    roster_import.findings = [finding.as_dict() for finding in roster.findings]
    roster_import.refusal = _refusal(roster)
    if roster.importable and not roster_import.refusal:
        _stage(roster_import, roster, day)
    else:
        roster_import.status = ImportStatus.REFUSED
    roster_import.save()
    _record(f"roster.{roster_import.status}", roster_import, by, at)


def _refusal(roster: Roster) -> dict[str, str]:
    school = Organisation.objects.get(pk=current_tenant_id())
    listed = roster.school.brin
    if listed and school.brin and listed != school.brin:
        return {"code": "other-school", "listed": listed, "ours": school.brin}
    in_use = RosterImport.objects.filter(status=ImportStatus.APPLIED)
    last = in_use.order_by("applied_at").values_list("key_mark", flat=True).last()
    if last and last != SchoolIdentity(school.pk).mark:
        return {"code": "key-lost"}
    return {}


def _stage(roster_import: RosterImport, roster: Roster, day: date) -> None:
    identity = SchoolIdentity(current_tenant_id())
    listed = keep_what_we_need(roster, identity, today=day)
    roster_import.key_mark = identity.mark
    roster_import.period_name = listed.period
    roster_import.staged = as_json(listed)
    _compare(roster_import, day)


def _compare(roster_import: RosterImport, day: date) -> None:
    difference = compared(roster_import, day)
    roster_import.counts = counted(difference)
    roster_import.status = ImportStatus.STAGED
    if difference.changes_nothing:
        roster_import.status = ImportStatus.SAME
        roster_import.staged = {}


def _record(verb: str, about: RosterImport, by: Actor, at: datetime) -> None:
    record(verb, about=about, by=by, at=at, purpose=Purpose.ADMINISTRATION)

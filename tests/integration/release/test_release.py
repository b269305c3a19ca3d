"""Figures are released once, by the worker, above the floors and never as numbers of few."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from pijler.foundation.database.context import school_context
from pijler.foundation.journal.models import Entry
from pijler.listening.checkins.models import AnswerSheet
from pijler.listening.release import actions, tasks
from pijler.listening.release.models import Figure, LedgerEntry, Release
from pijler.science.disclosure import FigureRow, from_row
from tests.factories import (
    NOON,
    GroupMembershipFactory,
    make_class,
    make_school,
    make_teacher,
)
from tests.factories_figures import everyone_like, make_round, release, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    school = make_school()
    with school_context(school.pk):
        yield school


def kinds(**which: object) -> list[str]:
    return sorted(Figure.objects.filter(**which).values_list("kind", flat=True))


def test_a_class_of_25_gets_a_band_on_every_theme(school):
    group = make_class(2)
    released({group: everyone_like(20, 25)})

    assert kinds() == ["banded"] * 5
    assert set(Figure.objects.values_list("band", "size")) == {(4, 20)}


def test_releasing_twice_changes_nothing(school):
    round_ = make_round({make_class(2): everyone_like(20, 25)})

    assert release(round_) is True
    first = set(Figure.objects.values_list("id", flat=True))
    assert release(round_) is False

    assert set(Figure.objects.values_list("id", flat=True)) == first
    assert Release.objects.count() == 1
    assert Entry.objects.filter(verb="round.released").count() == 1


def test_a_class_of_nine_gets_nothing_whatever_it_answered(school):
    for well in (0, 5, 9):
        released({make_class(2): everyone_like(well, 9)})

    assert set(kinds()) == {"withheld"}
    assert not Figure.objects.filter(band__isnull=False).exists()


def test_every_row_reads_back_as_a_verdict(school):
    released({make_class(1): everyone_like(4, 12), make_class(1): {}})

    for figure in Figure.objects.all():
        row = {name: getattr(figure, name) for name in FigureRow.__annotations__}
        assert from_row(FigureRow(**row)).theme == figure.theme


def test_only_a_round_of_the_whole_school_gets_school_figures(school):
    one, other = make_class(1), make_class(1)
    counts = {one: everyone_like(15, 25), other: everyone_like(10, 25)}
    released(counts)
    assert not Figure.objects.filter(level="school").exists()

    released(
        counts,
        whole_school=True,
        instrument="pijler-po58",
        on=NOON.date().replace(month=3),
    )

    assert kinds(level="school") == ["rounded"] * 5


def test_a_small_rest_takes_the_smallest_class_with_it(school):
    large, middle, small = make_class(1), make_class(1), make_class(1)
    released(
        {
            large: everyone_like(15, 25),
            middle: everyone_like(10, 20),
            small: everyone_like(2, 5),
        },
        whole_school=True,
    )

    assert set(kinds(group=middle)) == {"withheld"}
    assert set(kinds(group=large)) == {"banded"}
    assert set(kinds(level="school")) == {"rounded"}


def test_what_went_out_two_weeks_ago_limits_the_same_asking(school):
    group = make_class(1)
    first = released({group: everyone_like(15, 25)})

    released({group: everyone_like(15, 24)}, on=first.opens_on.replace(day=28))

    assert kinds() == ["banded"] * 5 + ["withheld"] * 5


def test_half_a_year_later_is_another_asking(school):
    group = make_class(1)
    first = released({group: everyone_like(15, 25)})

    released({group: everyone_like(15, 24)}, on=first.opens_on.replace(month=5))

    assert kinds() == ["banded"] * 10


def test_a_round_that_is_not_sealed_has_no_figures(school):
    round_ = make_round({make_class(1): everyone_like(15, 25)}, sealed=False)

    with pytest.raises(actions.NotSealed):
        release(round_)


def test_nobody_releases_by_hand(school):
    group = make_class(1)
    round_ = make_round({group: everyone_like(15, 25)})

    with pytest.raises(PermissionDenied):
        actions.release_round(round_=round_, by=make_teacher(group), at=NOON)


@pytest.mark.parametrize(
    "deed",
    [
        "insert into release_release (tenant_id, id, round_id, released_at, catalogue)"
        " select tenant_id, gen_random_uuid(), round_id, now(), 'x' from release_release",
        "update release_figure set band = 0",
        "delete from release_figure",
        "select parts from release_ledgerentry",
        "select value from checkins_scalescore",
    ],
)
def test_pages_cannot_write_figures_nor_read_what_they_are_made_of(school, deed):
    released({make_class(1): everyone_like(15, 25)})
    with pytest.raises(DatabaseError, match="permission denied"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(deed)


def test_the_ledger_keeps_exact_sizes_of_shown_populations_only(school, as_role):
    shown, hidden = make_class(1), make_class(1)
    released({shown: everyone_like(15, 25), hidden: everyone_like(5, 9)})

    with as_role("pijler_worker"):
        entry = LedgerEntry.objects.get()
    assert entry.parts == [{"key": str(shown.pk), "answered": 25}]
    assert entry.places == 25


def test_the_database_refuses_a_withheld_figure_that_holds_a_number(school, as_role):
    released({make_class(1): everyone_like(5, 9)})
    row = Figure.objects.first()
    row.pk, row.theme, row.band = uuid4(), "else", 3

    with as_role("pijler_worker"):
        with pytest.raises(DatabaseError, match="withheld_figures_hold_nothing"):
            with transaction.atomic():
                row.save(force_insert=True)


def test_the_database_refuses_a_count_about_fewer_than_fifty(school, as_role):
    released({make_class(1): everyone_like(15, 25)})
    row = Figure.objects.first()
    row.pk, row.theme, row.count_to_5 = uuid4(), "else", 15

    with as_role("pijler_worker"):
        with pytest.raises(DatabaseError, match="small_groups_get_bands_only"):
            with transaction.atomic():
                row.save(force_insert=True)


def test_other_schools_do_not_see_the_figures(school):
    released({make_class(1): everyone_like(15, 25)})
    other = make_school()

    with school_context(other.pk):
        assert not Figure.objects.exists()


def test_sealing_defers_a_job_that_releases(school, as_role):
    round_ = make_round({make_class(1): everyone_like(15, 25)})

    with as_role("pijler_worker"):
        tasks.release_round(round_id=str(round_.pk))

    assert Release.objects.filter(round=round_).exists()


# --- answers that somebody made up, and pupils in two groups ---


def test_nine_planted_answers_and_ten_places_give_no_figure_of_the_tenth(school):
    planted = make_class(1)
    released({planted: everyone_like(9, 10)}, members=25)

    assert set(kinds()) == {"withheld"}


@pytest.mark.parametrize(("answered", "shown"), [(14, False), (15, True)])
def test_a_class_is_shown_when_three_in_five_of_its_pupils_answered(
    school, answered, shown
):
    released({make_class(1): everyone_like(7, answered)}, members=25)

    assert set(kinds()) == {"banded" if shown else "withheld"}


def test_a_class_without_known_pupils_gets_no_figure(school):
    round_ = make_round({make_class(1): everyone_like(15, 25)})
    round_.sittings.update(members=None)
    release(round_)

    assert set(kinds()) == {"withheld"}


def test_a_class_with_fewer_pupils_than_ten_gets_no_figure(school):
    released({make_class(1): everyone_like(6, 12)}, members=9)

    assert set(kinds()) == {"withheld"}


def test_planted_answers_do_not_hide_one_pupil_in_the_rest_of_the_school(school):
    large, middle, planted = make_class(1), make_class(1), make_class(1)
    round_ = make_round(
        {
            large: everyone_like(15, 25),
            middle: everyone_like(10, 20),
            planted: everyone_like(9, 10),
        },
        whole_school=True,
    )
    round_.sittings.filter(group=planted).update(members=25)
    release(round_)

    # The smallest real class joins the rest, or the rest would be the planted class alone.
    assert set(kinds(group=planted)) == set(kinds(group=middle)) == {"withheld"}
    assert set(kinds(group=large)) == {"banded"}
    assert set(kinds(level="school")) == {"rounded"}


def test_a_school_of_planted_answers_alone_gets_no_figure(school):
    groups = {make_class(1): everyone_like(9, 10) for _ in range(3)}
    released(groups, whole_school=True, members=25)

    assert set(kinds()) == {"withheld"}


def test_small_classes_count_for_the_school_through_their_sum(school, as_role):
    large = make_class(1)
    small = [make_class(1), make_class(1)]
    round_ = make_round(
        {large: everyone_like(30, 45), **{one: everyone_like(5, 8) for one in small}},
        whole_school=True,
    )
    with as_role("pijler_worker"):
        AnswerSheet.objects.filter(group__in=small).update(group=None)
    release(round_)

    assert set(kinds(group=large)) == {"banded"}
    assert set(kinds(group__in=small)) == {"withheld"}
    assert set(kinds(level="school")) == {"rounded"}
    assert set(
        Figure.objects.filter(level="school").values_list("of_to_5", flat=True)
    ) == {60}


def test_groups_that_share_one_pupil_get_no_figures_of_their_own(school):
    one, other, apart = make_class(3), make_class(3), make_class(3)
    GroupMembershipFactory(group=other, pupil=one.memberships.first().pupil)
    released({group: everyone_like(15, 25) for group in (one, other, apart)})

    assert set(kinds(group__in=[one, other])) == {"withheld"}
    assert set(kinds(group=apart)) == {"banded"}


def test_a_group_that_shares_a_pupil_with_a_round_of_two_weeks_ago_stays_closed(school):
    one, other = make_class(3), make_class(3)
    GroupMembershipFactory(group=other, pupil=one.memberships.first().pupil)
    first = released({one: everyone_like(15, 25)})
    released({other: everyone_like(15, 26)}, on=first.opens_on.replace(day=28))

    assert set(kinds(group=one)) == {"banded"}
    assert set(kinds(group=other)) == {"withheld"}


def test_half_a_year_later_a_shared_pupil_is_no_matter(school):
    one, other = make_class(3), make_class(3)
    GroupMembershipFactory(group=other, pupil=one.memberships.first().pupil)
    first = released({one: everyone_like(15, 25)})
    released({other: everyone_like(15, 26)}, on=first.opens_on.replace(month=5))

    assert set(kinds()) == {"banded"}

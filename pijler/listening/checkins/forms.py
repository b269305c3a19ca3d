"""Planning a round, and saying how many pupils take part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from pijler.foundation.access.actors import Actor
from pijler.foundation.schools.models import Group, Person
from pijler.listening.checkins import queries
from pijler.listening.checkins.permissions import plans_for_all
from pijler.listening.instruments.library import Shipped

LONGEST = timedelta(days=92)
WHOLE_SCHOOL, SOME_GROUPS = "school", "groups"


class DayField(forms.DateField):
    """A day, picked in the way of the device."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


@dataclass(frozen=True)
class Offer:
    """What somebody can choose from when planning."""

    instruments: Sequence[Shipped]
    groups: Sequence[Group]
    people: Sequence[Person]
    may_ask_all: bool


def offer_for(viewer: Actor, on: date, instruments: Sequence[Shipped]) -> Offer:
    """The groups, instruments and people of this planner."""
    return Offer(
        instruments=instruments,
        groups=list(queries.plannable_groups(viewer, on)),
        people=list(queries.possible_talk_partners(viewer, on)),
        may_ask_all=plans_for_all(viewer, on),
    )


class PlanForm(forms.Form):
    """Which questions, which groups, which days, and who is there for talks."""

    instrument = forms.ChoiceField(
        label=_("Which questions?"), widget=forms.RadioSelect
    )
    whom = forms.ChoiceField(
        label=_("Who takes part?"),
        widget=forms.RadioSelect,
        choices=[
            (WHOLE_SCHOOL, _("All classes for which these questions are meant")),
            (SOME_GROUPS, _("The classes that I tick")),
        ],
        initial=WHOLE_SCHOOL,
    )
    groups = forms.MultipleChoiceField(
        label=_("Which classes?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    opens_on = DayField(label=_("From which day?"))
    closes_on = DayField(
        label=_("Until which day?"),
        help_text=_("After this day nobody can begin any more. Two weeks is usual."),
    )
    minutes = forms.IntegerField(
        label=_("How many minutes do you keep free for it?"),
        min_value=5,
        max_value=60,
        initial=15,
        error_messages={
            "min_value": _("Keep at least 5 minutes free."),
            "max_value": _("Keep at most 60 minutes free."),
        },
    )
    talk_partners = forms.MultipleChoiceField(
        label=_("Who has time to talk afterwards?"),
        help_text=_(
            "Pupils can choose these people at the end. Choose only who agreed and keeps time free."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, data: object, *, offer: Offer, language: str, today: date
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, or nothing
        self._offer, self._today = offer, today
        self._choose("instrument", _instruments(offer.instruments, language))
        self._choose("groups", [(str(g.pk), g.name) for g in offer.groups])
        self._choose("talk_partners", [(str(p.pk), str(p)) for p in offer.people])
        self.initial = {"opens_on": today, "closes_on": today + timedelta(days=14)}
        if not offer.may_ask_all:
            del self.fields["whom"]
            self.fields["groups"].required = True
        if len(offer.groups) == 1:
            self.initial["groups"] = [str(offer.groups[0].pk)]
        if len(offer.instruments) == 1:
            self.initial["instrument"] = _name(offer.instruments[0])

    @property
    def shipped(self) -> Shipped:
        """The instrument that was chosen."""
        chosen = self.cleaned_data["instrument"]
        return next(one for one in self._offer.instruments if _name(one) == chosen)

    @property
    def whole_school(self) -> bool:
        """Whether every fitting group takes part."""
        return self.cleaned_data.get("whom") == WHOLE_SCHOOL

    @property
    def chosen_groups(self) -> list[Group]:
        """The groups that were ticked."""
        ticked = self.cleaned_data.get("groups", [])
        return [group for group in self._offer.groups if str(group.pk) in ticked]

    @property
    def chosen_people(self) -> list[Person]:
        """Who has time to talk."""
        ticked = self.cleaned_data["talk_partners"]
        return [person for person in self._offer.people if str(person.pk) in ticked]

    def clean(self) -> None:
        super().clean()
        self._check_days()
        if "instrument" in self.cleaned_data and not self.whole_school:
            self._check_groups()

    def _check_days(self) -> None:
        opens, closes = (
            self.cleaned_data.get("opens_on"),
            self.cleaned_data.get("closes_on"),
        )
        if not opens or not closes:
            return
        if closes < max(opens, self._today):
            self.add_error("closes_on", _("Choose a day that is not over yet."))
        elif closes - opens > LONGEST:
            self.add_error("closes_on", _("Choose a day within three months."))

    def _check_groups(self) -> None:
        if not self.chosen_groups and "groups" not in self.errors:
            self.add_error("groups", _("Tick at least one class."))
        wrong = [
            g.name for g in self.chosen_groups if not self.shipped.fits_year(g.year)
        ]
        if wrong:
            text = _("These questions are not meant for: %(names)s.")
            self.add_error("groups", text % {"names": ", ".join(wrong)})

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class PlacesForm(forms.Form):
    """How many pupils take part."""

    places = forms.IntegerField(
        label=_("How many pupils take part?"), min_value=1, max_value=400
    )


def _instruments(
    instruments: Sequence[Shipped], language: str
) -> list[tuple[str, str]]:
    return [(_name(one), one.title(language)) for one in instruments]


def _name(one: Shipped) -> str:
    return f"{one.key}@{one.version}"

"""What a class agrees: one thing, one small thing for at home, by whom, until when."""

from collections.abc import Iterable
from datetime import date, timedelta

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pijler.acting.activities.actions import Terms
from pijler.acting.activities.principles import OF_A_CLASS, PRINCIPLES
from pijler.environment.classroom.suggestions import Suggestions, Words
from pijler.foundation.schools.models import Person

OWN, NOTHING = "own", ""
SIX_WEEKS = timedelta(days=42)


class AgreementForm(forms.Form):
    """A choice from ideas, or own words; each idea is one touch."""

    # What must be filled in is said in words; a red edge before one begins helps nobody.
    use_required_attribute = False

    said = forms.CharField(
        label=_("What did the class say?"),
        help_text=_(
            "In one sentence, without names. The class reads it back next time."
        ),
        error_messages={
            "required": _("Write down in one sentence what the class said.")
        },
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    idea = forms.ChoiceField(
        label=_("What do you agree on?"),
        error_messages={"required": _("Choose one of these, or something else.")},
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("In your own words"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    home_idea = forms.ChoiceField(
        label=_("And something small for at home"),
        widget=forms.RadioSelect,
        required=False,
    )
    home = forms.CharField(
        label=_("In your own words, for at home"), max_length=200, required=False
    )
    owner = forms.ModelChoiceField(
        label=_("Who keeps an eye on it?"),
        queryset=Person._base_manager.none(),
        empty_label=None,
    )
    look_back_on = forms.DateField(
        label=_("When do you look back?"),
        error_messages={
            "required": _("Choose a day after today."),
            "invalid": _("Choose a day after today."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    principle = forms.TypedChoiceField(
        label=_("What does it work on?"),
        help_text=_("You may leave this as it is."),
        coerce=int,
        choices=[],
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        ideas: Suggestions,
        owners: QuerySet[Person],
        today: date,
        initial: dict[str, object],
    ) -> None:
        super().__init__(data, initial=_first_choice(today) | initial)
        self.today = today
        _offer(self.fields["idea"], ideas.in_class, [(OWN, _("Something else"))])
        _offer(
            self.fields["home_idea"],
            ideas.at_home,
            [(OWN, _("Something else")), (NOTHING, _("Nothing for at home"))],
        )
        _offer_named(self.fields["principle"])
        owner = self.fields["owner"]
        if isinstance(owner, forms.ModelChoiceField):
            owner.queryset = owners

    def clean_look_back_on(self) -> date:
        """Looking back happens later."""
        day: date = self.cleaned_data["look_back_on"]
        if day <= self.today:
            raise forms.ValidationError(_("Choose a day after today."))
        return day

    def clean(self) -> dict[str, object]:
        """Own words are never lost: they count when nothing else was chosen."""
        cleaned = super().clean() or {}
        if cleaned.get("title") and "idea" in self.errors and not self.data.get("idea"):
            del self.errors["idea"]
            cleaned["idea"] = OWN
        if cleaned.get("home") and cleaned.get("home_idea") == NOTHING:
            cleaned["home_idea"] = OWN
        self._one_of("idea", "title", _("Write down what you agree on."))
        self._one_of("home_idea", "home", _("Write down what can be done at home."))
        return cleaned

    def _one_of(self, idea: str, own: str, missing: Words) -> None:
        chosen, written = self.cleaned_data.get(idea), self.cleaned_data.get(own)
        if chosen == OWN and not written:
            self.add_error(own, str(missing))
        if chosen and chosen != OWN and written:
            self.add_error(
                own,
                _(
                    "You also chose an idea. Choose “Something else” or leave this empty."
                ),
            )

    def terms(self) -> Terms:
        """What was agreed."""
        return Terms(
            title=self._chosen("idea", "title"),
            home=self._chosen("home_idea", "home"),
            principle=self.cleaned_data["principle"],
            owner=self.cleaned_data["owner"],
            look_back_on=self.cleaned_data["look_back_on"],
        )

    def _chosen(self, idea: str, own: str) -> str:
        chosen = self.cleaned_data[idea]
        return str(self.cleaned_data[own] if chosen == OWN else chosen)


def _first_choice(today: date) -> dict[str, object]:
    return {"look_back_on": today + SIX_WEEKS, "principle": OF_A_CLASS.number}


def _offer(
    field: forms.Field, ideas: Iterable[Words], others: list[tuple[str, Words]]
) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = [*((str(idea), idea) for idea in ideas), *others]


def _offer_named(field: forms.Field) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = [(one.number, one.name) for one in PRINCIPLES]

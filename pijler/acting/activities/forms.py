"""Looking back on what was agreed."""

from datetime import date, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pijler.acting.activities.models import State

FOUR_WEEKS = timedelta(days=28)


class LookBackForm(forms.Form):
    """Did it work? It goes on, is done, or stops."""

    # What must be filled in is said in words; a red edge before one begins helps nobody.
    use_required_attribute = False

    state = forms.ChoiceField(
        label=_("Did it work?"),
        error_messages={"required": _("Choose one of these three.")},
        widget=forms.RadioSelect,
        choices=[
            (State.RUNNING, _("It helps, and we go on with it")),
            (State.DONE, _("It is done: it has become normal")),
            (State.STOPPED, _("It did not help, we stop")),
        ],
    )
    outcome = forms.CharField(
        label=_("What did you notice?"),
        help_text=_("One sentence about the class, without names."),
        error_messages={"required": _("Write down in one sentence what you noticed.")},
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_look = forms.DateField(
        label=_("If you go on: when do you look back again?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        super().__init__(data, initial={"next_look": today + FOUR_WEEKS})
        self.today = today

    def clean(self) -> dict[str, object]:
        """Going on needs a day that is still to come."""
        cleaned = super().clean() or {}
        next_look = cleaned.get("next_look")
        if cleaned.get("state") != State.RUNNING:
            return cleaned
        if not isinstance(next_look, date) or next_look <= self.today:
            self.add_error("next_look", _("Choose a day after today."))
        return cleaned

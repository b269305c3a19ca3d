"""A new colleague."""

from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pijler.foundation.schools.models import Group, Role
from pijler.foundation.schools.models.roles import OF_A_GROUP


class ColleagueForm(forms.Form):
    """A name and what this person does."""

    given = forms.CharField(label=_("First name"), max_length=100)
    infix = forms.CharField(
        label=_("Infix"),
        help_text=_("Such as “van der”."),
        max_length=20,
        required=False,
    )
    family = forms.CharField(label=_("Last name"), max_length=100)
    role = forms.ChoiceField(label=_("What does this person do?"))
    group = forms.ModelChoiceField(
        label=_("Of which group?"),
        help_text=_("Only for a teacher or mentor."),
        queryset=Group._base_manager.none(),
        required=False,
    )

    def __init__(
        self,
        data: object = None,
        *,
        roles: Iterable[Role],
        groups: QuerySet[Group],
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # whatever a form takes
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]  # a choice field
        self.fields["group"].queryset = groups.order_by("name")  # type: ignore[attr-defined]  # a choice of rows

    def clean(self) -> dict[str, object]:
        """Teachers and mentors have a group; others have none."""
        content = super().clean() or {}
        has_group = content.get("group") is not None
        if content.get("role") and (content["role"] in OF_A_GROUP) != has_group:
            self.add_error(
                "group",
                _("A teacher or mentor has a group; leave it empty for anybody else."),
            )
        return content

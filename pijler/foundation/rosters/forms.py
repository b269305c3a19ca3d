"""Choosing a file, and saying what its columns hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Words

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pijler.formats.csv import Field, Mapping, Preview
from pijler.foundation.rosters.uploads import LARGEST, MEGABYTE

UNUSED = "unused"


class UploadForm(forms.Form):
    """A class list."""

    file = forms.FileField(
        label=gettext_lazy("The file with the list"),
        help_text=gettext_lazy(
            "EDEXML or CSV, of one school, at most 20 MB. The file itself is not kept."
        ),
        error_messages={
            "required": gettext_lazy("Choose the file with the list first."),
            "empty": gettext_lazy(
                "The file is empty. Export the list again and choose that file."
            ),
        },
    )

    def clean_file(self) -> TemporaryUploadedFile:
        """Refuse what no list can be, before it is read."""
        file: TemporaryUploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError(
                _(
                    "The file is larger than %(limit)d MB. It was not read and nothing"
                    " changed. Export the list of one school only."
                )
                % {"limit": LARGEST // MEGABYTE}
            )
        return file


class ColumnsForm(forms.Form):
    """What each column of a CSV file holds."""

    def __init__(
        self, shown: Preview, before: Words[str, str], data: Words[str, str] | None
    ) -> None:
        super().__init__(data)
        self._headings = {
            f"column-{number}": heading
            for number, heading in enumerate(shown.headings)
            if heading not in shown.left_out
        }
        guess = self._guess(shown, before)
        for name, heading in self._headings.items():
            number = int(name.removeprefix("column-"))
            self.fields[name] = forms.ChoiceField(
                label=heading,
                choices=[(UNUSED, _("not used")), *_choices()],
                initial=guess.get(heading, UNUSED),
                help_text=_sample(shown, number),
            )

    def clean(self) -> None:
        """Each field once; a number and a name at least."""
        chosen = self._chosen()
        for field, times in Counter(chosen.values()).items():
            if times > 1:
                raise forms.ValidationError(
                    _("You chose “%(what)s” for more than one column. Choose one.")
                    % {"what": _label(Field(field))}
                )
        held = set(chosen.values())
        if not held & {Field.KEY, Field.ECK_ID}:
            raise forms.ValidationError(
                _("Say which column holds the number of the pupil.")
            )
        if not held & {Field.GIVEN_NAME, Field.FAMILY_NAME}:
            raise forms.ValidationError(_("Say which column holds the name."))

    def mapping(self) -> Mapping:
        """What was chosen, for the reader."""
        return Mapping.of(self._chosen())

    def _chosen(self) -> dict[str, str]:
        return {
            heading: self.cleaned_data[name]
            for name, heading in self._headings.items()
            if self.cleaned_data.get(name, UNUSED) != UNUSED
        }

    def _guess(self, shown: Preview, before: Words[str, str]) -> dict[str, str]:
        known = set(self._headings.values())
        if before and set(before) <= known:
            return dict(before)
        return shown.mapping.as_dict()


def _choices() -> list[tuple[str, str]]:
    return [(field.value, _label(field)) for field in Field]


def _label(field: Field) -> str:
    label = _(field.label)
    for number in (1, 2):
        if f"_{number}_" in field.value:
            return f"{label} {number}"
    return label


def _sample(shown: Preview, number: int) -> str:
    values = [row[number] for row in shown.rows if row[number].strip()]
    return " · ".join(values) or _("(empty in the first lines)")

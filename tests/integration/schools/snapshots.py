"""Every row of a school, to compare before and after."""

from django.forms.models import model_to_dict

from pijler.foundation.rosters.changes import ORDER


def rows() -> dict[str, dict[object, dict[str, object]]]:
    """All rows that a list can change, with every column."""
    return {
        model.__name__: {
            row.pk: {**model_to_dict(row), "tenant": row.tenant_id}
            for row in model.objects.all()
        }
        for model in ORDER
    }

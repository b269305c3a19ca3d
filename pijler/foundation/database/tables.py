"""What every table of a school has: the school, a random id, rows of that school only."""

from typing import TypeVar
from uuid import uuid4

from django.db import models

from pijler.foundation.database.context import current_tenant_id

Row = TypeVar("Row", bound=models.Model)


class OfThisSchool(models.Manager[Row]):
    """Rows of the school at work; asking without a school is an error, not an empty list."""

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(tenant_id=current_tenant_id())


class SchoolRow(models.Model):
    """A row that belongs to one school.

    The database keys it by (tenant_id, id): see `guard.Guard`. Django keeps `id`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tenant_id = models.UUIDField(default=current_tenant_id, editable=False)

    objects = OfThisSchool()

    class Meta:
        abstract = True


class SameSchoolKey(models.ForeignKey):  # type: ignore[type-arg]  # stubs have two parameters, Django has none at run time
    """A foreign key whose constraint holds the school too, so it cannot cross schools.

    Django makes no constraint; `Guard` makes the composite one.
    """

    def __init__(self, to, on_delete=models.PROTECT, **options) -> None:  # type: ignore[no-untyped-def]  # Django's own open signature
        options["db_constraint"] = False
        super().__init__(to, on_delete, **options)

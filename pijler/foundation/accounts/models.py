"""Who can sign in, and at which school as whom."""

from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An account. It knows nothing of any school."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    # Somebody else has seen the password: it must be changed at the first sign-in.
    one_time_password = models.BooleanField(default=False)

    class Privacy:
        erase = {"username", "first_name", "last_name", "email", "password"}
        keep = {
            "id", "last_login", "is_superuser", "is_staff", "is_active", "date_joined",
            "groups", "user_permissions", "one_time_password",
        }  # fmt: skip


class Affiliation(models.Model):
    """This account is this person at this school; several schools are several lines."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="affiliations")
    tenant_id = models.UUIDField()
    person_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "person_id"], name="one_account_per_person"
            ),
        ]

    class Privacy:
        erase: set[str] = set()
        keep = {"id", "user", "tenant_id", "person_id"}

    def __str__(self) -> str:
        return f"{self.user_id} at {self.tenant_id}"

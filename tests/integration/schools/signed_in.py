"""A browser in which somebody of a school is signed in."""

from io import BytesIO

from django.test import Client

from pijler.foundation.accounts.models import Affiliation, User
from pijler.foundation.schools.models import Organisation, Person


def signed_in(school: Organisation, person: Person) -> Client:
    """Sign in as this person."""
    user = User.objects.create(username=str(person.pk))
    Affiliation.objects.create(user=user, tenant_id=school.pk, person_id=person.pk)
    client = Client()
    client.force_login(user)
    return client


def upload(client: Client, content: bytes, name: str = "list.xml"):
    """Choose a file on the page and go where that leads."""
    file = BytesIO(content)
    file.name = name
    return client.post("/lists/new/", {"file": file}, follow=True)

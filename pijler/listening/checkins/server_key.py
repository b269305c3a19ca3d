"""Keys worked out from the server's secret, one per purpose, so that none stands in for another."""

import hmac
from functools import lru_cache
from hashlib import sha256

from django.conf import settings


def stamp(purpose: str, content: bytes) -> bytes:
    """The server's own mark under some content: nobody else can make or guess it."""
    return hmac.digest(_key(settings.SECRET_KEY, purpose), content, sha256)


@lru_cache
def _key(secret: str, purpose: str) -> bytes:
    return hmac.digest(secret.encode(), f"pijler check-ins: {purpose}".encode(), sha256)

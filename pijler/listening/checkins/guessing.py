"""Whether typing a class code has to wait, because somebody tries wrong ones."""

from datetime import datetime, timedelta

from django.conf import settings

from pijler.listening.checkins.models import GuessMinute


def typing_waits(at: datetime) -> bool:
    """In this minute or the one before, so that a notice does not come and go."""
    minute = at.replace(second=0, microsecond=0)
    return GuessMinute.objects.filter(
        minute__gte=minute - timedelta(minutes=1),
        minute__lte=minute,
        wrong__gt=settings.CLASS_CODE_GUESSES,
    ).exists()

"""The sixteen guiding principles of the approach, each with its pillar."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pijler.acting.activities.models import Pillar

Words = str | Promise


@dataclass(frozen=True)
class Principle:
    """One principle: its number, its name on screen, and the pillar it stands in."""

    number: int
    name: Words
    pillar: Pillar


_NAMES: tuple[tuple[Pillar, tuple[Words, ...]], ...] = (
    (
        Pillar.POLICY,
        (
            _("A safe and inclusive school climate"),
            _("Policy that supports"),
            _("Pupils and students take part"),
            _("Wellbeing of the team"),
            _("The team keeps learning"),
        ),
    ),
    (
        Pillar.ENVIRONMENT,
        (
            _("The climate and the group in the classroom"),
            _("The building and the grounds"),
            _("Together with parents"),
            _("Together with care partners"),
            _("The community around the school"),
        ),
    ),
    (
        Pillar.EDUCATION,
        (
            _("Learning about feelings and each other"),
            _("Recognised programmes for everyone"),
            _("Part of every lesson"),
        ),
    ),
    (
        Pillar.SIGNALLING,
        (
            _("Following everyone and noticing early"),
            _("An eye for who has a harder time"),
            _("Help inside the school"),
        ),
    ),
)
_ALL = [(pillar, name) for pillar, names in _NAMES for name in names]
PRINCIPLES = tuple(
    Principle(number, name, pillar)
    for number, (pillar, name) in enumerate(_ALL, start=1)
)
# What a class agrees is about its own climate, unless it says otherwise.
OF_A_CLASS = PRINCIPLES[5]


def principle(number: int) -> Principle:
    """The principle with this number, 1 to 16."""
    return PRINCIPLES[number - 1]

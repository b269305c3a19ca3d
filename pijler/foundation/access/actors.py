"""Everyone who can look or act: the type of `viewer` and `by`."""

from pijler.foundation.journal.actors import Respondent, System
from pijler.foundation.schools.models import Person

Actor = Person | Respondent | System

__all__ = ["Actor", "Person", "Respondent", "System"]

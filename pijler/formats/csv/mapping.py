"""Which column of a CSV file holds what; guessed from its headings, kept by the school."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pijler.formats.bsn import BSN_HEADING
from pijler.formats.findings import FIELD_NAMES


class Field(StrEnum):
    """What a column can hold."""

    KEY = "key"
    ECK_ID = "eck_id"
    GIVEN_NAME = "given_name"
    INFIX = "infix"
    FAMILY_NAME = "family_name"
    INITIALS = "initials"
    BIRTH_DATE = "birth_date"
    EMAIL = "email"
    YEAR = "year"
    GROUP = "group"
    COMBINED_GROUP = "combined_group"
    LOCATION = "location"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    MENTOR = "mentor"
    MENTOR_EMAIL = "mentor_email"
    GUARDIAN_1_NAME = "guardian_1_name"
    GUARDIAN_1_EMAIL = "guardian_1_email"
    GUARDIAN_1_AUTHORITY = "guardian_1_authority"
    GUARDIAN_2_NAME = "guardian_2_name"
    GUARDIAN_2_EMAIL = "guardian_2_email"
    GUARDIAN_2_AUTHORITY = "guardian_2_authority"
    BRIN = "brin"
    SCHOOL_NAME = "school_name"
    SCHOOL_YEAR = "school_year"

    @property
    def label(self) -> str:
        """The name of this field for people, in English (translatable)."""
        return FIELD_NAMES[self.place]

    @property
    def place(self) -> str:
        """The name of this field in findings: both guardians share theirs."""
        return re.sub(r"_\d_", "_", self.value)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs of a heading and the field that its column holds."""

    columns: tuple[tuple[str, Field], ...] = ()

    @classmethod
    def of(cls, columns: dict[str, str]) -> Mapping:
        """Make a mapping from plain words, as stored with a school."""
        pairs = ((heading, Field(field)) for heading, field in columns.items())
        return cls(tuple(pairs))

    def as_dict(self) -> dict[str, str]:
        """Give the mapping in plain words, to store with a school."""
        return {heading: field.value for heading, field in self.columns}

    def places(self, headings: Sequence[str]) -> dict[Field, int]:
        """Tell in which column each field stands, for a file with these headings."""
        where = {_plain(heading): n for n, heading in reversed([*enumerate(headings)])}
        return {
            field: where[_plain(heading)]
            for heading, field in self.columns
            if _plain(heading) in where
        }


_WORDS: dict[Field, str] = {
    Field.KEY: "leerlingnummer|leerlingnr|leerling nr|leerling id|leerlingid|llnr|llnummer"
    "|stamnr|stamnummer|studentnummer|studentnr|deelnemernummer|nummer|nr|id"
    "|pupil number|pupil id|student number|student id|key",
    Field.ECK_ID: "eckid|eck id|ketenid|keten id",
    Field.GIVEN_NAME: "roepnaam|voornaam|voornamen|given name|first name|firstname"
    "|preferred name|naam leerling|leerling|naam|name",
    Field.INFIX: "tussenvoegsel|tussenvoegsels|tussenv|tv|tvg|voorvoegsel|voorvoegsels"
    "|infix|prefix|name prefix",
    Field.FAMILY_NAME: "achternaam|familienaam|geslachtsnaam|family name|last name"
    "|lastname|surname",
    Field.INITIALS: "voorletters|voorletter|initialen|initials",
    Field.BIRTH_DATE: "geboortedatum|geb datum|gebdatum|geboren|geboren op|birth date"
    "|birthdate|date of birth|dob",
    Field.EMAIL: "e mail|email|mail|e mailadres|emailadres|mailadres|e mail leerling"
    "|email leerling|leerling e mail|leerling email|e mail school|email address",
    Field.YEAR: "leerjaar|jaargroep|jaar|studiejaar|cohortjaar|year|grade|year group",
    Field.GROUP: "klas|stamgroep|stamklas|basisgroep|klasnaam|groep|groepsnaam|class"
    "|group|form|home group",
    Field.COMBINED_GROUP: "lesgroep|lesgroepen|cluster|clusters|clustergroep"
    "|samengestelde groep|combinatiegroep|combined group|teaching group",
    Field.LOCATION: "vestiging|locatie|vestigingsnaam|gebouw|location|site",
    Field.STARTS_ON: "instroomdatum|datum instroom|inschrijfdatum|datum inschrijving"
    "|begindatum|startdatum|start date|enrolment date",
    Field.ENDS_ON: "uitstroomdatum|datum uitstroom|uitschrijfdatum|datum uitschrijving"
    "|einddatum|end date",
    Field.MENTOR: "mentor|mentorcode|mentor 1|eerste mentor|leerkracht|groepsleerkracht"
    "|klassenmentor|coach|slb|slber|tutor|teacher",
    Field.MENTOR_EMAIL: "e mail mentor|email mentor|mentor e mail|mentor email"
    "|mentor mail|e mail leerkracht|email leerkracht|leerkracht e mail"
    "|leerkracht email|teacher email|mentor e mailadres",
    Field.BRIN: "brin|brincode|brinnummer|brin nummer",
    Field.SCHOOL_NAME: "school|schoolnaam|naam school|school name",
    Field.SCHOOL_YEAR: "schooljaar|school year",
}
_KNOWN = {
    word: (field, rank)
    for field, words in _WORDS.items()
    for rank, word in enumerate(words.split("|"))
}
_GUARDIAN = re.compile(
    r"\b(ouder|verzorger|oudervoogd|voogd|moeder|vader|guardian|parent|carer|contact)"
)
_SECOND = re.compile(r"2|tweede|second|vader")
_AUTHORITY = re.compile(r"gezag|authority|wettelijk|custody")
_MAIL = re.compile(r"\be ?mail|\bmail")
_NAME = re.compile(
    r"naam|name|^(ouder|verzorger|ouder verzorger|voogd|moeder|vader|guardian|parent|carer)"
    r"( [12])?$"
)
_NOT_THE_NAME = re.compile(r"gebruiker|user|login|straat|plaats|bedrijf")


def guess_mapping(headings: Sequence[str]) -> Mapping:
    """Guess from Dutch or English headings what the columns hold."""
    best: dict[Field, tuple[int, int]] = {}
    for place, heading in enumerate(headings):
        guess = _guess(heading)
        if guess and guess[1] < best.get(guess[0], (len(_KNOWN), 0))[0]:
            best[guess[0]] = (guess[1], place)
    pairs = sorted((place, field) for field, (_, place) in best.items())
    return Mapping(tuple((headings[place], field) for place, field in pairs))


def unique_headings(cells: Iterable[str]) -> list[str]:
    """Give each column a heading of its own, also where two are the same or empty."""
    headings: list[str] = []
    for number, cell in enumerate(cells, start=1):
        heading = " ".join(cell.split())[:100] or f"({number})"
        taken = heading in headings
        headings.append(f"{heading} ({number})" if taken else heading)
    return headings


def _guess(heading: str) -> tuple[Field, int] | None:
    if BSN_HEADING.search(heading):
        return None
    plain = _plain(heading)
    if _GUARDIAN.search(plain):
        return _guess_guardian(plain)
    return _KNOWN.get(plain)


def _guess_guardian(plain: str) -> tuple[Field, int] | None:
    number = 2 if _SECOND.search(plain) else 1
    if _AUTHORITY.search(plain):
        return Field(f"guardian_{number}_authority"), 0
    if _MAIL.search(plain):
        return Field(f"guardian_{number}_email"), 0
    if _NAME.search(plain) and not _NOT_THE_NAME.search(plain):
        return Field(f"guardian_{number}_name"), 0
    return None


def _plain(heading: str) -> str:
    bare = unicodedata.normalize("NFKD", heading).casefold()
    letters = "".join(c if c.isalnum() else " " for c in bare if c.isascii())
    return " ".join(letters.split())

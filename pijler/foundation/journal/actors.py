"""Who acts or looks: a person, somebody answering without a name, or the system itself."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Doer(Protocol):
    """Whoever can stand in the journal."""

    @property
    def tenant_id(self) -> UUID: ...

    @property
    def journal_kind(self) -> str: ...

    @property
    def journal_id(self) -> UUID | None: ...


@dataclass(frozen=True)
class Respondent:
    """Somebody who answers without a name; nothing is known but the school."""

    tenant_id: UUID
    journal_kind: str = "respondent"
    journal_id: UUID | None = None


@dataclass(frozen=True)
class System:
    """A job or a command of the operator, at work for one school."""

    tenant_id: UUID
    journal_kind: str = "system"
    journal_id: UUID | None = None

"""What `pijler check` looks at: one line each, with what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is safe or not."""

    ok: bool
    what: str
    todo: str = ""

    def __str__(self) -> str:
        if self.ok:
            return f"ok      {self.what}"
        return f"not ok  {self.what}\n        {self.todo}"

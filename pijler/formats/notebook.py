"""Where readers write down their findings, so that a bad file cannot fill the memory."""

from collections import Counter
from collections.abc import Iterator

from pijler.formats.findings import Code, Finding, found

# Of each kind so many are listed; the rest is counted.
MOST_OF_A_KIND = 100


class Refused(Exception):
    """The whole file cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code.value)
        self.finding = finding


class Notebook:
    """Findings in the order in which they were made."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._counts: Counter[Code] = Counter()

    def add(
        self,
        code: Code,
        line: int | None = None,
        field: str | None = None,
        **params: str | int,
    ) -> None:
        """Write a finding down."""
        self.note(found(code, line, field, **params))

    def note(self, finding: Finding) -> None:
        """Write down a finding that was made elsewhere."""
        self._counts[finding.code] += 1
        if self._counts[finding.code] <= MOST_OF_A_KIND:
            self._findings.append(finding)

    def findings(self) -> list[Finding]:
        """List the findings, with a count for what was not listed."""
        return [*self._findings, *self._more()]

    def _more(self) -> Iterator[Finding]:
        first = {one.code: one.line or 0 for one in reversed(self._findings)}
        for code, count in self._counts.items():
            if count > MOST_OF_A_KIND:
                more = count - MOST_OF_A_KIND
                yield found(Code.MORE, kind=code.value, first=first[code], count=more)

"""Notes: every drop, repair and guess, recorded where it happens with a code, a reason and a place."""

from __future__ import annotations

from broadsheet.document import Warning, Where

NOWHERE = Where()
QUOTED = 60
"""Characters of a source that a message quotes."""


def quoted(text: str) -> str:
    """The beginning of a text, in one line and in quotation marks, for a message.

    >>> quoted("Aden  and\\nSuez"), quoted("a" * 61) == "“" + "a" * 60 + "…”"
    ('“Aden and Suez”', True)
    """
    line = " ".join(text[: QUOTED + 1].split())
    return f"“{line}”" if len(text) <= QUOTED else f"“{line[:QUOTED]}…”"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun, for a message.

    >>> counted(1, "table"), counted(1200, "row"), counted(2, "entry", "entries")
    ('1 table', '1,200 rows', '2 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class Notes:
    """Collects warnings; each step writes under its own name.

    >>> notes = Notes()
    >>> notes.under("tables").warn("table-row-short", "row has 1 of 3 cells", Where(line=11))
    >>> [(w.code, w.extractor, w.where.line) for w in notes.warnings]
    [('table-row-short', 'tables', 11)]
    """

    def __init__(self, warnings: list[Warning] | None = None, step: str = "broadsheet") -> None:
        self.warnings: list[Warning] = [] if warnings is None else warnings
        self.step = step

    def under(self, step: str) -> Notes:
        """The same notes, written under another step's name."""
        return Notes(self.warnings, step)

    def warn(self, code: str, message: str, where: Where | None = None) -> None:
        """Record one warning. ``code`` is a stable kebab-case word; ``message`` says what and why."""
        self.warnings.append(Warning(code, message, self.step, where or NOWHERE))

"""The result of a recogniser of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from broadsheet.blocks import Table
from broadsheet.document import Where

_FOOTER = re.compile(r"\(\d+ rows?\)\Z|\d+ rows? in set\b.{0,40}\Z")


class FoundTable(Struct):
    """Tables that begin at one line of a text, and where the text goes on.

    ``tables`` is mostly one; more if nothing separates two that follow each other. ``end`` is the
    0-based index of the first line that is not theirs. ``rest`` is text that ran into the last cell, which
    is in the last line that is: for the caller to read as a line of its own.
    """

    tables: list[Table]
    end: int
    rest: str | None = None


def with_footer(found: FoundTable, lines: Sequence[str]) -> FoundTable:
    """The table with the count of rows that psql and MySQL print below it, as a note."""
    if found.rest is None and found.end < len(lines):
        line = lines[found.end].strip()
        if line[:1] in "(0123456789" and _FOOTER.match(line):
            found.tables[-1].notes.append(line)
            found.end += 1
            found.tables[-1].where = found.tables[-1].where.through(Where(line=found.end))
    return found

"""What a recogniser of tables answers."""

from __future__ import annotations

from msgspec import Struct

from broadsheet.blocks import Table


class FoundTable(Struct):
    """Tables that begin at one line of a text, and where the text goes on.

    ``tables`` is mostly one; more where nothing parts two that stand one under the other. ``end`` is the
    0-based index of the first line that is not theirs. ``rest`` is text that ran into the last cell, for the
    caller to read as a line of its own, and ``rest_line`` the 1-based line that it stood on (0 if none).
    """

    tables: list[Table]
    end: int
    rest: str | None = None
    rest_line: int = 0

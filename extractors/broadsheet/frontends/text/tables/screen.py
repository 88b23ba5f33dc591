"""Text as a screen of fixed-width characters, for tables whose columns are places and not marks."""

from __future__ import annotations

import re
import unicodedata

FILL = "\0"
"""Stands after a character that takes two columns, so that an index is a column."""

_GAP = re.compile(r"\S {2,}(?=\S)")


def has_gap(line: str) -> bool:
    """Whether two spaces or more part words within the line."""
    return "  " in line and _GAP.search(line) is not None


def screen(line: str) -> str:
    """The line with an index for each column: tabs expanded, wide characters (CJK) followed by a filler.

    >>> screen("港 | 9").replace(FILL, "·")
    '港· | 9'
    """
    line = line.rstrip().expandtabs()
    if line.isascii():
        return line
    return "".join(char + FILL if unicodedata.east_asian_width(char) in "WF" else char for char in line)


def words(piece: str) -> str:
    """What a piece of a screen says, white space folded."""
    return " ".join(piece.replace(FILL, "").split())

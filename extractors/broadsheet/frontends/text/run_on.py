"""Run-on items: the next item of a list, printed into the end of the paragraph that closes the one above.

``… and in-app rewards. - Travel apps``: the extractor broke no line before the mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.document import Where
from broadsheet.frontends.text.lines import Line, shape_line
from broadsheet.frontends.text.seams import LOWER, UPPER
from broadsheet.notes import Notes

_MARK = " - "
_RUN_ON = re.compile(rf"(?<=[{LOWER}]{{3}}[.!?]) (?=- [{UPPER}])|(?<=\)\.) (?=- [{UPPER}])")
FARTHEST = 8
"""Lines above, among which an item with the same mark must be."""


def part_items(lines: list[Line], notes: Notes) -> list[Line]:
    """The lines, with such items on lines of their own."""
    parted: list[Line] = []
    last_item = -FARTHEST
    for line in lines:
        if line.shape == "item" and line.text[0] == "-":
            last_item = line.number
        elif line.shape == "plain" and _MARK in line.text and line.number - last_item <= FARTHEST:
            pieces = _RUN_ON.split(line.text)
            if len(pieces) > 1:
                last_item = line.number
                _warn(pieces, line.number, notes)
                parted += [shape_line(piece, line.number, line.indent) for piece in pieces]
                continue
        parted.append(line)
    return parted


def _warn(pieces: Sequence[str], number: int, notes: Notes) -> None:
    message = (
        f"items that ran into the end of a line, separated: {' | '.join(piece[:20] for piece in pieces)}"
    )
    notes.warn("lines-glued", message, Where(line=number, end_line=number))

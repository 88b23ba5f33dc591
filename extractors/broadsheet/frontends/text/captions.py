"""Captions, sources and notes: the line above or below a table that names it, and those that explain it.

``Table 3: Ports of the coast`` above a table or below it is its caption, ``Source: harbour office`` below it
a note of it; both leave the stream of prose. So does a line
centred right above it. ``Table 3 shows the ports`` is a sentence and stays. A line below it that begins with
a mark of its cells (``[a] Estimated``) is a note, and no item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from broadsheet.blocks import Table
from broadsheet.frontends.text.units import Unit

LONGEST = 200
"""Characters; what is longer is a paragraph that begins with the name of a table."""
LONGEST_MARK = 5
"""Characters of what ties a cell to a note: ``[12]``."""

_CAPTION = re.compile(
    r"(?:Tab(?:le|\.|elle|leau|la|ela|ella|el|ell)?|Таблица|Табл\.|Πίνακας|جدول|الجدول|טבלה|तालिका|सारणी|表|표)"
    r"\s?[\dIVX०-९٠-٩一二三四五六七八九十]+(?:[.\-–][\da-z]+)*(?:\s?[.:：|–—-]\s*\S|\s+(?-i:[^\sa-zà-öø-ÿа-яёα-ωά-ώ]))"
    r"|Table: \S|CAPTION: \S",  # Pandoc's and Lynx's
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:Sources?|Quellen?|Fuentes?|Fontes?|Fonti|Bron|Kilde|Källa|Источники?|Πηγή|المصدر|מקור|स्रोत|来源|资料来源|出典|資料|출처)"
    r"\s?[:：]\s*\S",
    re.IGNORECASE,
)


def take_captions(units: Sequence[Unit]) -> None:
    """Give tables their captions and sources; the units of these become metadata, in place."""
    for at, unit in enumerate(units):
        if unit.kind == "table" and at + 1 < len(units) and units[at + 1].kind == "item":
            _free_notes(unit, units[at + 1 :])
        if unit.kind != "prose" or len(unit.text) > LONGEST:
            continue
        if _is_centred_over(units, at) or _CAPTION.match(unit.text):
            table = _nearest(units, at + 1, 0) or _nearest(units, at - 1, -1)
            if table is not None and table.caption is None and unit.text[-1] not in "!?":
                table.caption = unit.text
                unit.kind = "metadata"
        elif _SOURCE.match(unit.text) and (table := _nearest(units, at - 1, -1)) is not None:
            table.notes.append(unit.text)
            unit.kind = "metadata"


def _is_centred_over(units: Sequence[Unit], at: int) -> bool:
    """Whether a line stands right on a table and begins further right than that: printed as its caption."""
    if at + 1 >= len(units) or units[at + 1].kind != "table":
        return False
    unit, table = units[at], units[at + 1]
    return (
        unit.line == unit.end == table.line - 1
        and unit.gap
        and unit.indent > table.indent
        and unit.text[-1] not in ".:!?"
    )


def _free_notes(table: Unit, below: Sequence[Unit]) -> None:
    """Make prose of the items below a table whose marks its cells end with; a list has one mark twice."""
    blocks = [block for block in table.blocks if isinstance(block, Table)]
    cells = {cell.text for block in blocks for row in block.rows for cell in row}
    ends = {cell[-length:] for cell in cells for length in range(1, min(len(cell), LONGEST_MARK + 1))}
    notes = list(takewhile(lambda unit: unit.kind == "item" and (unit is below[0] or not unit.gap), below))
    marks = [unit.mark.strip() for unit in notes]
    for unit, mark in zip(notes, marks, strict=True):
        if mark not in ends or marks.count(mark) > 1:
            break
        unit.kind, unit.text, unit.marker, unit.mark = "prose", unit.mark + unit.text, None, ""


def _nearest(units: Sequence[Unit], at: int, which: int) -> Table | None:
    """Of the tables at a place the first or the last one, if there are any."""
    if not 0 <= at < len(units) or units[at].kind != "table":
        return None
    block = units[at].blocks[which]
    return block if isinstance(block, Table) else None

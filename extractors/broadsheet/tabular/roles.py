"""The parts that rows play under the header: data, group headings, totals, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from broadsheet.blocks import Cell
from broadsheet.tabular.footnotes import opens_with_mark, without_marks
from broadsheet.tabular.grid import Rows
from broadsheet.tabular.header import is_banner, is_value, spans_row
from broadsheet.tabular.vocabulary import NOTE_WORDS, TOTALS

FULL = 0.8
"""Share of cells filled in the other rows, above which rows of one cell are group headings and no damage."""

_NOTE = re.compile(rf"\W*(?:{'|'.join(map(re.escape, NOTE_WORDS))})\s?(?:\d\s?)?[:：.]", re.IGNORECASE)
_TOTALS = frozenset(TOTALS)


class Roles(Struct):
    """Body rows by number, counted from the first row below the header."""

    groups: list[int]
    """Headings that span the table and group the rows below."""
    notes: list[int]
    """Notes and sources below the data."""
    totals: list[int]
    """Sums of other rows; they are data too."""
    row_headers: int
    """Leading columns that head their rows."""
    repeats: list[int]
    """The header again, as long tables print it further down."""

    @property
    def aside(self) -> frozenset[int]:
        """The rows that are no data."""
        return frozenset([*self.groups, *self.notes, *self.repeats])


def find_roles(body: Rows, header: Rows) -> Roles:
    """What each row below the header is."""
    notes = _notes(body)
    end = len(body) - len(notes)
    repeats = _repeats(body[:end], header)
    groups = _groups(body[:end])
    aside = frozenset([*groups, *repeats])
    data = [row for at, row in enumerate(body[:end]) if at not in aside]
    totals = [at for at, row in enumerate(body[:end]) if at not in aside and _is_total(row)]
    if len(totals) == len(data):
        totals = []
    return Roles(groups, notes, totals, _row_headers(data, header), repeats)


def _repeats(body: Rows, header: Rows) -> list[int]:
    """Rows that repeat a row of the header, in at least two cells."""
    named = [[cell.text for cell in row] for row in header if not is_banner(row)]
    told = [texts for texts in named if sum(map(bool, texts)) > 1]
    if not told:
        return []
    firsts = {texts[0] for texts in told}
    return [
        at for at, row in enumerate(body) if row[0].text in firsts and [cell.text for cell in row] in told
    ]


def _notes(body: Rows) -> list[int]:
    """Rows at the end that are not data: they span the table, or have one cell that begins like a note."""
    first = len(body)
    while first > 1:
        row = body[first - 1]
        if not is_banner(row):
            break
        text = row[0].text
        if not (spans_row(row) or opens_with_mark(text) or _NOTE.match(text)):
            break
        first -= 1
    # A table of nothing but banners has no notes; it is a list in a box.
    return list(range(first, len(body))) if any(not is_banner(row) for row in body[:first]) else []


def _groups(body: Rows) -> list[int]:
    spanning = [at for at, row in enumerate(body) if spans_row(row)]
    if spanning:
        return spanning if len(spanning) * 2 <= len(body) else []
    alone = [at for at, row in enumerate(body) if is_banner(row)]
    if not alone or alone[-1] == len(body) - 1 or len(alone) * 2 > len(body) or alone[0] != 0:
        return []
    if any(after == before + 1 for before, after in pairwise(alone)):
        return []
    singles = frozenset(alone)
    cells = [cell for at, row in enumerate(body) if at not in singles for cell in row]
    filled = sum(bool(cell.text) for cell in cells)
    return alone if filled >= FULL * len(cells) and len(body[0]) > 2 else []


def _is_total(row: Sequence[Cell]) -> bool:
    """Whether the row's first word is a word for a sum and an amount follows."""
    at = next((at for at, cell in enumerate(row) if cell.text), len(row))
    label = without_marks(row[at].text).lower().rstrip(":： ") if at < len(row) else ""
    words = label.split()  # none, where all that is there is a separator of old (U+001E)
    if not words or (
        label not in _TOTALS and words[0] not in ("total", "gesamt", "totale", "итого", "всего")
    ):
        return False
    return any(is_value(cell.text) for cell in row[at + 1 :])


def _row_headers(data: Rows, header: Rows) -> int:
    if not data:
        return 0
    width = len(data[0])
    count = 0
    while (
        count < width - 1
        and all(row[count].header or not row[count].text for row in data)
        and any(row[count].header for row in data)
    ):
        count += 1
    if count or not header or width < 2:
        return count
    # An empty corner: the cells below it head the rows.
    corner = [row[0].text for row in header if not spans_row(row)]
    labels = [row[0].text for row in data]
    return int(bool(corner) and not any(corner) and all(labels) and not any(map(is_value, labels)))

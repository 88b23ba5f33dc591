"""Cells one a line, each behind a pipe, row ends lost: which lines are cells, and where such a table ends.

::

    |Model            A pipe alone puts its cell on the next line. A line without a pipe is one of three
    |                 things: the rest of the cell above, a cell that lost its pipe, or the text that
    How It Works      parts two tables. Cells that lost their pipe recur row for row, and their
    |Sensor           layout tells what they are; the rest of a cell begins in lower case or a bracket,
    Fixed             or is at a place where no row can end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from broadsheet.frontends.text.tables.loose import guess_width, least_bits

LONGEST_BROKEN = 300
"""Characters; a longer line without a pipe is a paragraph, not a piece of a cell."""
_LONGEST_GAP = 6
_LOOK = 40
"""Lines looked ahead, behind a gap, for what follows it."""
_SHORT = 60
"""Characters of a line that may be a cell which lost its pipe."""
_TEXT_ENDS = ".:!?"
_SOON = 9
"""Lines within which it must happen again: a row."""
_LEAST_EMPTY = 3
_LEAST_CELLS = 4
_HANGING = (",", "(", "&", "/")


class LooseCell(Struct):
    """One cell and its line (1-based); ``joined`` if broken over lines, ``loose`` if it has no pipe."""

    text: str
    line: int
    joined: bool = False
    loose: bool = False


def read_cells(lines: Sequence[str], at: int, stop: int) -> tuple[list[LooseCell], int]:
    """The cells of the table from ``at`` on, before ``stop``, and the index after it; none if it is none."""
    cells: list[LooseCell] = []
    unpiped = since = usual = 0
    n = at
    while n < stop:
        line = lines[n].strip()
        if line[:1] == "|":
            if line == "|" and cells and cells[-1].text and _is_empty_row(cells, lines, n):
                break
            n = _take(cells, lines, n)
            since += 1
            continue
        gap = _gap(lines, n) or _last_gap(cells, lines, n, unpiped if since == usual else 0)
        if not gap:
            break
        if _restarts(cells, lines, n + gap):
            break
        if _is_habit(lines, n, gap) or (unpiped and gap == unpiped and since == usual):
            unpiped, usual, since = gap, since, 0
            cells.extend(LooseCell(lines[k].strip(), k + 1, loose=True) for k in range(n, n + gap))
        elif _goes_on(cells, lines, n, gap):
            _go_on(cells, lines[n : n + gap])
        else:
            break
        n += gap
    while cells and not cells[0].text:
        cells.pop(0)
    return (cells, n) if len(cells) >= _LEAST_CELLS else ([], at)


def _restarts(cells: Sequence[LooseCell], lines: Sequence[str], at: int) -> bool:
    """Whether the table's first two cells recur here: another table with the same header."""
    again = [line.strip()[1:].strip() for line in lines[at : at + 2]]
    return len(cells) > _LEAST_CELLS and again == [cell.text for cell in cells[:2]]


def _last_gap(cells: Sequence[LooseCell], lines: Sequence[str], at: int, unpiped: int) -> int:
    """How many lines behind the last pipe are the table's: its cells without one, or what a cell hangs on."""
    line = lines[at].strip()
    if not line or "|" in line or len(line) > LONGEST_BROKEN:
        return 0
    if unpiped and lines[at - 1].strip()[:1] == "|":
        return unpiped if at + unpiped <= len(lines) else 0
    return 1 if cells[-1].text[-1:] in _HANGING else 0


def _go_on(cells: list[LooseCell], lines: Sequence[str]) -> None:
    if lines:
        cells[-1].text = " ".join([cells[-1].text, *(line.strip() for line in lines)])
        cells[-1].joined = True


def _is_empty_row(cells: Sequence[LooseCell], lines: Sequence[str], at: int) -> bool:
    """Whether there are as many empty cells here as a row has: they separate this table from the next."""
    count = len(list(takewhile(lambda line: line.strip() == "|", lines[at : at + _LOOK])))
    if at + count < len(lines) and lines[at + count].strip()[:1] != "|":
        count -= 1  # the last one has its cell below
    return count >= _LEAST_EMPTY and len(cells) >= 2 * count and len(cells) % count == 0


def _take(cells: list[LooseCell], lines: Sequence[str], n: int) -> int:
    """Add the cell at a pipe; one that is alone has it on the next line. Returns the index after it."""
    text = lines[n].strip()[1:].strip()
    following = lines[n + 1].strip() if n + 1 < len(lines) else ""
    if text or not following or "|" in following:
        cells.append(LooseCell(text.replace("\\|", "|"), n + 1))
        return n + 1
    cells.append(LooseCell(following, n + 1))
    return n + 2


def _gap(lines: Sequence[str], at: int) -> int:
    """How many lines without a pipe are here before the next one; 0 if they are too many or too long."""
    for n in range(at, min(at + _LONGEST_GAP + 1, len(lines))):
        line = lines[n].strip()
        if line[:1] == "|":
            return n - at
        if not line or len(line) > LONGEST_BROKEN or "|" in line:
            return 0
    return 0


def _is_habit(lines: Sequence[str], at: int, gap: int) -> bool:
    """Whether lines without a pipe, no text, are here and again soon: pieces of cells, or whole ones."""
    if not all(_may_be_cell(line.strip()) for line in lines[at : at + gap]):
        return False
    behind = at + gap
    for n in range(behind, min(len(lines), behind + _SOON)):
        line = lines[n].strip()
        if line[:1] != "|":
            return n > behind and 0 < len(line) <= _SHORT and "|" not in line
        if line == "|":
            return False
    return False


def _may_be_cell(line: str) -> bool:
    return len(line) <= _SHORT and line[-1] not in _TEXT_ENDS


def _goes_on(cells: Sequence[LooseCell], lines: Sequence[str], at: int, gap: int) -> bool:
    """Whether the lines at a gap are the rest of the cell above it and not the text between two tables.

    Where they do not say so themselves, they are when no row ends before them, and the cells before
    and behind make a better table together than two.
    """
    first = lines[at].strip()
    if first[0].islower() or first[0] in "(&/" or cells[-1].text[-1:] in _HANGING:
        return True
    before = [cell.text for cell in cells[:_LOOK]]
    behind: list[str] = []
    for line in lines[at + gap : at + gap + _LOOK]:
        if line.strip()[:1] != "|":
            break
        behind.append(line.strip()[1:].strip())
    width = guess_width(before)
    if width and len(cells) % width == 0:
        return False
    if len(before) < _LEAST_CELLS:
        return False
    return len(behind) < _LEAST_CELLS or least_bits([*before, *behind]) < least_bits(before) + least_bits(
        behind
    )

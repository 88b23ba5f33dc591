"""Rows of aligned columns with a blank line between them, each of one line or several.

::

    Port        Berths   Known for        What is between two blank lines is one row, however its cells are
                                          wrapped: at the top, or around the middle, as some programs
    Aden            12   coaling, and     print them.
                         bunkering

    Port Said        9   the canal
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice, pairwise
from typing import TypeAlias

from broadsheet.frontends.text.tables.grids import Row
from broadsheet.frontends.text.tables.screen import screen
from broadsheet.frontends.text.tables.strips import Span, columns_of, fitting
from broadsheet.frontends.text.tables.table_like import ENOUGH, is_table
from broadsheet.frontends.text.tables.wrapped import Lined, RowMaker, is_as_wide_as_page

_NO_ROW = re.compile(r"\s*(?:[-*+•–—·▪◦|]|[^\w\s]{2})")
_GAP = re.compile(r"[^\s.!?] {2,}(?=\S)|\S {3,}(?=\S)")
"""Two spaces, but not between sentences."""
_FEWEST = 3
"""Rows, with the header."""
_HEADED = 2
"""Rows of the first block: a header, and a row right below it."""
_EARLY = 6
"""Rows after which is asked for the first time whether they are a table."""
_PROBE = 20
"""Rows that decide where the columns are."""
_FIRST = 4
"""Rows below the header that show early that there are none."""
_FAR_IN = " " * 6
"""Before the first words of a row that has none in its first column."""
_STRIP = 2
"""Blank columns that part two alone from each other, as sentences are not for long."""
_TALLEST = 12
"""Lines of a row."""


Drawn: TypeAlias = list[tuple[int, str]]
"""Consecutive lines on the screen, each with its number."""


def rows_apart(lines: Sequence[str], at: int) -> Lined | None:
    """The rows from ``at`` on, if there are enough and each fits the columns."""
    blocks = list(islice(_blocks(lines, at), _PROBE))
    columns = _columns(blocks) if len(blocks) >= _FEWEST else []
    if len(columns) < 2 or (len(columns) == 2 and columns[1][0] - columns[0][1] < _STRIP):
        return None
    made = RowMaker(columns, partial(is_as_wide_as_page, lines, at, blocks[-1][-1][0], columns[-1][1]))
    end = at
    for block in _blocks(lines, at):
        if not all(fitting(line, columns) for _, line in block) or not _is_row(block, made):
            break
        if made.rows:
            made.take_row(block)
        else:
            made.take_header(block)
            if len(made.rows) > _HEADED:
                return None
        end = block[-1][0]
        if len(made.rows) in (_EARLY, ENOUGH) and not is_table(made.rows, lines[at:end], len(columns)):
            return None
    is_inset_behind = end + 1 < len(lines) and made.is_inset(lines[end + 1])
    if len(made.rows) <= ENOUGH and (is_inset_behind or not is_table(made.rows, lines[at:end], len(columns))):
        return None
    return Lined(made.rows, columns, None, end)


def _blocks(lines: Sequence[str], at: int) -> Iterator[Drawn]:
    """The blocks from ``at`` on that have a gap and one blank line between them."""
    block: Drawn = []
    n = at
    while n < len(lines):
        block = []
        while n < len(lines) and lines[n].strip() and len(block) <= _TALLEST:
            block.append((n + 1, screen(lines[n])))
            n += 1
        is_row = any(_GAP.search(line) or line.startswith(_FAR_IN) for _, line in block)
        if not 0 < len(block) <= _TALLEST or not is_row:
            break
        yield block
        n += 1


def _columns(blocks: Sequence[Drawn]) -> list[Span]:
    """Those of the rows below the header, as many as agree: one that has fewer is no part of the table.

    The header has the say only where it leaves as many: its words may be centred over a wide column.
    """
    header, *body = ([line for _, line in block] for block in blocks)
    drawn, columns = _agreeing(body[:_FIRST])
    if len(columns) < 2 or not is_table(_drafted(blocks[: _FIRST + 1], columns), drawn, len(columns)):
        return []
    if len(body) > _FIRST:
        drawn = list(chain.from_iterable(body))
        more = columns_of(drawn)
        drawn, columns = (drawn, more) if len(more) >= len(columns) else _agreeing(body)
    whole = columns_of(header + drawn)
    return whole if len(whole) >= len(columns) else []


def _drafted(blocks: Iterable[Drawn], columns: Sequence[Span]) -> list[Row]:
    """Each block as a row: enough to see code and lists."""
    made = RowMaker(columns, bool)
    for block in blocks:
        made.take_row(block)
    return made.rows


def _agreeing(blocks: Sequence[Sequence[str]]) -> tuple[list[str], list[Span]]:
    """The lines of the blocks up to one that leaves fewer columns, and those that they have."""
    drawn = list(blocks[0])
    columns = columns_of(drawn)
    for block in blocks[1:]:
        more = columns_of([*drawn, *block])
        if len(more) < max(len(columns), 2):
            break
        drawn += block
        columns = more
    return drawn, columns


def _is_row(block: Drawn, made: RowMaker) -> bool:
    """Whether the lines are one row: two that fill all columns are not, unless their cells go on.

    Nor are items, options and drawings; a row that is no header begins where its column does.
    """
    if any(_NO_ROW.match(line) for _, line in block):
        return False
    if made.rows and all(made.is_inset(line) for _, line in block):
        return False
    cells = [made.cells(line) for _, line in block]
    if sum(map(bool, map("".join, zip(*cells, strict=True)))) < 2:
        return False
    if not made.rows:
        return True
    full = [(above, below) for above, below in pairwise(cells) if all(above) and all(below)]
    return not full or (made.is_squeezed and all(made.wraps(above, below) for above, below in full))

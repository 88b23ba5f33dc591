"""Where one table ends and the next begins, when nothing but their rows separates them."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.cells import PipeLine
from broadsheet.frontends.text.tables.columns import is_header
from broadsheet.frontends.text.tables.grids import Grid
from broadsheet.frontends.text.tables.shape import MARK, TEXT, is_value, shape

_NEAR = 8
"""Lines around a rule in which others are counted."""
_FEW_RULES = 3
_SURE = 0.8
"""Share of a column's cells that are values, from which on words in it are a header."""
_LEAST_ROWS = 3


def parts(lines: Sequence[PipeLine]) -> list[Sequence[PipeLine]]:
    """A run cut where a new table begins: at a header above a rule, at the first row printed again."""
    starts = [0]
    for at in range(1, len(lines)):
        if at > starts[-1] + 1 and _begins(lines, at, starts[-1]):
            starts.append(at)
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _begins(lines: Sequence[PipeLine], at: int, start: int) -> bool:
    line, first = lines[at], lines[start]
    if line.rule or at + 1 == len(lines):
        return False
    if _is_same_header(line.cells, first.cells):
        return True
    if lines[at + 1].rule and not lines[at - 1].rule:
        return len([cell for cell in line.cells if cell]) > 1 and _rules_are_rare(lines, start, at)
    return False


def _is_same_header(cells: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a row is a table's first row again, or begins like it with a header of another width."""
    if len(cells) < 2 or not first or cells[0] != first[0] or not cells[0]:
        return False
    return cells == first or (len(cells) != len(first) and is_header(cells) and is_header(first))


def _rules_are_rare(lines: Sequence[PipeLine], start: int, at: int) -> bool:
    """Rules under every row mark row headers, not new tables."""
    seen = [line for line in lines[max(start, at - _NEAR) : at + _NEAR] if line.rule]
    return len(seen) <= _FEW_RULES


def split(grid: Grid) -> list[Grid]:
    """A grid cut at further headers: the first row again, or words in columns of values."""
    columns = _value_columns(grid)
    header = grid.rows[0].cells
    starts = [0]
    for at in range(_LEAST_ROWS, len(grid.rows) - 1):
        cells = grid.rows[at].cells
        if cells == header and len(cells) > 1 and is_header(cells):
            starts.append(at)
        elif columns and at >= starts[-1] + _LEAST_ROWS - 1 and _is_words(cells, columns):
            again = any(cells[column] == header[column] for column in columns)
            if again or (len(columns) > 1 and is_header(cells)):
                starts.append(at)
    if len(starts) == 1:
        return [grid]
    pieces = [grid.rows[a:b] for a, b in zip(starts, [*starts[1:], len(grid.rows)], strict=True)]
    ends = [*(piece[0].line - 1 for piece in pieces[1:]), grid.end_line]
    heads = [grid.head, *(None for _ in pieces[1:])]
    return [
        Grid(rows, grid.width, head, end, grid.guessed)
        for rows, head, end in zip(pieces, heads, ends, strict=True)
    ]


def _value_columns(grid: Grid) -> list[int]:
    """The columns whose header is a word and whose other cells are values, nearly all."""
    columns = []
    for column in range(1, grid.width):
        cells = [row.cells[column] for row in grid.rows[1:] if len(row.cells) > column and row.cells[column]]
        values = sum(1 for cell in cells if _is_figure(shape(cell)))
        head = grid.rows[0].cells
        if len(head) > column and shape(head[column]) >= TEXT and values >= _SURE * len(cells) and values > 1:
            columns.append(column)
    return columns


def _is_figure(code: int) -> bool:
    """Whether a shape is a value that words never replace; yes and no have words next to them."""
    return is_value(code) and code != MARK


def _is_words(cells: Sequence[str], columns: Sequence[int]) -> bool:
    return len(cells) > columns[-1] and all(shape(cells[column]) >= TEXT for column in columns)

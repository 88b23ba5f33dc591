"""When rows of pipes are no table: menus, shell commands, syntax diagrams, drawings, text in a frame.

Nothing here is asked of a table with a rule line; that one its author marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.tables.grids import Grid
from broadsheet.frontends.text.tables.shape import SHAPES, is_value, shape

TITLE = 70
"""Characters; what is longer is a sentence and heads no column."""
_LOOK = 12
"""Rows that are looked at."""
_CODE = re.compile(
    r"\|\||&&|\$\(|-->|[^-]->|=>|[;{}]\s*\Z|\A\s*(?:[$>]\s|\|?\s*(?:[├└]|\+--))"
    r"|\|\s*(?:grep|head|tail|sed|awk|xargs|sort|tee|less|wc|jq|sh|bash|iex)\b"
)
_DRAWN = re.compile(r"[-+=_/\\<>^|~\s│─┌┐└┘├┤]*[-=─]{3,}[-+=_/\\<>^|~\s│─┌┐└┘├┤]*\Z")


def is_code(line: str) -> bool:
    """Whether a line that holds a pipe is a command, an expression or an arrow of a diagram."""
    return _CODE.search(line) is not None


def is_menu(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows without a rule say too little: one line, the same line twice, two of words."""
    if len(rows) < 2 or all(row == rows[0] for row in rows):
        return True
    return len(rows) == 2 and not any(is_value(shape(cell)) for row in rows for cell in row)


def is_syntax(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a bracket opens in one cell and closes in another, as in ``[-a | -b]``."""
    return any(_is_open(cell) for row in rows[:_LOOK] for cell in row)


def is_drawing(rows: Sequence[Sequence[str]]) -> bool:
    """Whether cells are strokes and arrow heads: a diagram or a tree of files."""
    cells = [cell for row in rows[:_LOOK] for cell in row if cell]
    return any(
        (len(cell) > 1 and _DRAWN.match(cell)) or cell.startswith(("+--", "|--", "├", "└")) for cell in cells
    )


def is_framed_text(grid: Grid) -> bool:
    """Whether most cells are sentences with no header of short words above: a frame around text."""
    header, *rows = ([shape(cell) for cell in row.cells if cell] for row in grid.rows[:_LOOK])
    cells = [code for row in rows for code in row]
    sentences = sum(1 for code in cells if code >= SHAPES - 2)
    return 2 * sentences >= len(cells) and max(header, default=0) >= SHAPES - 2


def is_running_text(cells: Sequence[str]) -> bool:
    """Whether cells one a line are sentences from the first: no header, so no width to be found."""
    first = [len(cell) > TITLE for cell in cells[: 2 * _LOOK]]
    return bool(first) and first[0] and 2 * sum(first) > len(first)


def _is_open(cell: str) -> bool:
    """Whether a bracket in the cell has no partner; ``a)`` and ``1)`` are marks of a list."""
    if cell[1:2] == ")" or cell[2:3] == ")":
        return False
    return any(cell.count(left) != cell.count(right) for left, right in ("()", "[]", "{}"))

"""Rows of cells parted by ``|``: which lines belong together, and what stands in each.

Four habits are told apart by where the outer pipes stand, because each loses its rows in another way:

========  =====================  ==================================================================
habit     a row                  how it breaks
========  =====================  ==================================================================
framed    ``| a | b |``          a row may go on in a line that has no leading pipe
closed    ``a | b |``            the pipe ends a cell, not a row: a row may be spread over many lines
opened    ``|a`` then ``|b``     a cell a line, row ends lost; a lone ``|`` puts the cell below itself
inner     ``a | b``              one line a row; perhaps a blank line after each
========  =====================  ==================================================================

Each reader answers the lines of one run and the index of the first line after it. None looks further ahead
than a few lines past its run, so that reading a text stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from broadsheet.frontends.text.tables.doubt import is_code, is_drawing, is_menu, is_running_text, is_syntax
from broadsheet.frontends.text.tables.opened import LONGEST_BROKEN, read_cells

BRIDGE = 3
"""A cell that is broken over lines goes on for so many at most; a longer gap is text between two tables."""

_RULE = re.compile(
    r"\|?(?:[\s:]*-+[\s:]*\|)+(?:[\s:]*-+[\s:]*)?\Z|\|?[\s:]*-+[\s:]*(?:\+[\s:]*-+[\s:]*)+\|?\Z"
)
_LONGEST_RULE = 20_000
"""Characters; browsers cap a table at 1,000 columns, and no rule needs so many dashes for each."""
_BULLET = re.compile(r"(?:[-*+•–—·▪◦]|\d{1,3}[.)])\s")


class PipeLine(Struct):
    """One line of a run: its cells, or, for a rule, how many columns it draws (``rule``; no cells then).

    ``joined`` if it was broken over lines; ``loose`` if it has no pipe and may go on with the cell above.
    """

    number: int
    cells: list[str]
    rule: int = 0
    joined: bool = False
    loose: bool = False


class Run(Struct):
    """The lines of a run and the index after it; ``habit`` names how its pipes stand."""

    lines: list[PipeLine]
    end: int
    habit: str


def rule_width(line: str) -> int:
    """How many columns a rule line draws (``---|:--:|`` draws two), or 0 if it is no rule."""
    stripped = line.strip()
    if not stripped or stripped[0] not in "|-:" or len(stripped) > _LONGEST_RULE:
        return 0
    if _RULE.match(stripped) is None:
        return 0
    return len([part for part in re.split(r"[|+]", stripped) if part.strip()])


def split_cells(line: str) -> list[str]:
    """What stands between the pipes of a line, ``\\|`` read as text; the outer pipes give empty strings."""
    if "\\|" in line:
        return [part.strip().replace("\0", "|") for part in line.replace("\\|", "\0").split("|")]
    return [part.strip() for part in line.split("|")]


def ends_cell(line: str) -> bool:
    """Whether a line's last mark is a pipe that closes a cell."""
    stripped = line.rstrip()
    return stripped.endswith("|") and not stripped.endswith("\\|")


def find_run(lines: Sequence[str], at: int, stop: int) -> Run | None:
    """The run of pipe lines from ``at`` on, before ``stop``, if these lines look like rows at all."""
    at = _behind_empty(lines, at, stop)
    habit = _habit(lines[at].strip(), lines, at)
    if habit is None:
        return None
    run = _READERS[habit](lines, at, stop)
    return Run(run[0], run[1], habit) if run else None


def _behind_empty(lines: Sequence[str], at: int, stop: int) -> int:
    """The first row that only a closing pipe marks, if lines of pipes alone, its empty cells, stand above."""
    n = at
    while n < stop and lines[n].strip() and not lines[n].strip("| "):
        n += 1
    return n if n < stop and ends_cell(lines[n]) and lines[n].lstrip()[:1] != "|" else at


def begins_with_cell(lines: Sequence[str], at: int) -> bool:
    """Whether a pipe alone on the next line closes the first cell of a table, and the second is whole."""
    if at + 2 >= len(lines) or lines[at + 1].strip() != "|" or "|" in lines[at]:
        return False
    second = lines[at + 2].strip()
    return ends_cell(second) and second[0] != "|"


def _habit(first: str, lines: Sequence[str], at: int) -> str | None:
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if "|" not in first:
        return "closed"
    if first[:1] == "|":
        if ends_cell(first) and len(first) > 1:
            return "framed" if first.strip("| ") else None
        if "|" not in first[1:]:
            return "opened"
        return "framed" if following[:1] == "|" else "inner"
    closed = ends_cell(first)
    if closed and first.count("|") == 1 and is_running_text(lines[at : at + 3]):
        return None
    if rule_width(following) or (closed and ends_cell(following)):
        return "closed" if closed else "inner"
    if _BULLET.match(first) or is_code(first):
        return None
    return "closed" if closed else "inner"


def _row(line: str, number: int) -> PipeLine:
    """A line with its outer pipes gone, or the rule that it is."""
    width = rule_width(line)
    if width:
        return PipeLine(number, [], width)
    cells = split_cells(line)
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return PipeLine(number, cells)


def _read_framed(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    rows: list[PipeLine] = []
    n = at
    while n < stop:
        line = lines[n].strip()
        if line[:1] == "|":
            row = _row(line, n + 1)
            if not row.rule:
                row.cells = row.cells[1:]
            rows.append(row)
        elif rows and (width := rule_width(line)):
            rows.append(PipeLine(n + 1, [], width))
        else:
            broken = rows and not rows[-1].rule and not ends_cell(lines[n - 1])
            end = _framed_break(lines, n) if broken else 0
            rest = _row(" ".join(part.strip() for part in lines[n:end]), n + 1)
            if not rest.cells or not end:
                break
            rows[-1].cells[-1:] = [f"{rows[-1].cells[-1]} {rest.cells[0]}".strip(), *rest.cells[1:]]
            rows[-1].joined = True
            n = end - 1
        n += 1
    count = sum(1 for row in rows if not row.rule)
    if count == 0 or (count == 1 and len(rows) == 1):
        return None
    return rows, n


def _framed_break(lines: Sequence[str], at: int) -> int:
    """The index after the line that ends a row broken before ``at``; 0 if none does."""
    for n in range(at, min(at + BRIDGE + 1, len(lines))):
        line = lines[n].strip()
        if not line or line[0] == "|":
            return 0
        if ends_cell(line):
            return n + 1
    return 0


def _read_inner(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    rows = [_row(lines[at], at + 1)]
    width = len(rows[0].cells) or rows[0].rule
    step = _step(lines, at, width)
    n = at + step
    marked = rows[0].rule > 0
    while n < stop and (step == 1 or not lines[n - 1].strip()):
        row = _inner_row(lines, n, width, marked, step)
        if row is None:
            break
        marked = marked or row.rule > 0
        rows.append(row)
        n += step
    cells = [row.cells for row in rows if not row.rule]
    if not marked and (is_menu(cells) or is_syntax(cells) or is_drawing(cells) or is_code(lines[at + step])):
        return None
    return rows, rows[-1].number


def _step(lines: Sequence[str], at: int, width: int) -> int:
    """2 where a blank line stands after each row, else 1."""
    spaced = at + 2 < len(lines) and not lines[at + 1].strip() and lines[at + 2].count("|") == width - 1
    return 2 if spaced else 1


def _inner_row(lines: Sequence[str], n: int, width: int, marked: bool, step: int) -> PipeLine | None:
    """The row at ``n``, if there is one that belongs to the table; ``marked`` says that it has had a rule."""
    line = lines[n]
    if "|" not in line and rule_width(line) < 2:
        return None
    row = _row(line, n + 1)
    if row.rule:
        return row
    if len(row.cells) == width - 1 and ends_cell(line):
        row.cells.append("")
    if not len(row.cells) > 1 or (not marked and _BULLET.match(line.lstrip())):
        return None
    if len(row.cells) == width or (marked and len(row.cells) < width):
        return row
    return row if step == 1 and _fits(row, width, lines, n) else None


def _fits(row: PipeLine, width: int, lines: Sequence[str], n: int) -> bool:
    """A row of another width still belongs when the next line is of the width that all others have."""
    if abs(len(row.cells) - width) > max(1, width // 2):
        return False
    return n + 1 < len(lines) and lines[n + 1].count("|") in (width - 1, width)


def _read_closed(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    rows: list[PipeLine] = []
    width = have = 0
    n = at
    while n < stop:
        line = lines[n]
        if ends_cell(line):
            if rows and not have and _is_empty_row(lines, n, stop, width):
                break
            row, end = _row(line, n + 1), n + 1
        else:
            end = _closed_break(lines, n, width, have)
            if not end:
                break
            row = _row(" ".join(part.strip() for part in lines[n:end]), n + 1)
            row.joined = True
        rows.append(row)
        # A rule tells the width of the rows around it: a second copy may have fewer ghost columns.
        width = row.rule or max(width, len(row.cells))
        have = 0 if row.rule else have + len(row.cells)
        if have >= width > 1:
            have = 0
        n = end
    return (rows, n) if rows else None


def _is_empty_row(lines: Sequence[str], at: int, stop: int, width: int) -> bool:
    """Whether lines of pipes alone make a row of empty cells, as some tables have above their header."""
    end = _behind_empty(lines, at, stop)
    return end > at + 1 and sum(line.count("|") for line in lines[at:end]) >= width


def _closed_break(lines: Sequence[str], at: int, width: int, have: int) -> int:
    """The index after a cell that is broken over lines from ``at`` on, or 0 if this is text and no cell.

    ``width`` is that of the table so far, ``have`` how many cells the row that stands open has. A pipe that
    stands alone on the line below closes any cell.
    """
    for n in range(at, min(at + BRIDGE, len(lines))):
        line = lines[n].strip()
        if not line or (len(line) > LONGEST_BROKEN and n > at):
            return 0
        if not ends_cell(line):
            continue
        if line == "|" and n > at and "|" not in lines[at]:
            return n + 1
        count = sum(lines[k].count("|") for k in range(at, n + 1))
        if rule_width(line) or n == at or width < 2 or have + count > width:
            return 0
        if n + 1 < len(lines) and rule_width(lines[n + 1]):
            return 0
        if have or "|" in lines[at] or _goes_on(lines[at].strip(), lines[at + 1].strip()):
            return n + 1
        return 0
    return 0


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is cut in mid-sentence: the next begins in lower case, or in a bracket, or it hangs."""
    if len(line) > LONGEST_BROKEN or line[-1] in ".!?:":
        return False
    return following[0].islower() or following[0] in "(&/–+" or line[-1] in ",(&/-–"


def _read_opened(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    cells, end = read_cells(lines, at, stop)
    rows = [PipeLine(cell.line, [cell.text], joined=cell.joined, loose=cell.loose) for cell in cells]
    return (rows, end) if rows else None


_READERS: dict[str, Callable[[Sequence[str], int, int], tuple[list[PipeLine], int] | None]] = {
    "framed": _read_framed,
    "closed": _read_closed,
    "opened": _read_opened,
    "inner": _read_inner,
}

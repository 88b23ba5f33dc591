"""One line of a pipe table: its cells, whether it closes the last one, whether it is a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_RULE = re.compile(
    r"\|?(?:[\s:]*-+[\s:]*\|)+(?:[\s:]*-+[\s:]*)?\Z|\|?[\s:]*-+[\s:]*(?:\+[\s:]*-+[\s:]*)+\|?\Z"
)
_LONGEST_RULE = 20_000
"""Characters; browsers cap a table at 1,000 columns, and no rule needs so many dashes for each."""


class PipeLine(Struct):
    """One line of a run: its cells, or, for a rule, how many columns it draws (``rule``; no cells then).

    ``joined`` if it was broken over lines; ``loose`` if it has no pipe and may go on with the cell above.
    """

    number: int
    cells: list[str]
    rule: int = 0
    joined: bool = False
    loose: bool = False


def rule_width(line: str) -> int:
    """How many columns a rule line draws (``---|:--:|`` draws two), or 0 if it is no rule."""
    stripped = line.strip()
    if not stripped or stripped[0] not in "|-:" or len(stripped) > _LONGEST_RULE:
        return 0
    if _RULE.match(stripped) is None:
        return 0
    return len([part for part in re.split(r"[|+]", stripped) if part.strip()])


def split_cells(line: str) -> list[str]:
    """What is between the pipes of a line, ``\\|`` read as text; the outer pipes give empty strings."""
    if "\\|" in line:
        return [part.strip().replace("\0", "|") for part in line.replace("\\|", "\0").split("|")]
    return [part.strip() for part in line.split("|")]


def ends_cell(line: str) -> bool:
    """Whether a line's last mark is a pipe that closes a cell."""
    stripped = line.rstrip()
    return stripped.endswith("|") and not stripped.endswith("\\|")


def row_of(line: str, number: int) -> PipeLine:
    """A line with its outer pipes gone, or the rule that it is."""
    width = rule_width(line)
    if width:
        return PipeLine(number, [], width)
    cells = split_cells(line)
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return PipeLine(number, cells)


def behind_empty(lines: Sequence[str], at: int, stop: int) -> int:
    """The first row that only a closing pipe marks, if lines of pipes alone, its empty cells, are above."""
    n = at
    while n < stop and lines[n].strip() and not lines[n].strip("| "):
        n += 1
    return n if n < stop and ends_cell(lines[n]) and lines[n].lstrip()[:1] != "|" else at

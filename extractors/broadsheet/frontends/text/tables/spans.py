"""Grid tables whose cells span, read by place.

The corners (``+``) give the lines of a raster. A cell begins at a field of the raster that no cell holds yet
and grows to the right, then down, until it meets a wall.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.blocks import Cell, Table
from broadsheet.document import Where
from broadsheet.frontends.text.tables.screen import words

_MOST_FIELDS = 200_000


class Raster:
    """A drawn frame as fields between its lines."""

    def __init__(self, drawn: Sequence[str]) -> None:
        self.width = max(len(line) for line in drawn)
        self.drawn = [line.ljust(self.width) for line in drawn]
        self.levels = [n for n, line in enumerate(self.drawn) if "+-" in line or "+=" in line]
        edges = {at for n in self.levels for at, char in enumerate(self.drawn[n]) if char == "+"}
        self.edges = sorted(edges)

    def wall_right(self, row: int, edge: int) -> bool:
        """Whether a wall is at an edge between two levels."""
        column = self.edges[edge]
        return all(self.drawn[n][column] in "|+" for n in range(self.levels[row] + 1, self.levels[row + 1]))

    def wall_below(self, level: int, edge: int) -> bool:
        """Whether a level is drawn between an edge and the next."""
        return not self.drawn[self.levels[level]][self.edges[edge] + 1 : self.edges[edge + 1]].strip("-=")

    def text(self, top: int, left: int, bottom: int, right: int) -> str:
        """What is between two levels and two edges, line by line."""
        a, b = self.edges[left] + 1, self.edges[right]
        inside = self.drawn[self.levels[top] + 1 : self.levels[bottom]]
        return " ".join(filter(None, (words(line[a:b]) for line in inside)))


def spanned(drawn: Sequence[str], where: Where) -> Table | None:
    """The table, with spans; None if the frame is not whole (its corners are not all joined)."""
    raster = Raster(drawn)
    rows, columns = len(raster.levels) - 1, len(raster.edges) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST_FIELDS or raster.levels[-1] != len(drawn) - 1:
        return None
    taken = [[False] * columns for _ in range(rows)]
    table: list[list[Cell]] = []
    for top in range(rows):
        cells = []
        for left in range(columns):
            if not taken[top][left]:
                cell = _grow(raster, taken, top, left)
                if cell is None:
                    return None
                cells.append(cell)
        table.append(cells)
    return Table(table, where, head_rows=_head(raster))


def _grow(raster: Raster, taken: list[list[bool]], top: int, left: int) -> Cell | None:
    """The cell whose upper left field this is; its fields are marked as taken."""
    right = left + 1
    while right < len(raster.edges) and not raster.wall_right(top, right):
        right += 1
    bottom = top + 1
    while bottom < len(raster.levels) and not raster.wall_below(bottom, left):
        bottom += 1
    if right == len(raster.edges) or bottom == len(raster.levels):
        return None
    for row in range(top, bottom):
        for column in range(left, right):
            if taken[row][column]:
                return None
            taken[row][column] = True
    return Cell(raster.text(top, left, bottom, right), colspan=right - left, rowspan=bottom - top)


def _head(raster: Raster) -> int | None:
    """How many rows are above the level drawn with ``=``."""
    doubled = [at for at, n in enumerate(raster.levels) if "=" in raster.drawn[n]]
    return doubled[0] if doubled and 0 < doubled[0] < len(raster.levels) - 1 else None

"""Tables of which only the cells are left, one a line: their width and their rows are worked out.

Where full rows explain the cells well (:mod:`.widths`), they are taken. Where they do not, cells are missing
or have lost their pipe; then the layout that allows for it (:mod:`.layout`) must be better by more than
it costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from broadsheet.frontends.text.tables.grids import Row
from broadsheet.frontends.text.tables.layout import Layout, lay_out
from broadsheet.frontends.text.tables.shape import TEXT, shape
from broadsheet.frontends.text.tables.widths import SAMPLE, Form, candidates, forms, price

LEAST_CELLS = 4
"""Two rows of two."""
_CONFUSED = 0.12
"""Share of cells that are of another kind than their column's, from which on cells must have been lost."""
_FLOWING = 9
"""Widths, the cheapest in full rows, that are judged again with lost cells."""


def rows_of(cells: Sequence[str], lines: Sequence[int], loose: Sequence[bool] = ()) -> tuple[list[Row], int]:
    """Rows and width for cells that are at these lines (1-based); no rows if there are too few cells.

    A cell that is ``loose`` has no mark: it may be one, or go on with the cell before it.

    >>> rows, width = rows_of(["Port", "Berths", "Aden", "12", "Basra", "9", "Muscat", "31"], range(1, 9))
    >>> width, [row.cells for row in rows]
    (2, [['Port', 'Berths'], ['Aden', '12'], ['Basra', '9'], ['Muscat', '31']])
    """
    count = len(cells)
    if count < LEAST_CELLS:
        return [], 0
    shapes = [shape(cell) for cell in cells]
    if any(loose):
        return _with_loose(cells, shapes, lines, loose)
    sample, kinds = cells[:SAMPLE], shapes[:SAMPLE]
    ranked = _ranked(sample, kinds, count)
    best = ranked[0]
    title = [Row([cells[0]], lines[0], spans=True)] if best.titled else []
    places: Sequence[int] = range(best.first, count + best.first - best.titled)
    width = best.width
    if _confusion(kinds[width - best.first + best.titled :], width) > _CONFUSED:
        none = [False] * count
        flowed = _flowing(sample, kinds, none[:SAMPLE], [form.width for form in ranked[:_FLOWING]])
        if flowed is not None and flowed[1].bits + price(flowed[0]) < best.bits:
            width, title = flowed[0], []
            places = flowed[1].places if count <= SAMPLE else lay_out(cells, shapes, none, width).places
    rest = len(title)
    return title + _rows(cells[rest:], lines[rest:], places, width), width


def _with_loose(
    cells: Sequence[str], shapes: Sequence[int], lines: Sequence[int], loose: Sequence[bool]
) -> tuple[list[Row], int]:
    """The same where some cells have no mark: only a layout shows what they are.

    The width shows with all of them as cells, or with none.
    """
    part, kinds, unmarked = cells[:SAMPLE], shapes[:SAMPLE], loose[:SAMPLE]
    sure = [at for at, is_loose in enumerate(unmarked) if not is_loose]
    widths = candidates(part, kinds) + candidates([part[at] for at in sure], [kinds[at] for at in sure])
    flowed = _flowing(part, kinds, unmarked, widths)
    if flowed is None:
        return [], 0
    width, layout = flowed
    places = layout.places if len(cells) <= SAMPLE else lay_out(cells, shapes, loose, width).places
    return _rows(cells, lines, places, width), width


def least_bits(cells: Sequence[str]) -> float:
    """How many bits the cells take in the rows that suit them best: the less, the more they are one table."""
    return _ranked(cells, [shape(cell) for cell in cells], len(cells))[0].bits


def guess_width(cells: Sequence[str]) -> int:
    """The width alone; 0 if there are too few cells."""
    if len(cells) < LEAST_CELLS:
        return 0
    sample = cells[:SAMPLE]
    return _ranked(sample, [shape(cell) for cell in sample], len(cells))[0].width


def _ranked(cells: Sequence[str], shapes: Sequence[int], count: int) -> list[Form]:
    """The ways to lay the cells out in full rows, the cheapest first."""
    return sorted(form for width in candidates(cells, shapes) for form in forms(cells, shapes, width, count))


def _flowing(
    cells: Sequence[str], shapes: Sequence[int], loose: Sequence[bool], widths: Sequence[int]
) -> tuple[int, Layout] | None:
    """The width and the layout that take the fewest bits if cells may be lost or loose."""
    judged = [(width, lay_out(cells, shapes, loose, width)) for width in dict.fromkeys(widths)]
    return min(judged, key=lambda one: one[1].bits + price(one[0]), default=None)


def _confusion(shapes: Sequence[int], width: int) -> float:
    """The share of cells below the header that are of another kind than most in their column."""
    kinds = [min(code, TEXT) for code in shapes]
    usual = sum(Counter(kinds[at::width]).most_common(1)[0][1] for at in range(min(width, len(kinds))))
    return 1 - usual / len(kinds) if kinds else 0.0


def _rows(cells: Sequence[str], lines: Sequence[int], places: Sequence[int], width: int) -> list[Row]:
    rows: list[Row] = []
    number = before = -1
    for cell, line, place in zip(cells, lines, places, strict=True):
        if place // width != number:
            number = place // width
            rows.append(Row([], line))
        row = rows[-1]
        if place == before:
            row.cells[-1] = f"{row.cells[-1]} {cell}"
            row.joined = True
            continue
        row.cells.extend([""] * (place % width - len(row.cells)))
        row.cells.append(cell)
        before = place
    return rows

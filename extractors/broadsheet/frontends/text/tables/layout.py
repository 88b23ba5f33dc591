"""Cells laid out in columns when some are lost: where each one belongs, given what the columns hold so far.

A source that prints a cell a line does not print the empty ones, and from the first one on every cell is
in the wrong column. It prints some without their mark, and then they look like the rest of the cell above. So
cells are laid out row by row; each goes to the next column, or skips some at a price, or joins the one before
it, whichever the columns explain with the fewest bits (:mod:`.column_code`), seen over some rows together.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from broadsheet.frontends.text.tables.column_code import (
    NAMES,
    OTHERS,
    ColumnCode,
    column_cost,
    first_column_doubt,
    header_cost,
)

HANGING = frozenset(",(&/–+")
"""What a cell that is cut ends in."""
_RESTS = frozenset("(&/+),.;")
_JOIN = 11.0
_JOIN_SMALL = 8.0
_GOES_ON = 3.0
"""Bits for a piece that goes on with the cell before it, as it must be written too; less if it begins in
lower case, least where a bracket or a comma says so."""
_LOOSE_PRIOR = 0.2
"""Cells without a mark that a column is taken to have had before the first, against one that has it."""
_JOINED = -1
_ROUNDS = 3
_SKIP = 6.0
"""Bits for a lost cell: more than a cell of an unlikely shape, less than a row of them."""
_MORE = 2.5
"""Bits for each further one lost at the same place."""
_FARTHEST = 6
"""Columns that may be skipped at once."""
_AHEAD = 4
"""Rows that are looked at together; all but the last are then settled."""


class Layout(NamedTuple):
    """For each cell its place, counted row by row (``row * width + column``); the bits that it takes.

    A piece that belongs to the cell before it has that cell's place.
    """

    places: list[int]
    bits: float


def lay_out(cells: Sequence[str], shapes: Sequence[int], loose: Sequence[bool], width: int) -> Layout:
    """The cheapest layout of cells; one that is ``loose`` may be a cell or go on with the one before.

    It begins as the best of four: all cells in their order, with the loose ones as cells or joined to them;
    and in a flow that learns the columns as it goes, once more with the columns turned to the likeliest
    phase. Then the columns are learned from the whole, and the cells are laid out again.
    """
    header = _header(cells, loose, width)
    head = len(header)
    below = _Cells(cells[head:], shapes[head:], loose[head:], cells[head - 1])

    def judged(places: list[int]) -> Layout:
        bits = _bits(cells, shapes, places, width) + _loose_bits(loose, places, width)
        return Layout(places, bits)

    columns = _new_columns(width)
    flow = _flow(below, columns, width)
    turn = _turn(columns, flow[-1] % width if flow else width - 1)
    turned = _flow(below, columns[width - turn :] + columns[: width - turn], width)
    starts = [flow, turned, list(range(width, width + len(below.texts)))]
    if any(below.loose):
        starts.append(_joining(below.loose, width))
    best = min((judged(header + start) for start in starts), key=_cost)
    for _ in range(_ROUNDS):
        learned = _learned(cells, shapes, best.places, width)
        again = judged(header + _laid(_settle(below, learned, width - 1), width))
        if again.bits >= best.bits:
            break
        best = again
    return best


def _cost(layout: Layout) -> float:
    return layout.bits


def _joining(loose: Sequence[bool], start: int) -> list[int]:
    """Places in order, with each loose cell joined to the one before it."""
    places: list[int] = []
    for is_loose in loose:
        last = places[-1] if places else start - 1
        places.append(last if is_loose and places else last + 1)
    return places


def _laid(skips: Sequence[int], start: int) -> list[int]:
    places = []
    last = start - 1
    for skipped in skips:
        last += skipped + 1
        places.append(last)
    return places


def _new_columns(width: int) -> list[ColumnCode]:
    return [ColumnCode(OTHERS if at else NAMES) for at in range(width)]


def _learned(
    cells: Sequence[str], shapes: Sequence[int], places: Sequence[int], width: int
) -> list[ColumnCode]:
    """The columns as the cells below the header make them."""
    columns = _new_columns(width)
    before = width - 1
    for cell, code, place in zip(cells, shapes, places, strict=True):
        if place > before:
            columns[place % width].learn(cell, code)
            before = place
    return columns


def _bits(cells: Sequence[str], shapes: Sequence[int], places: Sequence[int], width: int) -> float:
    """Bits for the cells where they are now, and for all that is said to be lost or to go on."""
    columns: list[list[str]] = [[] for _ in range(width)]
    kinds: list[list[int]] = [[] for _ in range(width)]
    head: list[int] = []
    bits = 0.0
    before = -1
    for at, place in enumerate(places):
        if place == before:
            bits += _join_price(cells[at - 1], cells[at])
            continue
        bits += _skip_price(place - before - 1)
        before = place
        if place < width:
            head.append(at)
        else:
            columns[place % width].append(cells[at])
            kinds[place % width].append(shapes[at])
    bits += header_cost([cells[at] for at in head], [shapes[at] for at in head])
    for at, column in enumerate(columns):
        bits += column_cost(column, kinds[at], OTHERS if at else NAMES)
    bits += first_column_doubt(kinds[0])
    return bits + (_SKIP if (before + 1) % width else 0.0)


def _loose_bits(loose: Sequence[bool], places: Sequence[int], width: int) -> float:
    """Bits for which cells have no mark: few where it is always those of one column."""
    if not any(loose):
        return 0.0
    counts = [[_LOOSE_PRIOR, 1.0] for _ in range(width)]
    bits = 0.0
    before = -1
    for place, has_no_mark in zip(places, loose, strict=True):
        if place > max(before, width - 1):
            seen = counts[place % width]
            bits -= log2(seen[not has_no_mark] / sum(seen))
            seen[not has_no_mark] += 1
        before = place
    return bits


class _Cells(NamedTuple):
    texts: Sequence[str]
    shapes: Sequence[int]
    loose: Sequence[bool]
    before: str
    """The cell above the first."""


def _header(cells: Sequence[str], loose: Sequence[bool], width: int) -> list[int]:
    """The places of the header's cells and of the pieces that go on with them."""
    places: list[int] = []
    for at in range(len(cells)):
        goes_on = loose[at] and places and _hangs(cells[at - 1], cells[at])
        last = places[-1] if places else -1
        if not goes_on and last == width - 1:
            break
        places.append(last if goes_on else last + 1)
    return places


def _turn(columns: Sequence[ColumnCode], last: int) -> int:
    """By how many columns the first row must have been short, judged by what is first and how it ends."""
    width = len(columns)

    def doubt(turn: int) -> float:
        short = (last + turn + 1) % width
        return columns[-turn % width].doubt_as_first() + _skip_price(turn) + (_SKIP if short else 0.0)

    return min(range(min(width, _FARTHEST + 1)), key=doubt)


def _skip_price(skipped: int) -> float:
    return _SKIP + _MORE * (skipped - 1) if skipped else 0.0


def _flow(cells: _Cells, columns: Sequence[ColumnCode], start: int) -> list[int]:
    """Places of the cells from place ``start`` on, which opens a row; the columns learn them."""
    width = len(columns)
    places: list[int] = []
    at = 0
    last = start - 1
    window = _AHEAD * width
    count = len(cells.texts)
    while at < count:
        part = _settle(_window(cells, at, at + window), columns, last % width)
        keep = len(part) if at + window >= count else max(1, len(part) - width)
        for offset, skipped in enumerate(part[:keep]):
            last += skipped + 1
            places.append(last)
            if skipped > _JOINED:
                columns[last % width].learn(cells.texts[at + offset], cells.shapes[at + offset])
        at += keep
    return places


def _window(cells: _Cells, start: int, stop: int) -> _Cells:
    before = cells.texts[start - 1] if start else cells.before
    texts, shapes, loose, _ = cells
    return _Cells(texts[start:stop], shapes[start:stop], loose[start:stop], before)


def _settle(cells: _Cells, columns: Sequence[ColumnCode], last: int) -> list[int]:
    """The cheapest way to go on after column ``last``: for each cell the columns skipped.

    A piece that goes on with the cell before it skips :data:`_JOINED`.
    """
    width = len(columns)
    prices = [_skip_price(skipped) for skipped in range(min(_FARTHEST, width - 1) + 1)]
    paths: dict[int, float] = {last: 0.0}
    trail: list[dict[int, tuple[int, int]]] = []
    before_it = cells.before
    for cell, code, loose in zip(cells.texts, cells.shapes, cells.loose, strict=True):
        costs = [column.cost(cell, code) for column in columns]
        step: dict[int, tuple[int, int]] = {}
        reached: dict[int, float] = {}
        if loose:
            joining = _join_price(before_it, cell)
            for column, so_far in paths.items():
                reached[column] = so_far + joining
                step[column] = (column, _JOINED)
        for before, so_far in paths.items():
            for skipped, price in enumerate(prices):
                column = (before + 1 + skipped) % width
                total = so_far + price + costs[column]
                if column not in reached or total < reached[column]:
                    reached[column] = total
                    step[column] = (before, skipped)
        paths = reached
        trail.append(step)
        before_it = cell
    column = min(paths, key=lambda c: paths[c])
    answer = []
    for step in reversed(trail):
        column, skipped = step[column]
        answer.append(skipped)
    return answer[::-1]


def _join_price(before: str, piece: str) -> float:
    if _hangs(before, piece):
        return _GOES_ON
    return _JOIN_SMALL if piece[0].islower() else _JOIN


def _hangs(before: str, piece: str) -> bool:
    """Whether a piece says that it goes on with the cell before it, or that cell that it is not done."""
    return piece[0] in _RESTS or before[-1:] in HANGING

"""Cells laid out in columns when some are lost: where each one belongs, given what the columns hold so far.

A source that prints a cell a line does not print the empty ones, and from the first one on every cell stands
in the wrong column. So cells are laid out row by row; each goes to the next column, or skips some at a price,
whichever the columns (:mod:`.code`) explain with the fewest bits, seen over the next rows together.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.code import ColumnCode, header_cost

_SKIP = 6.0
"""Bits for a lost cell: more than a cell of an unlikely shape, less than a row of them."""
_MORE = 2.5
"""Bits for each further one lost at the same place."""
_FARTHEST = 6
"""Columns that may be skipped at once."""
_AHEAD = 4
"""Rows that are looked at together; all but the last are then settled."""


def lay_out(cells: Sequence[str], shapes: Sequence[int], width: int) -> tuple[list[int], float]:
    """For each cell its place, counted row by row (``row * width + column``), and the bits that it takes.

    A first pass learns the columns as it goes. Where it began in the wrong column, all that it learned is
    right but for the phase; so a second pass begins anew with the columns turned to the likeliest phase.
    """
    header = list(range(min(width, len(cells))))
    columns = [ColumnCode() for _ in range(width)]
    places, bits = _flow(cells, shapes, columns, width)
    turn = _turn(columns, places[-1] % width if places else width - 1)
    learned = columns[width - turn :] + columns[: width - turn]
    again, cost = _flow(cells, shapes, learned, width)
    head = header_cost(shapes[:width])
    if cost + 1 < bits or turn:
        return header + again, head + bits + (_skip_price(turn) if turn else 0.0)
    return header + places, head + bits


def _turn(columns: Sequence[ColumnCode], last: int) -> int:
    """By how many columns the first row must have been short, judged by what stands first and how it ends."""
    width = len(columns)

    def doubt(turn: int) -> float:
        short = (last + turn + 1) % width
        return columns[-turn % width].doubt_as_first() + _skip_price(turn) + (_SKIP if short else 0.0)

    return min(range(min(width, _FARTHEST + 1)), key=doubt)


def _skip_price(skipped: int) -> float:
    return _SKIP + _MORE * (skipped - 1) if skipped else 0.0


def _flow(
    cells: Sequence[str], shapes: Sequence[int], columns: Sequence[ColumnCode], start: int
) -> tuple[list[int], float]:
    """Places and bits of the cells from ``start`` on, which opens a row; the columns learn them."""
    width = len(columns)
    places: list[int] = []
    bits = 0.0
    at = start
    last = start - 1
    window = _AHEAD * width
    while at < len(cells):
        part = _settle(cells[at : at + window], shapes[at : at + window], columns, last % width)
        keep = len(part) if at + window >= len(cells) else max(1, len(part) - width)
        for offset, (skipped, cost) in enumerate(part[:keep]):
            last += skipped + 1
            places.append(last)
            bits += cost
            columns[last % width].learn(cells[at + offset], shapes[at + offset])
        at += keep
    return places, bits


def _settle(
    cells: Sequence[str], shapes: Sequence[int], columns: Sequence[ColumnCode], last: int
) -> list[tuple[int, float]]:
    """The cheapest way to go on after column ``last``: for each cell the columns skipped, and the bits."""
    width = len(columns)
    farthest = min(_FARTHEST, width - 1)
    prices = [_skip_price(skipped) for skipped in range(farthest + 1)]
    paths: dict[int, float] = {last: 0.0}
    trail: list[dict[int, tuple[int, int, float]]] = []
    for cell, code in zip(cells, shapes, strict=True):
        costs = [column.cost(cell, code) for column in columns]
        step: dict[int, tuple[int, int, float]] = {}
        reached: dict[int, float] = {}
        for before, so_far in paths.items():
            for skipped, price in enumerate(prices):
                column = (before + 1 + skipped) % width
                total = so_far + price + costs[column]
                if column not in reached or total < reached[column]:
                    reached[column] = total
                    step[column] = (before, skipped, price + costs[column])
        paths = reached
        trail.append(step)
    column = min(paths, key=lambda c: paths[c])
    answer = []
    for step in reversed(trail):
        before, skipped, cost = step[column]
        answer.append((skipped, cost))
        column = before
    return answer[::-1]

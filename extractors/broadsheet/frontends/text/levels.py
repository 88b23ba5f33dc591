"""Levels: how headings rank, by their marks, and else by learned steps from one to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import add

from broadsheet.frontends.text.additive import Models
from broadsheet.frontends.text.judge import weights
from broadsheet.frontends.text.steps import NAMES, SECOND_NAMES, STEPS, Headings, best, second_columns
from broadsheet.frontends.text.units import Unit

DEEPEST = 6

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*(?=[.)]?\s)")


def rank_headings(units: Sequence[Unit]) -> None:
    """Give each heading without a mark a level, in place; levels begin at 1."""
    places = [at for at, unit in enumerate(units) if unit.kind == "heading"]
    _rank_rules([units[at] for at in places if units[at].rule])
    if not places or all(units[at].level for at in places):
        return
    headings = Headings(units, places)
    ranks = _ranks(headings, _steps(headings))
    for at, rank in zip(places, ranks, strict=True):
        units[at].level = rank


def _rank_rules(ruled: Sequence[Unit]) -> None:
    """Underlines as RST ranks them, by their first use, where any of them is not Markdown's."""
    rules = list(dict.fromkeys(unit.rule for unit in ruled))
    if set(rules) <= {"=", "-"}:
        return
    for unit in ruled:
        unit.level = min(rules.index(unit.rule) + 1, DEEPEST)


def _steps(headings: Headings) -> list[int]:
    """-1, 0 or 1 from each heading to the next."""
    both, more = _looks()
    scores = both.scores(headings.columns)
    said, again = scores[: len(STEPS)], scores[len(STEPS) :]
    beside = more.scores(second_columns(headings.columns, said))
    return [best(each) for each in zip(*map(_added, again, beside), strict=True)]


def _added(one: list[int], two: list[int]) -> list[int]:
    return list(map(add, one, two))


@cache
def _looks() -> tuple[Models, Models]:
    """Both looks at what the first sees, and the second at what it sees beside."""
    first, second = ([weights()[step][look] for step in STEPS] for look in ("first", "second"))
    return Models(NAMES, first + second), Models(SECOND_NAMES, second, biased=False)


def _ranks(headings: Headings, steps: Sequence[int]) -> list[int]:
    """Steps added up. A step up goes to the nearest open heading that is written the same way, if any.

    A marked heading has the rank of its mark, and those that are not marked stand under it.
    """
    open_styles: list[object] = []  # of the headings that the next one could stand under or beside
    ranks: list[int] = []
    floor = 0
    numbers = _outline([headings.units[place] for place in headings.places])
    known: dict[str, int] = {}  # the ranks of numbers
    for at, place in enumerate(headings.places):
        mark = headings.units[place].level
        above, _, own = numbers[at].rpartition(".")
        if mark:
            rank, floor = mark, mark
        elif own and above in known:
            rank = known[above] + 1
        else:
            step = steps[at - 1] if at else 0
            rank = max(_stepped(open_styles, step, headings.styles[at]), floor + 1)
        rank = min(rank, DEEPEST)
        if own:
            known[numbers[at]] = rank
            known.setdefault(above, rank - 1)
        del open_styles[rank - 1 :]
        open_styles += [None] * (rank - 1 - len(open_styles))
        open_styles.append(headings.styles[at])
        ranks.append(rank)
    return ranks


def _outline(headings: Sequence[Unit]) -> list[str]:
    """The number of each heading (``1.2``), or nothing where no number stands under another one."""
    found = [_NUMBER.match(f"{unit.mark}{unit.text}") for unit in headings]
    numbers = [match[0] if match else "" for match in found]
    outer = {number.rpartition(".")[0] for number in numbers} - {""}
    return numbers if outer & set(numbers) else [""] * len(numbers)


def _stepped(open_styles: Sequence[object], step: int, style: object) -> int:
    depth = len(open_styles)
    if step >= 0:
        return max(depth + step, 1)
    for rank in range(depth - 1, 0, -1):
        if open_styles[rank - 1] == style:
            return rank
    return max(depth - 1, 1)

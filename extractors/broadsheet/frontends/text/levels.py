"""Levels: how headings rank, by their marks, and else by learned steps from one to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import add

from broadsheet.frontends.text.additive import Models
from broadsheet.frontends.text.chapters import only_counts, series
from broadsheet.frontends.text.judge import weights
from broadsheet.frontends.text.level_steps import NAMES, SECOND_NAMES, STEPS, Headings, best, second_columns
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
    """The weights of both looks for the first features, and of the second look for its additional ones."""
    first, second = ([weights()[step][look] for step in STEPS] for look in ("first", "second"))
    return Models(NAMES, first + second), Models(SECOND_NAMES, second, biased=False)


def _ranks(headings: Headings, steps: Sequence[int]) -> list[int]:
    """Steps added up. A step up goes to the nearest open heading that is written the same way, if any.

    A marked heading has the rank of its mark, and those that are not marked are under it.
    """
    open_styles: list[object] = []  # of the headings that the next one could be under or next to
    ranks: list[int] = []
    floor = 0
    told = _Told(headings)
    for at, place in enumerate(headings.places):
        mark = headings.units[place].level
        if mark:
            rank, floor = mark, mark
        else:
            rank = told.rank(at, ranks)
            if not rank:
                rank = _stepped(open_styles, steps[at - 1] if at else 0, headings.styles[at])
            rank = max(rank, floor + 1)
        rank = min(rank, DEEPEST)
        told.note(at, rank)
        del open_styles[rank - 1 :]
        open_styles += [None] * (rank - 1 - len(open_styles))
        open_styles.append(headings.styles[at])
        ranks.append(rank)
    return ranks


class _Told:
    """Ranks given by numbers: ``1.2`` is under ``1``, ``Chapter 2`` next to ``Chapter 1``."""

    def __init__(self, headings: Headings) -> None:
        self._headings = [headings.units[place] for place in headings.places]
        self._places = headings.places
        self._numbers = _outline(self._headings)
        self._series = [series(unit.text) for unit in self._headings]
        self._ranks: dict[str | tuple[str, int], int] = {}

    def rank(self, at: int, ranks: Sequence[int]) -> int:
        """That of the heading there, ``ranks`` being those of all before; 0 where no number gives it."""
        above, _, own = self._numbers[at].rpartition(".")
        if own and above in self._ranks:
            return self._ranks[above] + 1
        counting = self._series[at]
        if counting and (before := self._ranks.get((counting[0], counting[1] - 1))):
            return before
        return ranks[-1] + 1 if at and self._titles_number(at) else 0

    def note(self, at: int, rank: int) -> None:
        """The heading there has that rank."""
        number, counting = self._numbers[at], self._series[at]
        if number:
            self._ranks[number] = rank
            self._ranks.setdefault(number.rpartition(".")[0], rank - 1)
        if counting:
            self._ranks[counting] = rank

    def _titles_number(self, at: int) -> bool:
        """Whether the heading is right below one that only counts, in a text that sets headings apart."""
        one, two = self._headings[at - 1 : at + 1]
        return self._places[at] == self._places[at - 1] + 1 and two.gap and only_counts(one.text)


def _outline(headings: Sequence[Unit]) -> list[str]:
    """The number of each heading (``1.2``), or nothing where no number is under another one."""
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

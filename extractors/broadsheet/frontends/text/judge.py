"""The judge: whether a bare line is a heading, or an item of an unmarked list, by weights that were learned.

An additive model: each feature's code chooses a weight, and the sum is the log-odds. It looks twice. The
first look sees the line and its surroundings; the second sees too what the first said of the neighbours and
of the line's sisters, those that begin and end the same way. The weights are plain data beside this module,
learned by ``benchmarks/train_headings.py`` from pages whose headings are known. On sites left out of the
training, headings have an F1 of 0.87 (clean text), 0.89 and 0.90 (two kinds of damaged text).
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib import resources
from operator import getitem
from typing import NamedTuple

from broadsheet.frontends.text.features import NAMES, View, is_candidate
from broadsheet.frontends.text.units import Unit

SECOND_NAMES = (
    "said",
    "said_above",
    "said_below",
    "said_of_sisters",
    "sisters",
    "said_in_like_places",
    "share",
)
"""What the second look sees beside :data:`NAMES`."""

MOST_CODES = 32
"""No feature has so many."""

_SAID = (
    -6.0,
    -5.0,
    -4.0,
    -3.2,
    -2.5,
    -2.0,
    -1.5,
    -1.0,
    -0.6,
    -0.2,
    0.2,
    0.6,
    1.0,
    1.5,
    2.0,
    2.5,
    3.2,
    4.0,
    5.0,
)
_ROUGHLY = (-4.0, -2.5, -1.5, -0.7, 0.0, 0.7, 1.5, 2.5, 4.0)
_SISTERS = (0, 1, 3, 7, 15, 31)
_PER_CENT = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
_END, _START = NAMES.index("end"), NAMES.index("start")
_ABOVE, _BELOW = NAMES.index("above"), NAMES.index("below")

Codes = dict[int, list[int]]


class Model(NamedTuple):
    """A table of weights for each feature, and the log-odds to begin from."""

    start: float
    tables: list[list[float]]

    def score(self, codes: Sequence[int]) -> float:
        """The log-odds."""
        return self.start + sum(map(getitem, self.tables, codes))


def look(units: Sequence[Unit]) -> Codes:
    """The codes of each candidate, by its place."""
    view = View(units)
    return {at: view.codes(at) for at, unit in enumerate(units) if is_candidate(unit)}


def decide(codes: Codes, about: str) -> dict[int, float]:
    """For each candidate's place the log-odds that it is a ``heading`` or an ``item``."""
    first, second = models()[about]
    said = {at: first.score(own) for at, own in codes.items()}
    return {at: second.score(own) for at, own in second_codes(codes, said).items()}


def second_codes(codes: Codes, said: dict[int, float]) -> Codes:
    """The codes of the second look: those of the first and what it said around each candidate."""
    sisters: dict[tuple[int, int], list[float]] = {}
    places: dict[tuple[int, int, int], list[float]] = {}
    for at, own in codes.items():
        sisters.setdefault((own[_START], own[_END]), []).append(said[at])
        places.setdefault((own[_ABOVE], own[_BELOW], own[_END]), []).append(said[at])
    of_sisters = {key: (sum(scores), len(scores)) for key, scores in sisters.items()}
    of_places = {key: (sum(scores), len(scores)) for key, scores in places.items()}
    share = bisect_left(_PER_CENT, sum(score > 0 for score in said.values()) / len(said)) if said else 0
    roughly = {at: bisect_left(_ROUGHLY, score) + 1 for at, score in said.items()}
    found: Codes = {}
    for at, own in codes.items():
        score = said[at]
        total, count = of_sisters[own[_START], own[_END]]
        total_there, count_there = of_places[own[_ABOVE], own[_BELOW], own[_END]]
        found[at] = [
            *own,
            bisect_left(_SAID, score),
            roughly.get(at - 1, 0),
            roughly.get(at + 1, 0),
            bisect_left(_ROUGHLY, (total - score) / (count - 1)) + 1 if count > 1 else 0,
            bisect_left(_SISTERS, count - 1),
            bisect_left(_ROUGHLY, (total_there - score) / (count_there - 1)) + 1 if count_there > 1 else 0,
            share,
        ]
    return found


@cache
def models() -> dict[str, tuple[Model, Model]]:
    """The weights of both looks, by what they judge: ``heading``, ``item``, and steps between headings."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text("utf-8"))
    return {
        about: (_model(looks["first"]), _model(looks["second"])) for about, looks in data["models"].items()
    }


def _model(data: dict[str, list[int]]) -> Model:
    """Weights are stored in hundredths."""
    tables = [[weight / 100 for weight in data[name]] for name in data if name != "bias"]
    for table in tables:
        table += [0.0] * (MOST_CODES - len(table))  # a code that no page of the training has
    return Model(data["bias"][0] / 100, tables)

"""The judge: whether a bare line is a heading, or an item of an unmarked list, by weights that were learned.

It looks twice, each time with an additive model (:mod:`.additive`). The first look sees the line and its
surroundings; the second sees too what the first said of the neighbours and of the line's sisters, those that
begin and end the same way. The weights are plain data next to this module, learned by
``benchmarks/train_headings.py`` from pages whose headings are known. On sites left out of the training,
headings have an F1 of 0.87 (clean text), 0.89 and 0.90 (two kinds of damaged text).
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache
from itertools import compress
from operator import add
from pkgutil import get_data
from typing import Any

from broadsheet.frontends.text.additive import Models
from broadsheet.frontends.text.features import NAMES, View
from broadsheet.frontends.text.second_look import of_others, roughly
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
"""The features of the second look in addition to :data:`NAMES`."""

LEAST, MOST = -200, 300
"""Log-odds, in hundredths, between which a second look may change what the first said. (It never did below,
nor above, on a twentieth of the measured texts.)"""

_SAID = (
    -600, -500, -400, -320, -250, -200, -150, -100, -60, -20, 20, 60, 100, 150, 200, 250, 320, 400, 500
)  # fmt: skip
_SISTERS = (0, 1, 3, 7, 15, 31)
_PER_CENT = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
_START, _END = NAMES.index("start"), NAMES.index("end")
_ABOVE, _BELOW = NAMES.index("above"), NAMES.index("below")
_ABOUTS = ("heading", "item")


class Candidates:
    """The lines of a document that could be headings or items, and what the first look says of each."""

    def __init__(self, units: Sequence[Unit]) -> None:
        view = View(units)
        self._units, self._places = units, view.places
        self._written, self._stands = kinds(view.columns)
        scores = _both_looks().scores(view.columns)
        self._first = dict(zip(_ABOUTS, scores[:2], strict=True))
        self._second = dict(zip(_ABOUTS, scores[2:], strict=True))

    def headings(self) -> dict[int, int]:
        """For each candidate's place among the units the log-odds, in hundredths, that it is a heading."""
        return self._decide("heading", [True] * len(self._places))

    def items(self) -> dict[int, int]:
        """The same for an item of a list; only of those that are prose (still, after headings were found)."""
        return self._decide("item", [self._units[at].kind == "prose" for at in self._places])

    def _decide(self, about: str, chosen: Sequence[bool]) -> dict[int, int]:
        places, said, base = (
            list(compress(each, chosen)) for each in (self._places, self._first[about], self._second[about])
        )
        written, stands = (list(compress(each, chosen)) for each in (self._written, self._stands))
        doubtful = [LEAST < score < MOST for score in said]
        [more] = _afterthoughts(about).scores(second_columns(places, said, written, stands, doubtful))
        verdicts = dict(zip(places, said, strict=True))
        verdicts.update(
            zip(compress(places, doubtful), map(add, compress(base, doubtful), more), strict=True)
        )
        return verdicts


def kinds(columns: Sequence[Sequence[int]]) -> tuple[list[Hashable], list[Hashable]]:
    """For each candidate how it is written, and where it is; those that are equal in that are sisters."""
    written = zip(columns[_START], columns[_END], strict=True)
    stands = zip(columns[_ABOVE], columns[_BELOW], columns[_END], strict=True)
    return list(written), list(stands)


def second_columns(
    places: Sequence[int],
    said: Sequence[int],
    written: Sequence[Hashable],
    stands: Sequence[Hashable],
    doubtful: Sequence[bool],
) -> list[list[int]]:
    """The codes of the second look in addition to those of the first, a column for each of
    :data:`SECOND_NAMES`.

    ``said`` is what the first look made of the candidates at ``places``; :func:`kinds` decides what they are.
    The columns hold the codes of the ``doubtful`` ones.
    """
    near = dict(zip(places, map(roughly, said), strict=True))
    share = bisect_left(_PER_CENT, sum(score > 0 for score in said) / len(said)) if said else 0
    sisters = Counter(written)
    looked_at = list(compress(places, doubtful))
    return [
        [bisect_left(_SAID, score) for score in compress(said, doubtful)],
        [near.get(at - 1, 0) for at in looked_at],
        [near.get(at + 1, 0) for at in looked_at],
        of_others(written, said, doubtful),
        [bisect_left(_SISTERS, sisters[kind] - 1) for kind in compress(written, doubtful)],
        of_others(stands, said, doubtful),
        [share] * len(looked_at),
    ]


@cache
def weights() -> dict[str, Any]:
    """What was learned: the weights of both looks for ``heading``, ``item`` and the steps of headings."""
    text = get_data(__package__, "weights.json")
    assert text is not None
    models: dict[str, Any] = json.loads(text)["models"]
    return models


@cache
def _both_looks() -> Models:
    """First and second look at what both see."""
    return Models(NAMES, [weights()[about][look] for look in ("first", "second") for about in _ABOUTS])


@cache
def _afterthoughts(about: str) -> Models:
    """The additional features of the second look."""
    return Models(SECOND_NAMES, [weights()[about]["second"]], biased=False)

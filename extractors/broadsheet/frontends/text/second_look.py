"""The second look: what a first look said about neighbours and similar units, as codes of features."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import compress

_ODDS = (-400, -250, -150, -70, 0, 70, 150, 250, 400)


def roughly(score: float) -> int:
    """The code, from 1 on, of log-odds in hundredths."""
    return bisect_left(_ODDS, score) + 1


def of_others(kinds: Sequence[Hashable], said: Sequence[int], asked: Sequence[bool]) -> list[int]:
    """For each that is asked about what was said of the others of its kind, on average; 0 without others."""
    counts = Counter(kinds)
    sums = dict.fromkeys(counts, 0)
    for kind, score in zip(kinds, said, strict=True):
        sums[kind] += score
    return [
        roughly((sums[kind] - score) / (count - 1)) if (count := counts[kind]) > 1 else 0
        for kind, score in zip(compress(kinds, asked), compress(said, asked), strict=True)
    ]

"""Steps: the features that decide whether a heading ranks below, with or above the one before it.

For two headings that follow each other, *a* and *b*, with *z* before and *c* after them: how alike they are
written, how long they and their sections are, what is between them. :data:`NAMES` is the order of the
columns; :func:`second_columns` adds what the first look said of this step, of its neighbours and of its like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import accumulate, pairwise

from broadsheet.frontends.text.line_codes import context_code, end_code, number_code
from broadsheet.frontends.text.second_look import of_others, roughly
from broadsheet.frontends.text.units import Unit

NAMES = (
    "between", "between_length", "after", "after_length",  # units and characters under a, under b
    "below_a", "above_b", "below_b",  # kinds of units
    "starts", "depths", "ends", "capitals", "lengths",  # of both, as pairs
    "repeats", "styles", "first_words", "last_words",  # how often those of both recur
    "number", "seen", "alike",
    "place", "place_from_end", "headings", "gaps",
    "a_to_b", "b_to_c", "z_to_a", "a_to_c", "z_to_b",  # ratios of lengths
    "under_a_to_b", "under_b_to_c", "under_z_to_a",  # ratios of the sections' lengths
    "shared_a_b", "shared_b_c", "shared_z_a",  # words in common
    "b_to_mean", "a_to_mean", "under_b_to_median", "under_a_to_median", "under_c", "under_z",
)  # fmt: skip
SECOND_NAMES = (
    "higher", "deeper", "same", "higher_before", "deeper_before", "higher_after", "deeper_after",
    "last_step", "next_step", "higher_alike", "deeper_alike", "depth",
)  # fmt: skip
STEPS = ("higher", "same", "deeper")

LogOdds = Sequence[Sequence[int]]  # for each of STEPS the log-odds of all steps, in hundredths

_DEPTH = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s")
_COUNTS = (0, 1, 2, 4, 8)
_CHARS = (0, 60, 150, 400, 1000, 2500)
_TITLE = (12, 25, 45, 70)
_RATIOS = (0.35, 0.55, 0.75, 0.95, 1.1, 1.4, 1.9, 2.9)
_EDGES = ".,:;?!()\"'“”‘’"


class Headings:
    """The headings of a document in order, and the codes of the steps between them.

    ``styles`` is how each is written: start, depth of its number, end, whether it is in capitals.
    ``columns`` holds the codes of one feature of :data:`NAMES` for all steps, one fewer than headings.
    """

    def __init__(self, units: Sequence[Unit], places: Sequence[int]) -> None:
        self.units, self.places = units, places
        self._texts = [units[at].text for at in places]
        self._words = [text.split() for text in self._texts]
        looks = [_written(units[at], words) for at, words in zip(places, self._words, strict=True)]
        self.styles = [(start, depth, end, capitals == 0) for start, depth, end, capitals, _ in looks]
        ends = [*places[1:], len(units)]
        self._counts = [end - at - 1 for at, end in zip(places, ends, strict=True)]
        totals = [0, *accumulate(len(unit.text) for unit in units)]
        self._under = [totals[end] - totals[at + 1] for at, end in zip(places, ends, strict=True)]
        self.columns: list[list[int]] = [
            *self._around(), *self._of_pairs(looks), *self._placed(), *self._measured()
        ]  # fmt: skip

    def _around(self) -> list[list[int]]:
        units, below = self.units, self.places[1:]
        counts = [bisect_left(_COUNTS, count) for count in self._counts]
        characters = [bisect_left(_CHARS, under) for under in self._under]
        return [
            counts[:-1],
            characters[:-1],
            counts[1:],
            characters[1:],
            [_context(units, at + 1) for at in self.places[:-1]],
            [_context(units, at - 1) for at in below],
            [_context(units, at + 1) for at in below],
        ]

    def _of_pairs(self, looks: Sequence[tuple[int, ...]]) -> list[list[int]]:
        firsts, lasts = [words[0] for words in self._words], [words[-1] for words in self._words]
        texts = Counter(self._texts)
        numbers = [unit.marker.number if (unit := self.units[at]).marker else None for at in self.places]
        return [
            *map(_pairs, zip(*looks, strict=True), (5, 5, 4, 4, 5)),
            _pairs([min(texts[text], 3) for text in self._texts], 4),
            *(_pairs(_often(each), 4) for each in (self.styles, firsts, lasts)),
            [_follows(one, two) for one, two in pairwise(numbers)],
            self._seen(),
            [
                alike + 2 * first + 4 * last
                for alike, first, last in zip(_same(self.styles), _same(firsts), _same(lasts), strict=True)
            ],
        ]

    def _seen(self) -> list[int]:
        """How many headings back the last one is that is written like b."""
        last_seen: dict[Hashable, int] = {}
        codes = []
        for at, (one, two) in enumerate(pairwise(self.styles)):
            last_seen[one] = at
            codes.append(1 + bisect_left((0, 2, 5), at - last_seen[two]) if two in last_seen else 0)
        return codes

    def _placed(self) -> list[list[int]]:
        final = len(self.places) - 1
        gaps = [self.units[at].gap for at in self.places]
        return [
            [min(at, 2) for at in range(final)],
            [min(final - 1 - at, 2) for at in range(final)],
            [bisect_left((3, 6, 12, 24), final + 1)] * final,
            [below + 2 * above for above, below in pairwise(gaps)],
        ]

    def _measured(self) -> list[list[int]]:
        long, under = list(map(len, self._texts)), [length + 30 for length in self._under]
        words = [{word.lower().strip(_EDGES) for word in own if len(word) > 3} for own in self._words]
        steps = len(long) - 1
        over_one = [_ratio(a, c) for a, c in zip(long, long[2:], strict=False)]
        mean, median = sum(long) / len(long), sorted(under)[len(under) // 2]
        to_mean = [_ratio(mean, length) for length in long]
        to_median = [_ratio(median, length) for length in under]
        characters = [bisect_left(_CHARS, length) for length in self._under]
        return [
            *_with_neighbours([_ratio(a, b) for a, b in pairwise(long)], 9),
            [*over_one, 9][:steps],
            [9, *over_one][:steps],
            *_with_neighbours([_ratio(a, b) for a, b in pairwise(under)], 9),
            *_with_neighbours([min(len(a & b), 3) for a, b in pairwise(words)], 4),
            to_mean[1:],
            to_mean[:-1],
            to_median[1:],
            to_median[:-1],
            [*characters[2:], 7][:steps],
            [7, *characters][:steps],
        ]


def _often(things: Sequence[Hashable]) -> list[int]:
    """For each the code of how often it recurs."""
    counts = Counter(things)
    return [bisect_left((1, 2, 4), counts[thing]) for thing in things]


def _same(things: Sequence[Hashable]) -> list[bool]:
    """Whether a and b have it in common."""
    return [one == two for one, two in pairwise(things)]


def _pairs(codes: Sequence[int], base: int) -> list[int]:
    """The codes of a and b as one."""
    return [one * base + two for one, two in pairwise(codes)]


def _with_neighbours(column: list[int], none: int) -> tuple[list[int], list[int], list[int]]:
    """What is measured from a to b, from b to c and from z to a."""
    return column, [*column[1:], none][: len(column)], [none, *column[:-1]][: len(column)]


def _follows(before: int | None, after: int | None) -> int:
    """How the numbers of a and b follow each other."""
    if after is None:
        return 0 if before is None else 6 + (before > 1)
    if before is None:
        return 1 + (after > 1)
    return 3 if after == before + 1 else 4 if after == 1 else 5


def second_columns(columns: Sequence[Sequence[int]], said: LogOdds) -> list[list[int]]:
    """The features of the second look in addition to the first's ``columns``, in the order of
    :data:`SECOND_NAMES`.

    ``said`` is what the first look said: for each of :data:`STEPS` the log-odds of all steps, in hundredths.
    """
    higher, same, deeper = (list(map(roughly, scores)) for scores in said)
    steps = [best(each) for each in zip(*said, strict=True)]
    kinds = list(zip(*(columns[NAMES.index(name)] for name in ("starts", "ends", "capitals")), strict=True))
    last, depths = _steps_before(steps)
    before, after = slice(0, len(steps)), slice(1, None)
    every = [True] * len(steps)
    return [
        higher, deeper, same,
        [0, *higher][before], [0, *deeper][before], [*higher, 0][after], [*deeper, 0][after],
        last, _next_steps(steps), of_others(kinds, said[0], every), of_others(kinds, said[2], every), depths,
    ]  # fmt: skip


def _steps_before(steps: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each step the last one up or down and how far back that is, and how deep the steps have led."""
    lasts, depths = [], []
    last = far = depth = 0
    for step in steps:
        lasts.append(last + 1 + 3 * (far > 2) + 3 * (far > 5))
        depths.append(min(max(depth + 2, 0), 6))
        last, far = (step, 0) if step else (last, far + 1)
        depth += step
    return lasts, depths


def best(said: Sequence[float]) -> int:
    """-1, 0 or 1: the likeliest of :data:`STEPS`."""
    higher, same, deeper = said
    return 0 if same >= higher and same >= deeper else -1 if higher > deeper else 1


def _next_steps(steps: Sequence[int]) -> list[int]:
    """For each step the next one that is up or down, and whether it is near; 1 if none is."""
    found, coming, far = [1] * len(steps), 0, 9
    for at in range(len(steps) - 1, -1, -1):
        found[at] = coming + 1 + 3 * (far > 2) if far < 8 else 1
        coming, far = (steps[at], 1) if steps[at] else (coming, far + 1)
    return found


def _written(unit: Unit, words: Sequence[str]) -> tuple[int, ...]:
    """How a heading is written: start, depth of its number, end, capitals, length."""
    text = unit.text
    capitals = sum(map(str.isupper, [word[0] for word in words])) / len(words)
    start = {7: 1, 8: 1, 9: 2, 10: 3}.get(number_code(unit, text), 0 if text[0].isalpha() else 4)
    depth = _DEPTH.match(text) if start == 2 else None
    return (
        start,
        min(depth[1].count("."), 4) if depth else 0,
        {4: 1, 6: 2, 3: 3}.get(end_code(text[-1]), 0),
        0 if len(text) > 3 and text.isupper() else 1 if capitals > 0.7 else 2 if capitals < 0.45 else 3,
        bisect_left(_TITLE, len(text)),
    )


def _context(units: Sequence[Unit], at: int) -> int:
    return context_code(units[at].kind, len(units[at].text)) if at < len(units) else 0


def _ratio(one: float, two: float) -> int:
    return bisect_left(_RATIOS, two / one)

"""Steps: what tells whether a heading ranks under, beside or above the one before it.

For two headings that follow each other, *a* and *b*, with *z* before and *c* after them: how alike they are
written, how long they and their sections are, what stands between them. :data:`NAMES` is the order of the
codes; :func:`second_codes` adds what the first look said of this step, of its neighbours and of its like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from broadsheet.frontends.text.features import context_code, end_code, number_code
from broadsheet.frontends.text.units import Unit

NAMES = (
    "between", "between_length", "after", "after_length",  # units and characters under a, under b
    "below_a", "above_b", "below_b",  # kinds of units
    "starts", "depths", "ends", "capitals", "lengths",  # of both, as pairs
    "repeats", "seen", "number", "styles", "alike", "first_words", "last_words",
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

Said = Sequence[tuple[float, float, float]]  # the log-odds of STEPS for each step

_DEPTH = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s")
_COUNTS = (0, 1, 2, 4, 8)
_CHARS = (0, 60, 150, 400, 1000, 2500)
_TITLE = (12, 25, 45, 70)
_RATIOS = (0.35, 0.55, 0.75, 0.95, 1.1, 1.4, 1.9, 2.9)
_ODDS = (-4.0, -2.5, -1.5, -0.7, 0.0, 0.7, 1.5, 2.5, 4.0)
_EDGES = ".,:;?!()\"'“”‘’"


class Headings:
    """The headings of a document in order, with what is measured once for each."""

    def __init__(self, units: Sequence[Unit], places: Sequence[int]) -> None:
        self.units, self.places = units, places
        self.texts = [units[at].text for at in places]
        self.lengths = [len(text) for text in self.texts]
        ends = [*places[1:], len(units)]
        self.counts = [end - at - 1 for at, end in zip(places, ends, strict=True)]
        self.under = [
            sum(len(unit.text) for unit in units[at + 1 : end]) for at, end in zip(places, ends, strict=True)
        ]
        self.looks = [_written(units[at]) for at in places]
        self.styles = [(start, depth, end, capitals == 0) for start, depth, end, capitals, _ in self.looks]
        self.style_counts = Counter(self.styles)
        self.text_counts = Counter(self.texts)
        split = [text.split() for text in self.texts]
        self.firsts, self.lasts = [words[0] for words in split], [words[-1] for words in split]
        self.first_counts, self.last_counts = Counter(self.firsts), Counter(self.lasts)
        self.words = [{w.lower().strip(_EDGES) for w in words if len(w) > 3} for words in split]
        self.mean = sum(self.lengths) / len(places)
        self.median = sorted(self.under)[len(places) // 2]

    def codes(self) -> list[list[int]]:
        """The codes of each step, one fewer than there are headings."""
        last_seen: dict[tuple[int, int, int, bool], int] = {}
        found = []
        for a in range(len(self.places) - 1):
            last_seen[self.styles[a]] = a
            found.append([*self._around(a), *self._written(a, last_seen), *self._measured(a)])
        return found

    def _around(self, a: int) -> tuple[int, ...]:
        units, at, below = self.units, self.places[a], self.places[a + 1]
        return (
            bisect_left(_COUNTS, self.counts[a]),
            bisect_left(_CHARS, self.under[a]),
            bisect_left(_COUNTS, self.counts[a + 1]),
            bisect_left(_CHARS, self.under[a + 1]),
            _context(units, at + 1),
            _context(units, below - 1),
            _context(units, below + 1),
        )

    def _written(self, a: int, last_seen: dict[tuple[int, int, int, bool], int]) -> tuple[int, ...]:
        b, final = a + 1, len(self.places) - 1
        start_a, depth_a, end_a, capitals_a, length_a = self.looks[a]
        start_b, depth_b, end_b, capitals_b, length_b = self.looks[b]
        seen = last_seen.get(self.styles[b])
        back = 0 if seen is None else 1 + bisect_left((0, 2, 5), a - seen)
        alike = (self.styles[a] == self.styles[b]) + 2 * (self.firsts[a] == self.firsts[b])
        return (
            start_a * 5 + start_b, depth_a * 5 + depth_b, end_a * 4 + end_b, capitals_a * 4 + capitals_b,
            length_a * 5 + length_b,
            min(self.text_counts[self.texts[a]], 3) * 4 + min(self.text_counts[self.texts[b]], 3),
            back,
            self._number(a),
            _pair(self.style_counts[self.styles[a]], self.style_counts[self.styles[b]]),
            alike + 4 * (self.lasts[a] == self.lasts[b]),
            _pair(self.first_counts[self.firsts[a]], self.first_counts[self.firsts[b]]),
            _pair(self.last_counts[self.lasts[a]], self.last_counts[self.lasts[b]]),
            min(a, 2), min(final - b, 2), bisect_left((3, 6, 12, 24), final + 1),
            self.units[self.places[b]].gap + 2 * self.units[self.places[a]].gap,
        )  # fmt: skip

    def _measured(self, a: int) -> tuple[int, ...]:
        z, b, c = a - 1, a + 1, a + 2
        long, under, words = self.lengths, self.under, self.words
        has_z, has_c = a > 0, c < len(self.places)
        return (
            _ratio(long[a], long[b]),
            _ratio(long[b], long[c]) if has_c else 9,
            _ratio(long[z], long[a]) if has_z else 9,
            _ratio(long[a], long[c]) if has_c else 9,
            _ratio(long[z], long[b]) if has_z else 9,
            _ratio(under[a] + 30, under[b] + 30),
            _ratio(under[b] + 30, under[c] + 30) if has_c else 9,
            _ratio(under[z] + 30, under[a] + 30) if has_z else 9,
            min(len(words[a] & words[b]), 3),
            min(len(words[b] & words[c]), 3) if has_c else 4,
            min(len(words[z] & words[a]), 3) if has_z else 4,
            _ratio(self.mean, long[b]),
            _ratio(self.mean, long[a]),
            _ratio(self.median + 30, under[b] + 30),
            _ratio(self.median + 30, under[a] + 30),
            bisect_left(_CHARS, under[c]) if has_c else 7,
            bisect_left(_CHARS, under[z]) if has_z else 7,
        )

    def _number(self, a: int) -> int:
        """How the numbers of a and b follow each other."""
        one, two = (self.units[at].marker for at in self.places[a : a + 2])
        before = one.number if one else None
        after = two.number if two else None
        if after is None:
            return 0 if before is None else 6 + (before > 1)
        if before is None:
            return 1 + (after > 1)
        return 3 if after == before + 1 else 4 if after == 1 else 5


def second_codes(codes: Sequence[list[int]], said: Said) -> list[list[int]]:
    """The codes of the second look."""
    starts, ends, capitals = NAMES.index("starts"), NAMES.index("ends"), NAMES.index("capitals")
    kinds = [(own[starts], own[ends], own[capitals]) for own in codes]
    alike: dict[tuple[int, int, int], list[float]] = {}
    for kind, (higher, _, deeper) in zip(kinds, said, strict=True):
        sums = alike.setdefault(kind, [0.0, 0.0, 0.0])
        sums[0] += higher
        sums[1] += deeper
        sums[2] += 1
    steps = [best(each) for each in said]
    coming = _next_steps(steps)
    found, last, far, depth = [], 0, 0, 0
    for at, own in enumerate(codes):
        higher, same, deeper = said[at]
        before = said[at - 1] if at else None
        after = said[at + 1] if at + 1 < len(said) else None
        sums = alike[kinds[at]]
        others = sums[2] - 1
        found.append([
            *own,
            _odds(higher), _odds(deeper), _odds(same),
            _odds(before[0]) if before else 0, _odds(before[2]) if before else 0,
            _odds(after[0]) if after else 0, _odds(after[2]) if after else 0,
            last + 1 + 3 * (far > 2) + 3 * (far > 5),
            coming[at],
            _odds((sums[0] - higher) / others) if others else 0,
            _odds((sums[1] - deeper) / others) if others else 0,
            min(max(depth + 2, 0), 6),
        ])  # fmt: skip
        last, far = (steps[at], 0) if steps[at] else (last, far + 1)
        depth += steps[at]
    return found


def best(said: tuple[float, float, float]) -> int:
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


def _written(unit: Unit) -> tuple[int, int, int, int, int]:
    """How a heading is written: start, depth of its number, end, capitals, length."""
    text = unit.text
    words = text.split()
    capitals = sum(word[0].isupper() for word in words) / len(words)
    number = number_code(unit, text)
    start = {7: 1, 8: 1, 9: 2, 10: 3}.get(number, 0 if text[0].isalpha() else 4)
    depth = _DEPTH.match(text)
    return (
        start,
        min(depth[1].count("."), 4) if depth else 0,
        {4: 1, 6: 2, 3: 3}.get(end_code(text[-1]), 0),
        0 if len(text) > 3 and text.isupper() else 1 if capitals > 0.7 else 2 if capitals < 0.45 else 3,
        bisect_left(_TITLE, len(text)),
    )


def _context(units: Sequence[Unit], at: int) -> int:
    return context_code(units[at].kind, len(units[at].text)) if at < len(units) else 0


def _pair(one: int, two: int) -> int:
    return bisect_left((1, 2, 4), one) * 4 + bisect_left((1, 2, 4), two)


def _ratio(one: float, two: float) -> int:
    return bisect_left(_RATIOS, two / one)


def _odds(score: float) -> int:
    return bisect_left(_ODDS, score) + 1

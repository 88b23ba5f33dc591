"""Features: what the judge sees of a unit, each as a small code that chooses a weight.

All of them are cheap and independent of language: how the text begins, ends and is written, what is above and
below it, and how often similar texts recur. :data:`NAMES` is their order, in codes and in weights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, islice, repeat

from broadsheet.frontends.scripts import is_cjk
from broadsheet.frontends.text.line_codes import bins, capitals, context_code, end_code, signs
from broadsheet.frontends.text.units import Unit

NAMES = (
    "end",  # the last character: letter, digit, stop, question mark, …
    "start",  # the first character, or the kind of number or marker
    "length",  # characters
    "words",
    "capitals",  # share of words with a capital; a line in capitals is apart
    "inside",  # a sentence's end, a colon, a comma inside
    "digits",  # share of characters
    "signs",  # signs that titles seldom have; addresses; a dash with spaces
    "above", "above_end", "above_2",  # kind and length of the units before, how the nearest ends
    "above_ratio",  # its length by this one's
    "below", "below_end", "below_2", "below_2_end",
    "above_short", "below_short",  # how many short paragraphs are in a row there
    "repeated", "above_repeated", "below_repeated",  # how often the very text occurs
    "alike",  # begins as its neighbours do
    "place",
    "group", "group_size",  # blank lines around it, where the text has any; units between blank lines
    "number_before", "number_after",  # how far off the number's neighbours are
)  # fmt: skip

LONGEST = 130
"""Characters of a heading; 3 in 1,000 headings of real pages are longer."""
SHORT = 80
"""Characters. A paragraph of at most one line."""

_LENGTH = bins([2, 6, 12, 18, 25, 33, 42, 55, 70, 90, 110], 2 * LONGEST)
_WORDS = bins([1, 2, 3, 4, 5, 7, 9, 12, 16, 24], LONGEST)
_RUN = bins([0, 1, 2, 4, 8], 9)
_TIMES = bins([1, 2, 4, 8, 16], 17)
_PLACE = bins([0, 1, 3, 8], 9)
_AWAY = (0, *bins([1, 2, 3, 6, 12], 13)[1:], 7)
_RATIOS = (0.0, 0.5, 0.9, 1.3, 2.0, 4.0, 8.0)
NONE = -1
"""The length of a unit that is not there."""


def columns(text: str) -> int:
    """Characters, those of scripts that are written without spaces twice."""
    return len(text) * 2 if text and is_cjk(text[0]) else len(text)


def is_candidate(unit: Unit) -> bool:
    """Whether the unit could be a heading or an unmarked item at all."""
    if unit.kind != "prose" and not (unit.kind == "item" and unit.marker and unit.marker.kind == "numbered"):
        return False
    text = unit.text
    return (
        len(text) <= LONGEST
        and text[-1] != ","
        and "\n" not in text
        and not (len(text) > 60 and text[-1] == "." and unit.marker is None)
    )


class View:
    """The candidates of a document: their ``places`` among the units, and their codes in ``columns``.

    A column holds the codes of one feature of :data:`NAMES` for all candidates. Neighbours, counts and runs
    are worked out for all units together, once, and looked at from above and from below.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._chosen = [is_candidate(unit) for unit in units]
        self._texts = [unit.text for unit in units]
        self._lengths = [columns(text) for text in self._texts]
        self.places = list(compress(range(len(units)), self._chosen))
        self.columns: list[list[int]] = [
            *self._own(),
            *self._neighbours(),
            *self._runs(),
            *self._recurring(),
            *self._placed(),
            *self._numbered(),
        ]

    def rows(self) -> Iterator[tuple[int, ...]]:
        """The codes of each candidate, in the order of :data:`NAMES`."""
        return zip(*self.columns, strict=True)

    def _of_candidates(self, column: Iterable[int]) -> list[int]:
        return list(compress(column, self._chosen))

    def _above(self, column: Sequence[int], by: int = 1, edge: int = 0) -> list[int]:
        """For each candidate the code of the unit that is so many above it."""
        return self._of_candidates(chain(repeat(edge, by), column))

    def _below(self, column: Sequence[int], by: int = 1, edge: int = 0) -> list[int]:
        return self._of_candidates(chain(islice(column, by, None), repeat(edge, by)))

    def _own(self) -> list[list[int]]:
        """What the candidates show by themselves."""
        texts = list(compress(self._texts, self._chosen))
        lengths = self._of_candidates(self._lengths)
        words = [text.split() for text in texts]
        cased = [text[0] < "\u0590" for text in texts]
        counts = [len(own) if case else n // 6 for own, case, n in zip(words, cased, lengths, strict=True)]
        starts, inside, digits, strange = _transposed(
            map(signs, compress(self._units, self._chosen), texts, lengths), 4
        )
        return [
            [end_code(text[-1]) for text in texts],
            starts,
            [_LENGTH[length] for length in lengths],
            [_WORDS[count] for count in counts],
            list(map(capitals, texts, words, cased)),
            inside,
            digits,
            strange,
        ]

    def _neighbours(self) -> list[list[int]]:
        kinds = [
            context_code(unit.kind, length) for unit, length in zip(self._units, self._lengths, strict=True)
        ]
        ends = [end_code(text[-1]) + 1 if text else 0 for text in self._texts]
        lengths = self._of_candidates(self._lengths)
        return [
            self._above(kinds),
            self._above(ends),
            self._above(kinds, 2),
            _ratios(self._above(self._lengths, edge=NONE), lengths),
            self._below(kinds),
            self._below(ends),
            self._below(kinds, 2),
            self._below(ends, 2),
        ]

    def _runs(self) -> list[list[int]]:
        """How many short paragraphs are in a row right before each candidate, and right after."""
        short = [
            unit.kind == "prose" and length <= SHORT
            for unit, length in zip(self._units, self._lengths, strict=True)
        ]
        before = accumulate(short, _count_on, initial=0)
        after = list(accumulate(reversed(short), _count_on, initial=0))[-2::-1]
        return [
            [_RUN[run] for run in self._of_candidates(before)],
            [_RUN[run] for run in self._of_candidates(after)],
        ]

    def _recurring(self) -> list[list[int]]:
        texts = self._texts
        times = _times(texts)
        heads = [text[:3] for text in texts]
        alike = [
            (above == head) + 2 * (below == head)
            for above, head, below in zip(["", *heads], heads, [*heads[1:], ""], strict=False)
        ]
        return [
            self._of_candidates(times),
            self._above(times),
            self._below(times),
            self._of_candidates(alike),
        ]

    def _placed(self) -> list[list[int]]:
        count = len(self._units)
        place = [*_PLACE[:9], *repeat(_PLACE[9], max(0, count - 9))][:count]
        gaps = [unit.gap for unit in self._units]
        if sum(gaps) > 0.1 * count:
            closed = [*gaps[1:], True]
            groups = [1 + 2 * opens + closes for opens, closes in zip(gaps, closed, strict=True)]
            sizes = _group_sizes(gaps)
        else:
            groups = sizes = [0] * count
        return [
            self._of_candidates(place),
            self._of_candidates(groups),
            self._of_candidates(sizes),
        ]

    def _numbered(self) -> list[list[int]]:
        """How far off the item with the number before is, and that with the number after."""
        before, after = [0] * len(self._units), [0] * len(self._units)
        places: dict[tuple[str, int], list[int]] = {}
        for at, unit in enumerate(self._units):
            if unit.marker and unit.marker.number is not None:
                places.setdefault((unit.marker.style, unit.marker.number), []).append(at)
        for (style, number), own in places.items():
            befores, afters = places.get((style, number - 1), ()), places.get((style, number + 1), ())
            for at in own:
                one, two = bisect_left(befores, at), bisect_left(afters, at)
                before[at] = _AWAY[min(at - befores[one - 1], 13)] if one else 7
                after[at] = _AWAY[min(afters[two] - at, 13)] if two < len(afters) else 7
        return [self._of_candidates(before), self._of_candidates(after)]


def _count_on(run: int, short: bool) -> int:
    """Of short paragraphs in a row, up to 9."""
    return min(run + 1, 9) if short else 0


def _times(texts: Sequence[str]) -> list[int]:
    """For each text the code of how often it occurs."""
    counts = Counter(texts)
    codes = {text: _TIMES[min(count, 17)] for text, count in counts.items()}
    codes[""] = 0
    return [codes[text] for text in texts]


def _ratios(lengths: Sequence[int], own: Sequence[int]) -> list[int]:
    return [
        8 if length == NONE else bisect_left(_RATIOS, length / mine)
        for length, mine in zip(lengths, own, strict=True)
    ]


def _group_sizes(gaps: Sequence[bool]) -> list[int]:
    """For each unit the code of how many are between two blank lines with it."""
    sizes: list[int] = []
    start = 0
    for at in range(1, len(gaps) + 1):
        if at == len(gaps) or gaps[at]:
            sizes += [_RUN[min(at - start, 9)]] * (at - start)
            start = at
    return sizes


def _transposed(rows: Iterable[tuple[int, ...]], width: int) -> list[list[int]]:
    """Rows of that width as columns, be there any rows or not."""
    return list(map(list, zip(*rows, strict=True))) or [[] for _ in range(width)]

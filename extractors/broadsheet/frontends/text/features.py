"""Features: what the judge sees of a unit, each as a small code that chooses a weight.

All of them are cheap and know no word of any language: how the text begins, ends and is written, what stands
above and below, and how often the like of it recurs. :data:`NAMES` is their order, in codes as in weights.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from broadsheet.frontends.text.units import Unit
from broadsheet.frontends.text.wrapping import is_cjk

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
    "below", "below_end", "below_start", "below_2", "below_2_end", "below_ratio",
    "above_short", "below_short",  # how many short paragraphs stand in a row there
    "repeated", "above_repeated", "below_repeated",  # how often the very text occurs
    "first_word", "above_first_word", "below_first_word",  # how many units begin with the same word
    "alike",  # begins as its neighbours do
    "place", "place_from_end",
    "group", "group_size",  # blank lines around it, where the text has any; units between blank lines
    "number_before", "number_after",  # how far off the number's neighbours are
)  # fmt: skip

LONGEST = 130
"""Characters of a heading; 3 in 1,000 headings of real pages are longer."""
SHORT = 80
"""Characters. A paragraph of at most one line."""

_NUMBER = re.compile(r"(#?\d{1,3}(?:\.\d{1,2}){0,3}[.):]?|[A-Za-z][.)]|[IVX]{1,4}\.)\s")
_WORD_NUMBER = re.compile(r"[^\W\d_]{2,12}\s#?\d{1,3}\b")
_SIGN = re.compile(r"[@©/|=<>{}_$€£%&*\\]")
_DIGIT = re.compile(r"\d")

_ENDS = {
    mark: code
    for code, marks in enumerate(
        ["", "", "", ".。．।", "?？؟;", "!！", ":：", ",、，،；", ")）]", "…", "\"”'’»」"]
    )
    for mark in marks
}


def _table(edges: Sequence[int], top: int) -> tuple[int, ...]:
    """The bin of each number from 0 to ``top``: how many edges are below it."""
    return tuple(bisect_left(edges, n) for n in range(top + 1))


_LENGTH = _table([2, 6, 12, 18, 25, 33, 42, 55, 70, 90, 110], LONGEST)
_WORDS = _table([1, 2, 3, 4, 5, 7, 9, 12, 16, 24], LONGEST)
_RUN = _table([0, 1, 2, 4, 8], 9)
_TIMES = _table([1, 2, 4, 8, 16], 17)
_PLACE = _table([0, 1, 3, 8], 9)
_AWAY = (0, *_table([1, 2, 3, 6, 12], 13)[1:], 7)
_SHARES = (0.0, 0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.95)
_DIGITS = (0.0, 0.05, 0.15, 0.3, 0.5)
_RATIOS = (0.0, 0.5, 0.9, 1.3, 2.0, 4.0, 8.0)
_KINDS = {"item": 7, "heading": 9, "table": 10, "code": 11, "quote": 12, "ruler": 6}


CASELESS = 6
"""The code of a line in a script without capitals: that of a line whose words mostly have one."""


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
    """The units of a document, with what is counted once for all of them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        texts = [unit.text for unit in units]
        self.lengths = [columns(text) for text in texts]
        self.ends = [end_code(text[-1]) + 1 if text else 0 for text in texts]
        self.kinds = [
            context_code(unit.kind, length) for unit, length in zip(units, self.lengths, strict=True)
        ]
        self.first_words = [text[:24].partition(" ")[0] for text in texts]
        self.times = Counter(texts)
        self.words = Counter(self.first_words)
        self.before, self.after = _runs(units, self.lengths)
        self.groups = _groups(units)
        self.numbers: dict[tuple[str, int], list[int]] = {}
        for at, unit in enumerate(units):
            if unit.marker and unit.marker.number is not None:
                self.numbers.setdefault((unit.marker.style, unit.marker.number), []).append(at)

    def codes(self, at: int) -> list[int]:
        """The features of the unit at that place, in the order of :data:`NAMES`."""
        unit, last = self.units[at], len(self.units) - 1
        text, length = unit.text, self.lengths[at]
        own = _own(unit, text, length)
        above, below = at - 1, at + 1
        codes = [
            *own,
            self.kinds[above] if at else 0,
            self.ends[above] if at else 0,
            self.kinds[at - 2] if at > 1 else 0,
            bisect_left(_RATIOS, self.lengths[above] / length) if at else 8,
        ]
        if at < last:
            codes += [
                self.kinds[below],
                self.ends[below],
                start_code(self.units[below].text) + 1 if self.lengths[below] else 8,
                self.kinds[at + 2] if below < last else 0,
                self.ends[at + 2] if below < last else 0,
                bisect_left(_RATIOS, self.lengths[below] / length),
            ]
        else:
            codes += (0, 0, 0, 0, 0, 8)
        codes += self._recurring(at, text, last)
        codes += (_PLACE[min(at, 9)], _PLACE[min(last - at, 9)])
        codes += self._group(at, last)
        codes += self._neighbours_in_number(at, unit)
        return codes

    def _recurring(self, at: int, text: str, last: int) -> list[int]:
        times, words, first_words = self.times, self.words, self.first_words
        above = self.units[at - 1].text if at else ""
        below = self.units[at + 1].text if at < last else ""
        head = text[:3]
        return [
            _RUN[min(self.before[at], 9)],
            _RUN[min(self.after[at], 9)],
            _TIMES[min(times[text], 17)],
            _TIMES[min(times[above], 17)] if above else 0,
            _TIMES[min(times[below], 17)] if below else 0,
            _TIMES[min(words[first_words[at]], 17)],
            _TIMES[min(words[first_words[at - 1]], 17)] if above else 0,
            _TIMES[min(words[first_words[at + 1]], 17)] if below else 0,
            (above[:3] == head) + 2 * (below[:3] == head),
        ]

    def _group(self, at: int, last: int) -> tuple[int, int]:
        if not self.groups:
            return 0, 0
        closed = at == last or self.units[at + 1].gap
        return 1 + 2 * self.units[at].gap + closed, _RUN[min(self.groups[at], 9)]

    def _neighbours_in_number(self, at: int, unit: Unit) -> tuple[int, int]:
        marker = unit.marker
        if marker is None or marker.number is None:
            return 0, 0
        befores = self.numbers.get((marker.style, marker.number - 1), ())
        afters = self.numbers.get((marker.style, marker.number + 1), ())
        before, after = bisect_left(befores, at), bisect_left(afters, at)
        return (
            _AWAY[min(at - befores[before - 1], 13)] if before else 7,
            _AWAY[min(afters[after] - at, 13)] if after < len(afters) else 7,
        )


def _own(unit: Unit, text: str, length: int) -> tuple[int, ...]:
    """What the text shows by itself."""
    words = text.split()
    count = len(words)
    cased = text[0] < "\u0590"
    capitals = sum(map(str.isupper, [word[0] for word in words]))
    digits = len(_DIGIT.findall(text)) if _DIGIT.search(text) else 0
    address = "://" in text or "www." in text or ".com" in text
    dash = " – " in text or " - " in text or " — " in text
    inside = (
        4 * (". " in text or "? " in text or "! " in text or "。" in text[:-1])
        + (2 if ": " in text else 0)
        + ("," in text or "、" in text or "，" in text)
    )
    return (
        end_code(text[-1]),
        number_code(unit, text) or start_code(text),
        _LENGTH[min(length, LONGEST)],
        _WORDS[count if cased else length // 6],
        9 if length > 3 and text.isupper() else bisect_left(_SHARES, capitals / count) if cased else CASELESS,
        inside,
        bisect_left(_DIGITS, digits / length) if digits else 0,
        (1 if _SIGN.search(text) else 0) + 2 * address + 4 * dash,
    )


def number_code(unit: Unit, text: str) -> int:
    if unit.marker is not None:
        return 7 if unit.marker.style == "1." else 8
    if _NUMBER.match(text):
        return 9
    return 10 if _WORD_NUMBER.match(text) else 0


@cache
def end_code(char: str) -> int:
    """The class of a last character."""
    code = _ENDS.get(char)
    if code is not None:
        return code
    if char.isalpha():
        return 1 if char.isupper() else 0
    return 2 if char.isdigit() else 12


@cache
def _first_code(char: str) -> int:
    if char.isalpha():
        return 1 if char.islower() else 0
    if char.isdigit():
        return 2
    return 3 if char in "\"“«‘'„「" else 4 if char in "([（【" else 6


def start_code(text: str) -> int:
    """The class of a first character."""
    return _first_code(text[1] if text[0] in "¿¡" and len(text) > 1 else text[0])


def context_code(kind: str, length: int) -> int:
    """A neighbour's kind, and for prose and items how long it is."""
    if kind == "prose":
        return 1 + (length > 20) + (length > 45) + (length > 80) + (length > 160) + (length > 320)
    code = _KINDS.get(kind, 6)
    return code + (length > 60) if code == 7 else code


def _runs(units: Sequence[Unit], lengths: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each unit how many short paragraphs stand in a row right before it, and right after."""
    short = [unit.kind == "prose" and length <= SHORT for unit, length in zip(units, lengths, strict=True)]
    before, after = [0] * len(units), [0] * len(units)
    for at in range(1, len(units)):
        before[at] = before[at - 1] + 1 if short[at - 1] else 0
    for at in range(len(units) - 2, -1, -1):
        after[at] = after[at + 1] + 1 if short[at + 1] else 0
    return before, after


def _groups(units: Sequence[Unit]) -> list[int]:
    """For each unit how many stand between two blank lines with it; empty for a text without blank lines."""
    if sum(unit.gap for unit in units) <= 0.1 * len(units):
        return []
    sizes: list[int] = []
    start = 0
    for at in range(1, len(units) + 1):
        if at == len(units) or units[at].gap:
            sizes += [at - start] * (at - start)
            start = at
    return sizes

"""Traits: how a text begins, ends and is written, and what stands beside it, as small numbers for features.

What the judge (:mod:`.features`) and the steps (:mod:`.steps`) have learned holds for just these numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from broadsheet.frontends.text.units import Unit

LONG = 320
"""Characters from which on one more says nothing."""
CASELESS = 6
"""The code of a line in a script without capitals: that of a line whose words mostly have one."""

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


def bins(edges: Sequence[int], top: int) -> tuple[int, ...]:
    """The bin of each number from 0 to ``top``: how many edges are below it."""
    return tuple(bisect_left(edges, n) for n in range(top + 1))


_SHARES = (0.0, 0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.95)
_DIGITS = (0.0, 0.05, 0.15, 0.3, 0.5)
_PROSE = bins([-1, 20, 45, 80, 160], LONG)
_KINDS = {"item": 7, "heading": 9, "table": 10, "code": 11, "quote": 12, "ruler": 6}


def capitals(text: str, words: Sequence[str], cased: bool) -> int:
    """The share of words that begin with a capital; a line in capitals is apart, and a script without."""
    if text.isupper() and len(text) > 3:
        return 9
    if not cased:
        return CASELESS
    begun = sum(map(str.isupper, [word[0] for word in words]))
    return bisect_left(_SHARES, begun / len(words))


def signs(unit: Unit, text: str, length: int) -> tuple[int, int, int, int]:
    """How the text starts, and what it has inside beside letters: most have nothing."""
    if unit.marker is None and text.replace(" ", "").isalpha():
        return start_code(text), 0, 0, 0
    return number_code(unit, text) or start_code(text), *_signs_inside(text, length)


def _signs_inside(text: str, length: int) -> tuple[int, int, int]:
    """What a text that is not made of letters alone has beside them."""
    digits = len(_DIGIT.findall(text))
    address = "://" in text or "www." in text or ".com" in text
    dash = " – " in text or " - " in text or " — " in text
    inside = (
        4 * (". " in text or "? " in text or "! " in text or "。" in text[:-1])
        + (2 if ": " in text else 0)
        + ("," in text or "、" in text or "，" in text)
    )
    return (
        inside,
        bisect_left(_DIGITS, digits / length) if digits else 0,
        (1 if _SIGN.search(text) else 0) + 2 * address + 4 * dash,
    )


def number_code(unit: Unit, text: str) -> int:
    """The kind of number or marker that stands before a text; 0 if none does."""
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
        return _PROSE[length] if length <= LONG else 6
    code = _KINDS.get(kind, 6)
    return code + (length > 60) if code == 7 else code

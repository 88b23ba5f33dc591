"""Line codes: how a text begins, ends and is written, and what surrounds it, as small numbers.

They are the features of the judge (:mod:`.features`) and of the levels (:mod:`.level_steps`), whose weights
were learned for these very numbers: a code must not change without training again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from broadsheet.frontends.text.units import Unit

LONG = 320
"""Characters from which on the length makes no difference."""

# Codes of capitals; smaller ones are bins of the share of words that begin with a capital.
CASELESS, ALL_CAPITALS = 6, 9  # a script without capitals counts like words that mostly have one

# Codes of a start: its first character, or the number or marker before the text.
START_UPPER, START_LOWER, START_DIGIT, START_QUOTE, START_BRACKET, START_OTHER = 0, 1, 2, 3, 4, 6
START_DECIMAL_MARKER, START_MARKER, START_NUMBER, START_WORD_NUMBER = 7, 8, 9, 10  # 1.   a)   1.2   Chapter 3

# Codes of a last character.
END_LOWER, END_UPPER, END_DIGIT, END_STOP, END_QUESTION, END_EXCLAMATION, END_COLON = range(7)
END_COMMA, END_BRACKET, END_ELLIPSIS, END_QUOTE, END_OTHER = 7, 8, 9, 10, 12

# Flags of what is inside a text.
INSIDE_COMMA, INSIDE_COLON, INSIDE_SENTENCE_END = 1, 2, 4
INSIDE_SIGN, INSIDE_ADDRESS, INSIDE_DASH = 1, 2, 4

# Codes of a neighbour; 1 to 5 are prose, by its length.
NEAR_OTHER, NEAR_ITEM, NEAR_LONG_ITEM, NEAR_HEADING, NEAR_TABLE, NEAR_CODE, NEAR_QUOTE = range(6, 13)
LONG_ITEM = 60
"""Characters."""

_NUMBER = re.compile(r"(#?\d{1,3}(?:\.\d{1,2}){0,3}[.):]?|[A-Za-z][.)]|[IVX]{1,4}\.)\s")
_WORD_NUMBER = re.compile(r"[^\W\d_]{2,12}\s#?\d{1,3}\b")
_SIGN = re.compile(r"[@©/|=<>{}_$€£%&*\\]")
_DIGIT = re.compile(r"\d")

_ENDS = {
    mark: code
    for code, marks in (
        (END_STOP, ".。．।"),
        (END_QUESTION, "?？؟;"),
        (END_EXCLAMATION, "!！"),
        (END_COLON, ":："),
        (END_COMMA, ",、،，；"),
        (END_BRACKET, ")）]"),
        (END_ELLIPSIS, "…"),
        (END_QUOTE, "\"”'’»」"),
    )
    for mark in marks
}


def bins(edges: Sequence[int], top: int) -> tuple[int, ...]:
    """The bin of each number from 0 to ``top``: how many edges are below it."""
    return tuple(bisect_left(edges, n) for n in range(top + 1))


_SHARES = (0.0, 0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.95)
_DIGITS = (0.0, 0.05, 0.15, 0.3, 0.5)
_PROSE = bins([-1, 20, 45, 80, 160], LONG)
_NEAR = {
    "item": NEAR_ITEM,
    "heading": NEAR_HEADING,
    "table": NEAR_TABLE,
    "code": NEAR_CODE,
    "quote": NEAR_QUOTE,
}


def capitals(text: str, words: Sequence[str], cased: bool) -> int:
    """The code of the share of words that begin with a capital."""
    if text.isupper() and len(text) > 3:
        return ALL_CAPITALS
    if not cased:
        return CASELESS
    begun = sum(map(str.isupper, [word[0] for word in words]))
    return bisect_left(_SHARES, begun / len(words))


def signs(unit: Unit, text: str, length: int) -> tuple[int, int, int, int]:
    """The codes of a text's start and of what it has besides letters, which is nothing for most."""
    if unit.marker is None and text.replace(" ", "").isalpha():
        return start_code(text), 0, 0, 0
    return number_code(unit, text) or start_code(text), *_signs_inside(text, length)


def _signs_inside(text: str, length: int) -> tuple[int, int, int]:
    """The codes of what a text has besides letters."""
    digits = len(_DIGIT.findall(text))
    address = "://" in text or "www." in text or ".com" in text
    dash = " – " in text or " - " in text or " — " in text
    inside = (
        INSIDE_SENTENCE_END * (". " in text or "? " in text or "! " in text or "。" in text[:-1])
        + INSIDE_COLON * (": " in text)
        + INSIDE_COMMA * ("," in text or "、" in text or "，" in text)
    )
    return (
        inside,
        bisect_left(_DIGITS, digits / length) if digits else 0,
        (INSIDE_SIGN if _SIGN.search(text) else 0) + INSIDE_ADDRESS * address + INSIDE_DASH * dash,
    )


def number_code(unit: Unit, text: str) -> int:
    """The code of the number or marker before a text; 0 if there is none."""
    if unit.marker is not None:
        return START_DECIMAL_MARKER if unit.marker.style == "1." else START_MARKER
    if _NUMBER.match(text):
        return START_NUMBER
    return START_WORD_NUMBER if _WORD_NUMBER.match(text) else 0


@cache
def end_code(char: str) -> int:
    """The code of a last character."""
    code = _ENDS.get(char)
    if code is not None:
        return code
    if char.isalpha():
        return END_UPPER if char.isupper() else END_LOWER
    return END_DIGIT if char.isdigit() else END_OTHER


@cache
def _first_code(char: str) -> int:
    if char.isalpha():
        return START_LOWER if char.islower() else START_UPPER
    if char.isdigit():
        return START_DIGIT
    if char in "\"“«‘'„「":
        return START_QUOTE
    return START_BRACKET if char in "([（【" else START_OTHER


def start_code(text: str) -> int:
    """The code of a first character."""
    return _first_code(text[1] if text[0] in "¿¡" and len(text) > 1 else text[0])


def context_code(kind: str, length: int) -> int:
    """The code of a neighbour: its kind, and for prose and items its length."""
    if kind == "prose":
        return _PROSE[length] if length <= LONG else NEAR_OTHER
    if kind == "item" and length > LONG_ITEM:
        return NEAR_LONG_ITEM
    return _NEAR.get(kind, NEAR_OTHER)

"""Markers: what stands before a list item, in every common notation, and the number that it says."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from msgspec import Struct

MarkerKind: TypeAlias = Literal["bullet", "numbered", "checklist"]

DASHES = "-–—*+"
"""Marks that are also punctuation, so white space must follow (or nothing: a marker alone on its line)."""
BULLETS = "•·◦▪▫●○■□‣⁃➤➢►▶✓✔✅❖◆◇◾◽⦿⚫・※☐☑☒✗✘❌∙"
"""Marks that are bullets wherever they begin a line."""
BOXES = {"☐": False, "□": False, "☑": True, "☒": True}

_CHECK = re.compile(r"(?:[-*+•–] +)?\[( |x|X|✓|✔)\](?: +|$)")
_NUMBERED = re.compile(
    r"(?P<open>[(（])?"
    r"(?:(?P<digits>\d{1,3})|(?P<letter>[a-zA-Z])|(?P<roman>[ivx]{2,5}|[IVX]{2,5})|(?P<han>[一二三四五六七八九十]{1,3}))"
    r"(?:(?P<close>[)）])|(?(open)(?!)|(?P<stop>[.．:]|[、])))"
    r"(?:\s+|$|(?<=[、）．)])(?=[^\x00-\x7f]))"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = {"i": 1, "v": 5, "x": 10}
_HAN = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}


class Marker(Struct, gc=False, frozen=True):
    """``width`` counts the characters from the mark to the item's text; ``style`` is equal among siblings."""

    kind: MarkerKind
    style: str
    width: int
    number: int | None = None
    checked: bool | None = None


def bullet(text: str) -> Marker | None:
    """The bullet or check box that opens a line."""
    first = text[0]
    if first in "[-*+•–" and "[" in text[:4]:
        box = _CHECK.match(text)
        if box:
            return Marker("checklist", "[]", box.end(), checked=box.group(1) != " ")
    if first == "[":
        return None
    if text.startswith("-- "):  # typed for a dash, as in wire copy
        return Marker("bullet", "--", 3)
    rest = text[1:]
    if first in DASHES and rest and not rest[0].isspace():
        return None
    if first in BULLETS and rest[:1] == first:  # ★★, ●●●○○: a rating, not a list
        return None
    width = len(text) - len(rest.lstrip())
    if first in BOXES:
        return Marker("checklist", first, width, checked=BOXES[first])
    return Marker("bullet", first, width)


def numbered(text: str) -> Marker | None:
    """The number, letter or numeral that opens a line: ``1.``, ``(c)``, ``iv.``, ``３．``, ``二、``, ``④``.

    >>> numbered("(c) the third").number, numbered("iv. the fourth").number, numbered("１２．十二").number
    (3, 4, 12)
    """
    first = text[0]
    if first in _CIRCLED:
        width = len(text) - len(text[1:].lstrip())
        return Marker("numbered", "①", width, _CIRCLED.index(first) + 1)
    found = _NUMBERED.match(text)
    if found is None:
        return None
    digits, letter, roman, han = found["digits"], found["letter"], found["roman"], found["han"]
    shut = found["close"] or found["stop"]
    if shut == ":":
        return None
    style, number = _value(digits, letter, roman, han)
    return Marker("numbered", f"{found['open'] or ''}{style}{shut}", found.end(), number)


def _value(digits: str | None, letter: str | None, roman: str | None, han: str | None) -> tuple[str, int]:
    if digits:
        return "1", int(digits)
    if letter in ("i", "I"):  # far more lists begin with a Roman one than reach the ninth letter
        return letter, 1
    if letter:
        return ("a" if letter.islower() else "A"), ord(letter.lower()) - 96
    if roman:
        return ("i" if roman.islower() else "I"), _roman(roman.lower())
    return "一", _han(han or "")


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _han(text: str) -> int:
    """一 is 1, 十 is 10, 十二 is 12, 二十 is 20, 二十三 is 23."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN[ones[-1]]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)

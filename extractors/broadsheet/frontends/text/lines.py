"""Lines: each line of the source, looked at once and given a shape by how it begins.

The shape is what the line could be by itself; what it is, its neighbours decide (:mod:`.grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from broadsheet.frontends.text.markers import (
    ADJACENT,
    BULLETS,
    DASHES,
    DIGITS,
    HAN_DIGITS,
    LETTERS,
    NUMBER_SIGNS,
    Marker,
    bullet,
    numbered,
)

Shape: TypeAlias = Literal["blank", "plain", "item", "ruler", "hash", "wiki", "quote", "fence", "outside"]

TAB = 4
"""Columns. A tab moves to the next multiple, as in Markdown."""

ASTERISMS = frozenset("⁂❦❧")
WIDE_GAP = re.compile(r"\S {3,}(?=\S)")
"""Space inside a line that parts columns, and no words."""
WORD_BULLETS = ("o\t", "o  ", "o\u00a0")
"""How a word processor's hollow bullet comes out: as a letter, far from its text."""


class Line(Struct, gc=False):
    """A source line: its ``text`` without the white space around it, and the column where that begins."""

    text: str
    number: int
    indent: int
    shape: Shape
    marker: Marker | None = None


def shape_lines(raws: Sequence[str]) -> list[Line]:
    """The raw lines of a text, each with its shape."""
    lines = []
    for number, raw in enumerate(raws, 1):
        text = raw.strip()
        if not text:
            lines.append(Line("", number, 0, "blank"))
            continue
        indent = 0 if raw[0] == text[0] else _indent(raw)
        lines.append(shape_line(text, number, indent))
    return lines


def shape_line(text: str, number: int, indent: int = 0) -> Line:
    """One line that is not blank."""
    classify = _BY_FIRST.get(text[0])
    if classify is None:
        return Line(text, number, indent, "plain")
    shape, marker = classify(text)
    return Line(text, number, indent, shape, marker)


def _indent(raw: str) -> int:
    space = raw[: len(raw) - len(raw.lstrip())]
    return len(space.expandtabs(TAB)) + space.count("\u3000")  # which is two columns wide


def _letter(text: str) -> tuple[Shape, Marker | None]:
    """``a.``, ``b)``, ``iv.``, ``o`` and a tab: looked at only where the stop is near."""
    if text.startswith(WORD_BULLETS):
        return "item", Marker("bullet", "o", len(text) - len(text[1:].lstrip()))
    if "." in text[1:5] or ")" in text[1:5] or "．" in text[1:2]:
        marker = numbered(text)
        if marker:
            return "item", marker
    return "plain", None


def _digit(text: str) -> tuple[Shape, Marker | None]:
    marker = numbered(text)
    return ("item", marker) if marker else ("plain", None)


def _dash(text: str) -> tuple[Shape, Marker | None]:
    if is_ruler(text):
        return "ruler", None
    marker = bullet(text)
    return ("item", marker) if marker else ("plain", None)


def _bracket(text: str) -> tuple[Shape, Marker | None]:
    marker = bullet(text) or numbered(text)
    return ("item", marker) if marker else ("plain", None)


def _ruler(text: str) -> tuple[Shape, Marker | None]:
    return ("ruler", None) if is_ruler(text) else ("plain", None)


def _dot(text: str) -> tuple[Shape, Marker | None]:
    """``. item``, which AsciiDoc numbers itself; its number follows from its siblings."""
    dots = len(text) - len(text.lstrip("."))
    if text[dots : dots + 1] == " " and dots <= 5:
        return "item", Marker("numbered", "." * dots, dots + 1, 1, reach=ADJACENT)
    return _ruler(text)


def _equals(text: str) -> tuple[Shape, Marker | None]:
    if is_ruler(text):
        return "ruler", None
    return ("wiki", None) if text[1:2] == "=" or text[1:2] == " " else ("plain", None)


def _hash(text: str) -> tuple[Shape, Marker | None]:
    return ("ruler", None) if is_ruler(text) else ("hash", None)


def _quote(text: str) -> tuple[Shape, Marker | None]:
    return "quote", None


def _fence(text: str) -> tuple[Shape, Marker | None]:
    if text.startswith(("```", "~~~")) and not (is_ruler(text) and len(text) > 12):
        return "fence", None
    return _ruler(text)


def is_ruler(text: str) -> bool:
    """Three or more of one punctuation mark and nothing else but spaces: ``---``, ``* * *``; an asterism."""
    if text in ASTERISMS:
        return True
    first = text[0]
    count = text.count(first)
    return count >= 3 and (count == len(text) or not text.replace(first, "").strip())


_Classifier: TypeAlias = Callable[[str], tuple[Shape, Marker | None]]
_BY_FIRST: dict[str, _Classifier] = {
    **dict.fromkeys(LETTERS, _letter),
    **dict.fromkeys([*DIGITS, *HAN_DIGITS, *NUMBER_SIGNS, *"(（"], _digit),
    **dict.fromkeys(BULLETS, _dash),
    **dict.fromkeys("_^\"'+:═─━—⁂❦❧", _ruler),
    **dict.fromkeys(DASHES, _dash),
    "[": _bracket,
    ".": _dot,
    "=": _equals,
    "#": _hash,
    ">": _quote,
    "`": _fence,
    "~": _fence,
}

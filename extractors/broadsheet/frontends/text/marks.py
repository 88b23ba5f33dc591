"""Marked headings: Markdown ``#``, setext and RST lines under or over a title, wiki and AsciiDoc ``==``."""

from __future__ import annotations

import re

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line

_HASHES = re.compile(r"(#{1,6})(?:\s+(.*?)(?:\s+#+)?|([^\s#!\d].*?))$")
_EQUALS = re.compile(r"(={1,6})\s*(.*?)\s*(=*)$")

_UNDERLINES = {
    "=": 1,
    "-": 2,
    "~": 3,
    "^": 4,
    '"': 5,
    "'": 6,
    "+": 5,
    "*": 4,
    "`": 5,
    ":": 6,
    ".": 6,
    "#": 1,
    "_": 2,
}
"""The rank of an underline where the text has not ranked its marks itself by their first use (RST)."""


def hashed(cursor: Cursor) -> bool:
    """``## Heading``; ``#Heading`` too if it is no lone hash tag."""
    found = _HASHES.match(cursor.line.text)
    if found is None:
        return False
    marks, spaced, tight = found.groups()
    if tight is not None and not (" " in tight and tight[0].isalnum()):
        return False
    text = (spaced if tight is None else tight).strip()
    if not text:
        return False
    cursor.emit("heading", text, level=len(marks))
    return True


def wiki(cursor: Cursor) -> bool:
    """``== Heading ==`` (the rank is one less than the marks), ``= Title``."""
    found = _EQUALS.match(cursor.line.text)
    if found is None or not found[2]:
        return False
    if found[3] and len(found[3]) != len(found[1]):
        return False
    if not found[3] and len(cursor.line.text) > 120:
        return False
    cursor.emit("heading", found[2], level=len(found[1]))
    return True


def overlined(cursor: Cursor) -> bool:
    """A title between two equal rulers (RST's document title)."""
    title, under = cursor.ahead(1), cursor.ahead(2)
    if title is None or under is None or under.shape != "ruler" or title.shape in ("blank", "ruler"):
        return False
    over = cursor.line.text
    if over[0] != under.text[0] or over[0] not in _UNDERLINES or len(over) < len(title.text):
        return False
    cursor.emit("heading", title.text, 3, level=_UNDERLINES[over[0]])
    return True


def underlined(cursor: Cursor) -> bool:
    """A title with a ruler under it that is about as long: a short one parts, it does not underline."""
    under = cursor.ahead()
    if under is None or under.shape != "ruler" or not _underlines(cursor.line, under):
        return False
    cursor.emit("heading", cursor.line.text, 2, level=_UNDERLINES[under.text[0]])
    return True


def _underlines(title: Line, under: Line) -> bool:
    mark = under.text[0]
    if mark not in _UNDERLINES or " " in under.text or len(title.text) > 120:
        return False
    if mark in "=-":
        return len(under.text) * 2 >= len(title.text) or mark == "="
    return len(under.text) >= len(title.text)


def ruler(cursor: Cursor) -> bool:
    """A line of punctuation."""
    cursor.emit("ruler", cursor.line.text)
    return True

"""Marked headings: Markdown ``#``, setext and RST lines under or over a title, wiki and AsciiDoc ``==``."""

from __future__ import annotations

import re

from broadsheet.frontends.bold_headings import SENTENCE_ENDS
from broadsheet.frontends.text import anchors
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import WIDE_GAP, Line
from broadsheet.punctuation import COLONS

_HASHES = re.compile(r"(#{1,6})(?:\s+(.*?)(?:\s+#+)?|([^\s#!\d].*?))$")
_EQUALS = re.compile(r"(={1,6})\s*(.*?)\s*(=*)$")

_TEXTILE = re.compile(r"h([1-6])\. +(\S.*)")
_BOLD = re.compile(r"(\*\*|__|''')(?=\S)((?:(?!\1).)*\S)\1")

_RANKED = ("=#═━", "-_─—", "~", "^*", '"+`', "':.")
_UNDERLINES = {mark: rank for rank, marks in enumerate(_RANKED, 1) for mark in marks}
"""The rank of an underline, unless the text ranks its marks by their first use (:mod:`.levels`)."""
_OF_C = ("define ", "elif ", "if ", "ifdef ", "ifndef ", "include ", "pragma ", "undef ")
SET_IN = 8
"""Columns: what is underlined there and over columns heads some of them."""
LONGEST_TITLE = 120
"""Characters."""


def hashed(cursor: Cursor) -> bool:
    """``## Heading``; ``##Heading`` too, and ``#A heading`` if it is no hash tag."""
    found = _HASHES.match(cursor.line.text)
    if found is None:
        return False
    marks, spaced, tight = found.groups()
    if tight is not None and _is_tag(marks, tight):
        return False
    text = (spaced if tight is None else tight).strip()
    if not text:
        return False
    cursor.emit("heading", text, level=len(marks))
    return True


def _is_tag(marks: str, text: str) -> bool:
    """``#harbour``, ``#harbour #walls``, ``#harbour is full today.``, ``#define ROPES 2``, ``#x00  Shut``."""
    if not text[0].isalnum() or " #" in text:
        return True
    return len(marks) == 1 and (
        " " not in text or text[-1] in ".!?…" or "  " in text or text.startswith(_OF_C)
    )


def anchored(cursor: Cursor) -> bool:
    """``§Heading``, ``Heading¶``: the sign of an anchor that recurs in the text."""
    found = anchors.split(cursor.line.text)
    if found is None or found[0] not in cursor.anchors:
        return False
    cursor.emit("heading", found[1], guessed=True)
    return True


def textile(cursor: Cursor) -> bool:
    """``h2. Heading``, as Textile and Jira mark it."""
    found = _TEXTILE.fullmatch(cursor.line.text)
    if found is None:
        return False
    cursor.emit("heading", found[2], level=int(found[1]))
    return True


def bold(cursor: Cursor) -> bool:
    """A line that is bold from end to end, and neither a sentence nor a label: a heading by its look."""
    text = cursor.line.text
    if len(text) > LONGEST_TITLE or cursor.ahead() is None or not any(map(str.isalpha, text)):
        return False
    found = _BOLD.fullmatch(text)
    if found is None or found[2].endswith(SENTENCE_ENDS + COLONS):
        return False
    cursor.emit("heading", found[2], guessed=True)
    return True


def wiki(cursor: Cursor) -> bool:
    """``== Heading ==`` (the rank is one less than the marks), ``= Title``."""
    found = _EQUALS.match(cursor.line.text)
    if found is None or not any(map(str.isalpha, found[2])):
        return False
    if found[3] and len(found[3]) != len(found[1]):
        return False
    if not found[3] and len(cursor.line.text) > LONGEST_TITLE:
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
    if (" " in over) != (" " in under.text):  # the second is of columns
        return False
    cursor.emit("heading", title.text, 3, level=_UNDERLINES[over[0]], rule=over[0] * 2)
    return True


def underlined(cursor: Cursor) -> bool:
    """A title with a ruler under it that is about as long: a short one parts, it does not underline."""
    under = cursor.ahead()
    if under is None or under.shape not in ("ruler", "fence") or not _underlines(cursor.line, under):
        return False
    if _closes_box(cursor) or _heads_columns(cursor):
        return False
    mark, text, marker = under.text[0], cursor.line.text, cursor.line.marker
    if marker is not None and marker.kind == "bullet":
        text = text[marker.width :].strip() or text
    cursor.emit("heading", text, 2, level=_UNDERLINES[mark], rule=mark)
    return True


def _heads_columns(cursor: Cursor) -> bool:
    """Whether the line and its rule are set in over columns, as ``Years ended December 31,`` is."""
    below = cursor.ahead(2)
    return cursor.line.indent >= SET_IN and below is not None and WIDE_GAP.search(below.text) is not None


def _closes_box(cursor: Cursor) -> bool:
    """Whether the ruler below is above, too, with more lines between: it closes what that one opened."""
    rule, at = cursor.lines[cursor.at + 1].text, cursor.at - 1
    while at >= 0 and cursor.lines[at].text not in ("", rule):
        at -= 1
    above = cursor.lines[at - 1].text if at > 0 else ""
    return 0 <= at < cursor.at - 1 and cursor.lines[at].text == rule and not above


def _underlines(title: Line, under: Line) -> bool:
    mark = under.text[0]
    if mark not in _UNDERLINES or " " in under.text:
        return False
    if len(title.text) > max(LONGEST_TITLE, len(under.text)):  # a line as long is drawn for it
        return False
    if mark == "." and not any(map(str.isalpha, title.text)):  # a bracket over "...", in printed data
        return False
    if under.shape == "fence":  # it opens a listing, unless it is just as long as the title over it
        return under.text.strip(mark) == "" and 4 <= len(under.text) == len(title.text)
    if mark in "=-":
        return len(under.text) * 2 >= len(title.text) or mark == "="
    return len(under.text) >= len(title.text)


def outline(cursor: Cursor) -> bool:
    """``** Heading``, as Emacs marks its outlines, and GNU its news."""
    line = cursor.line
    if line.marker is None or not cursor.heads_outline(cursor.at) or not cursor.is_outline:
        return False
    cursor.emit("heading", line.text[line.marker.width :].strip(), level=line.text.index(" "))
    return True


def outside(cursor: Cursor) -> bool:
    """Lines outside the margin of a body that is indented."""
    rank = cursor.outside[cursor.line.number]
    taken = 1
    while (ahead := cursor.ahead(taken)) is not None and cursor.outside.get(ahead.number) == rank:
        taken += 1
    cursor.emit(
        "heading",
        cursor.joined(taken),
        taken,
        level=rank and rank + cursor.is_titled,
        guessed=True,
        outside=True,
    )
    return True


def ruler(cursor: Cursor) -> bool:
    """A line of punctuation."""
    cursor.emit("ruler", cursor.line.text)
    return True

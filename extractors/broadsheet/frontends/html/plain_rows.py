"""Plain rows: the tail of a long data table, taken over row by row and not element by element.

A table of a million cells would be a million elements, boxes and segments that nobody needs: its first rows
show what the table is. From :data:`AFTER` rows on, a row whose cells have only text and markup for type is
read from lexbor's own serialization of it (HTML standard, 13.3), which is one call and one search per row. A
row with anything else in it (a line break, a footnote's mark, an ``id``) is copied like all others.
"""

from __future__ import annotations

import re

from broadsheet.blocks import Cell

AFTER = 300
"""Rows of a row group that are always copied. The layout of a table is judged by 60."""

_CELL = re.compile(r"<t([dh])(?: [^<>]*)?>([^<]*)</t[dh]>")
# What :mod:`~broadsheet.frontends.html.run_text` takes as the text that it holds.
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|font|i|mark|s|small|span|strong|time|u)(?: [^<>]*)?>")
# White space that folds, or that is at the end of a cell.
_LOOSE = re.compile(r"[^\S ]|  |> | <")
# Attributes that mean something to the grid or to its header.
_TELLING = re.compile(r' (?:colspan|rowspan|headers|scope|id)="')


class PlainRows:
    """Consecutive rows of a table, among the children of their row group."""

    __slots__ = ("rows",)

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []

    def __str__(self) -> str:
        return " ".join(cell.text for row in self.rows for cell in row)


def plain_row(html: str) -> list[Cell] | None:
    """The cells of a serialized ``tr`` that hold only text; None if there is more to it.

    >>> [cell.text for cell in plain_row("<tr><td>Bab  el-Mandeb</td><td>&lt;30 km</td></tr>")]
    ['Bab el-Mandeb', '<30 km']
    >>> plain_row("<tr><td>Aden<br>Suez</td></tr>")
    """
    found = _CELL.findall(html)
    if html.count("<") != 2 * len(found) + 2:
        if "#" in html and "<a" in html:  # a link to a place on the page may be no text: ``↑``
            return None
        html = _INLINE.sub("", html)
        found = _CELL.findall(html)
        if html.count("<") != 2 * len(found) + 2:
            return None
    if '="' in html and _TELLING.search(html):
        return None
    if "&" in html:
        found = [(kind, _unescaped(text)) for kind, text in found]
    elif not _LOOSE.search(html):
        return [Cell(text, kind == "h") for kind, text in found]
    return [Cell(" ".join(text.split()), kind == "h") for kind, text in found]


def _unescaped(text: str) -> str:
    """The text behind what serializing escapes, and nothing else (HTML standard, 13.3)."""
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

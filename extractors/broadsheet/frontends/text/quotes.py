"""Quotes: lines that begin with ``>``, as in Markdown and in e-mail."""

from __future__ import annotations

import re

from broadsheet.blocks import Quote
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import shape_line
from broadsheet.frontends.text.wrapping import join

ATTRIBUTION = re.compile(r"(?:—|―|--|–) ?(\S.{0,150})")
"""A last line that names who said it."""


def quote(cursor: Cursor) -> bool:
    """A run of quoted lines. An empty one parts paragraphs, and so does a quote in the quote, or an item."""
    paragraphs: list[list[str]] = []
    taken = depth = 0
    goes_on = False
    while (line := cursor.ahead(taken)) is not None and line.shape == "quote":
        marks, text = _parted(line.text)
        if text and goes_on and marks.count(">") == depth and shape_line(text, 0).shape == "plain":
            paragraphs[-1].append(text)
        elif text:
            paragraphs.append([text])
        goes_on, depth = bool(text), marks.count(">")
        taken += 1
    said = [join(each, cursor.hyphenated) for each in paragraphs]
    if not said:
        cursor.emit("ruler", "", taken)
        return True
    cite = ATTRIBUTION.fullmatch(said[-1]) if len(said) > 1 else None
    text = "\n".join(said[:-1] if cite else said)
    cursor.emit("quote", text, taken, blocks=[Quote(text, cursor.where(taken), cite[1] if cite else None)])
    return True


def _parted(text: str) -> tuple[str, str]:
    """The marks before a quoted line, and the line."""
    said = text.lstrip("> \t")
    return text[: len(text) - len(said)], said

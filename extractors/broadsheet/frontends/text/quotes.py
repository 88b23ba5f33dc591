"""Quotes: lines that begin with ``>``, as in Markdown and in e-mail."""

from __future__ import annotations

from broadsheet.blocks import Quote
from broadsheet.document import Where
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.wrapping import join


def quote(cursor: Cursor) -> bool:
    """A run of quoted lines; an empty one parts paragraphs."""
    taken = 0
    paragraphs: list[list[str]] = [[]]
    while (line := cursor.ahead(taken)) is not None and line.shape == "quote":
        text = line.text.lstrip("> \t")
        if text:
            paragraphs[-1].append(text)
        else:
            paragraphs.append([])
        taken += 1
    first = cursor.line.number
    where = Where(line=first, end_line=first + taken - 1)
    text = "\n".join(join(each, cursor.hyphenated) for each in paragraphs if each)
    if not text:
        cursor.emit("ruler", "", taken)
        return True
    cursor.emit("quote", text, taken, blocks=[Quote(text, where)])
    return True

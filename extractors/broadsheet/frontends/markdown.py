"""The Markdown front end: CommonMark (with tables, task lists and footnotes) to blocks."""

from __future__ import annotations

from broadsheet.blocks import Reading
from broadsheet.frontends.text.reader import read as read_text
from broadsheet.notes import Notes


def read(text: str, notes: Notes) -> Reading:
    """Markdown to blocks."""
    return read_text(text, notes)

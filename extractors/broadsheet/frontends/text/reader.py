"""The text front end's entry."""

from __future__ import annotations

from broadsheet.blocks import Block, Hints, Paragraph, Reading
from broadsheet.document import Where
from broadsheet.notes import Notes


def read(text: str, notes: Notes) -> Reading:
    """Text to blocks."""
    blocks: list[Block] = [Paragraph(line, Where(line=n, end_line=n)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Reading(blocks, Hints())

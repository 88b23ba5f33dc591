"""The entry: a Markdown text to blocks and hints."""

from __future__ import annotations

from broadsheet.blocks import Block, Heading, Hints, Reading
from broadsheet.frontends.markdown.blocks import TokenReader
from broadsheet.frontends.markdown.frontmatter import split
from broadsheet.frontends.markdown.grammar import grammar
from broadsheet.frontends.markdown.references import images, links
from broadsheet.frontends.markdown.rewrapped import rewrapped
from broadsheet.notes import Notes


def read(text: str, notes: Notes, *, references: bool = False) -> Reading:
    """Markdown to blocks. Lines end in ``\\n``, as decoding leaves them; places are 1-based lines.

    With ``references``, its links and images are read, too.
    """
    notes = notes.under("markdown")
    hints = Hints()
    body = split(text, hints, notes)
    env: dict[str, object] = {}
    whole = rewrapped(body)
    tokens = grammar().parse(whole.text, env)
    reading = Reading([], hints)
    if references:
        reading.links, reading.images = links(tokens, whole), images(tokens, whole)
    reading.blocks = TokenReader(tokens, whole, env, notes).read()
    _hint_title(reading.blocks, hints)
    return reading


def _hint_title(blocks: list[Block], hints: Hints) -> None:
    """The first heading is the title if it is of the first rank."""
    first = next((block for block in blocks if isinstance(block, Heading)), None)
    if first and first.level == 1:
        hints.add("title", first.text, "h1", first.where)

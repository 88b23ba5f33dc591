"""Bullets: paragraphs that begin with one are the items of a list.

Word processors save lists as paragraphs with the bullet as text, and people type them so, one a paragraph or
one a line (``<br>``). A single one may be a separator, so there must be two in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from broadsheet.blocks import Block, ListItem, Paragraph

BULLETS = "•·●▪◦‣■○⁃∙"
FEWEST = 2


def with_items(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with items instead of the paragraphs that bullets mark as such."""
    found: list[Block] = []
    for marked, row in groupby(blocks, _is_marked):
        paragraphs = list(row)
        items = list(_items(paragraphs)) if marked else []
        found += items if len(items) >= FEWEST else paragraphs
    return found


def _is_marked(block: Block) -> bool:
    """Whether each line of a paragraph is a bullet with text."""
    return (
        isinstance(block, Paragraph)
        and block.text[:1] in BULLETS
        and all(line[:1] in BULLETS and line[1:2].isspace() for line in block.text.split("\n"))
    )


def _items(paragraphs: Iterable[Block]) -> Iterator[ListItem]:
    opens = True
    for block in paragraphs:
        assert isinstance(block, Paragraph)
        for line in block.text.split("\n"):
            yield ListItem(line[1:].strip(), "bullet", block.where, opens=opens, guessed=True)
            opens = False

"""The outline: which section each block belongs to, and the ids of sections, lists and tables.

Ids depend on the block stream alone (``s1``, ``l1``, ``t1`` in reading order), so every extractor can refer
to another's results without waiting for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.blocks import Block, Heading, ListItem, Table


class Chapter:
    """One section of the outline: its id, its heading (None for the lead) and the blocks under it."""

    __slots__ = ("blocks", "heading", "id")

    def __init__(self, id: str, heading: Heading | None) -> None:
        self.id = id
        self.heading = heading
        self.blocks: list[Block] = []


class Outline:
    """The stream cut at its headings.

    Tables inside list items are numbered where they stand; a list is known by its opening item.

    >>> from broadsheet.blocks import Heading, Paragraph
    >>> from broadsheet.document import Where
    >>> here = Where(line=1)
    >>> stream = [Paragraph("Lead.", here), Heading("One", 1, here), Paragraph("Text.", here)]
    >>> [(c.id, c.heading and c.heading.text, len(c.blocks)) for c in Outline(stream).chapters]
    [('s1', None, 1), ('s2', 'One', 1)]
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.chapters: list[Chapter] = []
        self._ids: dict[int, str] = {}
        self._sections: dict[int, str] = {}
        lists = tables = 0
        chapter: Chapter | None = None
        for block in blocks:
            if chapter is None or isinstance(block, Heading):
                heading = block if isinstance(block, Heading) else None
                chapter = Chapter(f"s{len(self.chapters) + 1}", heading)
                self.chapters.append(chapter)
            if not isinstance(block, Heading):
                chapter.blocks.append(block)
            for inner in _with_inner(block):
                if isinstance(inner, Table):
                    tables += 1
                    self._ids[id(inner)] = f"t{tables}"
                elif isinstance(inner, ListItem) and inner.opens and inner.depth == 0:
                    lists += 1
                    self._ids[id(inner)] = f"l{lists}"
                self._sections[id(inner)] = chapter.id

    def id_of(self, block: Table | ListItem) -> str:
        """The id of a table, or of the outermost list that this item opens."""
        return self._ids[id(block)]

    def section_of(self, block: Block) -> str:
        """The id of the section that holds the block."""
        return self._sections[id(block)]


def _with_inner(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, ListItem):
        for inner in block.blocks:
            yield from _with_inner(inner)

"""The outline: which section each block belongs to, and the ids of sections, lists and tables.

Ids depend on the block stream alone (``s1``, ``l1``, ``t1`` in reading order), so every extractor can refer
to another's results without waiting for them.
"""

from __future__ import annotations

from collections.abc import Sequence

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

    The contents of list items and cells are numbered in their place. A list is identified by its opening
    item: the first of a run of items, or one in it that ``opens`` another list at depth 0.

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
        self._lists = self._tables = 0
        for block in blocks:
            if isinstance(block, Heading):
                self._open_chapter(block)
            else:
                if not self.chapters:
                    self._open_chapter(None)
                self.chapters[-1].blocks.append(block)
        for chapter in self.chapters:
            self._number(chapter.blocks, chapter.id)

    def _open_chapter(self, heading: Heading | None) -> None:
        chapter = Chapter(f"s{len(self.chapters) + 1}", heading)
        self.chapters.append(chapter)
        self._sections[id(heading)] = chapter.id

    def _number(self, blocks: Sequence[Block], section: str) -> None:
        in_list = False
        for block in blocks:
            self._sections[id(block)] = section
            if isinstance(block, Table):
                self._tables += 1
                self._ids[id(block)] = f"t{self._tables}"
                self._number(block.lists, section)
            elif isinstance(block, ListItem):
                if not in_list or (block.opens and block.depth == 0):
                    self._lists += 1
                    self._ids[id(block)] = f"l{self._lists}"
                self._number(block.blocks, section)
            in_list = isinstance(block, ListItem)

    def opens_list(self, item: ListItem) -> bool:
        """True for the item that opens an outermost list."""
        return id(item) in self._ids

    def id_of(self, block: Table | ListItem) -> str:
        """The id of a table, or of the outermost list that this item opens."""
        return self._ids[id(block)]

    def section_of(self, block: Block) -> str:
        """The id of the section that holds the block."""
        return self._sections[id(block)]

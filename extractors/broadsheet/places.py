"""Places: which section and which figure hold a place of the source, by the blocks around and before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from broadsheet.article import Article
from broadsheet.blocks import Block, Figure, ListItem, Table
from broadsheet.document import Where

Key: TypeAlias = tuple[int, ...]

_POSITION = re.compile(r":nth-child\((\d+)\)")


class Places:
    """The places of an article's blocks in the order of the source."""

    def __init__(self, article: Article) -> None:
        found = [
            (_key(block.where), chapter.id)
            for chapter in article.outline.chapters
            for block in _with_heading(chapter.heading, chapter.blocks)
        ]
        found.sort(key=lambda place: place[0])  # they are in order but for what a page draws elsewhere
        self._keys = [key for key, _ in found]
        self._sections = [section for _, section in found]
        figures = (block for block in article.blocks if isinstance(block, Figure))
        self._captions = {figure.where.path: figure.caption for figure in figures if figure.where.path}

    def section_of(self, where: Where) -> str | None:
        """The id of the section that holds a place: that of the block in it, around it or before it."""
        key = _key(where)
        at = bisect_right(self._keys, key)
        if at < len(self._keys) and self._keys[at][: len(key)] == key:
            return self._sections[at]
        return self._sections[at - 1] if at else None

    def caption_at(self, where: Where) -> str | None:
        """The caption of the figure around a place in a page."""
        path = where.path or ""
        while path and path not in self._captions:
            path = path.rpartition(" > ")[0]
        return self._captions.get(path)


def _key(where: Where) -> Key:
    """A place as numbers that sort in the order of the source: a line, or positions from the body down."""
    if where.path is None:
        return (where.line or 0,)
    return tuple(map(int, _POSITION.findall(where.path)))


def _with_heading(heading: Block | None, blocks: Sequence[Block]) -> Iterator[Block]:
    if heading is not None:
        yield heading
    yield from _all(blocks)


def _all(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with those that items and tables hold."""
    for block in blocks:
        yield block
        if isinstance(block, ListItem):
            yield from _all(block.blocks)
        elif isinstance(block, Table):
            yield from _all(block.lists)

"""What an extractor gets, and what it must be: the contract that built-ins and plugins share.

An extractor is any callable that takes an :class:`Article` and returns plain data (structs, dicts, lists,
strings, numbers). It never sees HTML or text lines, only blocks. A whole plugin::

    '''Links to figures: how often each figure is mentioned.'''
    from broadsheet import Article, Paragraph

    def extract(article: Article) -> dict[str, int]:
        prose = [b.text for b in article.blocks if isinstance(b, Paragraph)]
        return {"mentions": sum(text.count("Figure ") for text in prose)}

Its module's docstring is its manual: what it finds, the shape of its result, an example.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from broadsheet.blocks import Block, Hints, Image, Link
from broadsheet.document import Metadata, Source, Where
from broadsheet.notes import Notes
from broadsheet.outline import Outline


class Article:
    """One source, read into blocks, with what earlier extractors found in it.

    ``metadata`` is always available: that extractor runs first, even if it was not requested. ``outline``
    gives the section of each block and the id of each list and table, so that all extractors agree.
    ``types`` is false if the cells of tables are to stay text. ``links`` and ``images`` are empty if nobody
    who may need them runs: they are read for the extractors of these names, and for plugins.
    """

    def __init__(
        self, blocks: Sequence[Block], hints: Hints, source: Source, notes: Notes, types: bool = True
    ) -> None:
        self.blocks = blocks
        self.hints = hints
        self.links: Sequence[Link] = ()
        self.images: Sequence[Image] = ()
        self.source = source
        self.types = types
        self.metadata = Metadata()
        self.outline = Outline(())
        self.results: Mapping[str, Any] = {}
        self._notes = notes

    def collect_in(self, notes: Notes) -> None:
        """Send the warnings that follow to ``notes``: the pipeline calls this before each extractor."""
        self._notes = notes

    def warn(self, code: str, message: str, where: Where | None = None) -> None:
        """Record a repair, a guess or a drop under the running extractor's name."""
        self._notes.warn(code, message, where)


Extractor: TypeAlias = Callable[[Article], Any]

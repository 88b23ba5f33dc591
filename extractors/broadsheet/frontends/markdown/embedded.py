"""Raw HTML in Markdown: what a block of it says, its tags taken off, as blocks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from broadsheet.blocks import Block, Figure, Heading, ListItem, Paragraph, Table
from broadsheet.document import Where
from broadsheet.frontends.markdown.inline import fold

_STRUCTURE = re.compile(r"<(?:table|ul|ol|dl|pre|blockquote|figure)[\s>]", re.IGNORECASE)
_NESTING_TAG = re.compile(r"<(/?)(?:table|ul|ol|dl|blockquote)[\s>]", re.IGNORECASE)
_UNSAID = frozenset(("script", "style", "template"))
_PHRASING = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike"
    " strong sub sup time tt u var wbr"
)
_WITHIN_LINES = frozenset(_PHRASING.split())


def open_elements(source: str) -> int:
    """How many tables, lists and quotations begin in a piece of HTML, less those that end there."""
    slashes = _NESTING_TAG.findall(source)
    return slashes.count("") - slashes.count("/")


def html_blocks(source: str, where: Where) -> list[Block]:
    """The blocks of a piece of HTML, which need not be whole. ``where`` is the place of each of them."""
    if _STRUCTURE.search(source):
        return _structured(source, where)
    fragment = _Fragment(where)
    fragment.feed(source)
    fragment.close()
    fragment.end_block()
    return fragment.blocks


def _structured(source: str, where: Where) -> list[Block]:
    """Tables, lists, quotes and code by the rules of the HTML front end; all of it is content here."""
    from broadsheet.frontends.html import fragment

    return [_placed(block, where) for block in fragment(source)]


def _placed(block: Block, where: Where) -> Block:
    block.where = where
    if isinstance(block, ListItem):
        block.blocks = [_placed(inner, where) for inner in block.blocks]
    if isinstance(block, Table):
        for item in block.lists:
            _placed(item, where)
        if block.within is not None:
            _placed(block.within, where)
    return block


class _Fragment(HTMLParser):
    """Gathers text into blocks: any tag that is not part of a line ends one."""

    def __init__(self, where: Where) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._where = where
        self._text: list[str] = []
        self._level: int | None = None
        self._unsaid: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._text.append("\0")
        elif tag == "img":
            self.end_block()
            given = dict(attrs)
            alt, caption = given.get("alt") or None, given.get("title") or None
            self.blocks.append(Figure(self._where, given.get("src"), alt, caption))
        elif tag not in _WITHIN_LINES:
            self.end_block()
            self._unsaid = tag if tag in _UNSAID else None
            self._level = int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else None

    def handle_endtag(self, tag: str) -> None:
        if tag not in _WITHIN_LINES:
            self.end_block()
            self._unsaid = self._level = None

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self._text.append(data)

    def end_block(self) -> None:
        text = fold(" ".join("".join(self._text).split()).replace("\0", "\n"))
        self._text.clear()
        if text and self._level:
            self.blocks.append(Heading(text, self._level, self._where))
        elif text:
            self.blocks.append(Paragraph(text, self._where))

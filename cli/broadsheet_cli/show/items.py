"""Lists in a terminal: bullets, numbers from where the source began, boxes, terms; nested by indenting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from broadsheet.document import Item, List, ListKind, ParagraphBlock, SectionBlock, numbered
from broadsheet_cli.show.screen import ACCENT, STRONG, Prefixed, Screen, plain

BULLETS = "•◦▪"

DrawBlocks = Callable[[Sequence[SectionBlock], int], None]
"""Draws what an item contains beyond its own line, indented by a number of columns."""


def draw(found: List, screen: Screen, blocks: DrawBlocks, indent: int = 2) -> None:
    """Draw a list. ``blocks`` draws the paragraphs, tables and code inside of an item."""
    start = found.start if isinstance(found.start, int) else 1
    _Drawing(screen, blocks).draw(found.items, _Level(found.kind, start, 0, indent))


class _Level(NamedTuple):
    """What the items at one level of a list have in common."""

    kind: ListKind
    start: int
    """The number of the first item."""
    depth: int
    indent: int
    """Columns to the left of the marks."""


class _Drawing:
    """A list on its way to the screen."""

    def __init__(self, screen: Screen, blocks: DrawBlocks) -> None:
        self._screen = screen
        self._blocks = blocks

    def draw(self, items: Sequence[Item], level: _Level) -> None:
        """Draw items and what is nested in them."""
        marks = [_mark(item, number, level) for item, number in numbered(items, level.start)]
        width = max(map(len, marks), default=0)
        # However deep the list, its words keep half of the width.
        indent = min(level.indent, self._screen.prose // 2)
        inside = indent + width + 1
        for mark, item in zip(marks, items, strict=True):
            if isinstance(item.term, str) and level.kind == "definition":
                self._screen.draw(plain(item.term, STRONG), indent=indent)
            text, further = _line_and_blocks(item)
            if text or not item.items or isinstance(item.blocks, list):
                line = Prefixed(plain(text), mark.rjust(width) + " ", " " * (width + 1), ACCENT)
                self._screen.draw(line, indent=indent)
            if isinstance(item.blocks, list):
                self._blocks(further, inside)
            kind = item.kind if isinstance(item.kind, str) else level.kind
            start = item.start if isinstance(item.start, int) else 1
            self.draw(item.items, _Level(kind, start, level.depth + 1, inside))


def _mark(item: Item, number: int, level: _Level) -> str:
    if level.kind == "numbered":
        return f"{number}."
    if level.kind == "checklist" and isinstance(item.checked, bool):
        return "[x]" if item.checked else "[ ]"
    return "  " if level.kind == "definition" else BULLETS[level.depth % len(BULLETS)]


def _line_and_blocks(item: Item) -> tuple[str, Sequence[SectionBlock]]:
    """The text behind the mark of an item, and the blocks below it."""
    if not isinstance(item.blocks, list):
        return item.text, ()
    match item.blocks:
        case [ParagraphBlock(text=text), *further]:
            return text, further
    return "", item.blocks

"""Lists in a terminal: bullets, numbers from where the source began, boxes, terms; nested by indenting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from broadsheet.document import Item, List, ListKind, ParagraphBlock, SectionBlock, numbered
from broadsheet_cli.show.screen import ACCENT, STRONG, Prefixed, Screen, plain

BULLETS = "•◦▪"

DrawBlocks = Callable[[Sequence[SectionBlock], int], None]
"""Draws what an item contains beyond its own line, indented by a number of columns."""


def draw(found: List, screen: Screen, blocks: DrawBlocks, indent: int = 2) -> None:
    """Draw a list. ``blocks`` draws the paragraphs, tables and code inside of an item."""
    start = found.start if isinstance(found.start, int) else 1
    _items(found.items, found.kind, start, 0, indent, screen, blocks)


def _items(
    items: Sequence[Item],
    kind: ListKind,
    start: int,
    depth: int,
    indent: int,
    screen: Screen,
    blocks: DrawBlocks,
) -> None:
    marks = [_mark(item, kind, number, depth) for item, number in numbered(items, start)]
    indent_by = max(map(len, marks), default=0) + 1
    indent = min(indent, screen.prose // 2)  # however deep the list, its words keep half of the width
    for mark, item in zip(marks, items, strict=True):
        if isinstance(item.term, str) and kind == "definition":
            screen.draw(plain(item.term, STRONG), indent=indent)
        if isinstance(item.blocks, list):
            _with_blocks(mark, item.blocks, indent_by, indent, screen, blocks)
        elif item.text or not item.items:
            _line(mark, item.text, indent_by, indent, screen)
        inner = item.kind if isinstance(item.kind, str) else kind
        first = item.start if isinstance(item.start, int) else 1
        _items(item.items, inner, first, depth + 1, indent + indent_by, screen, blocks)


def _mark(item: Item, kind: ListKind, number: int, depth: int) -> str:
    if kind == "numbered":
        return f"{number}."
    if kind == "checklist" and isinstance(item.checked, bool):
        return "[x]" if item.checked else "[ ]"
    return "  " if kind == "definition" else BULLETS[depth % len(BULLETS)]


def _line(mark: str, text: str, indent_by: int, indent: int, screen: Screen) -> None:
    screen.draw(
        Prefixed(plain(text), mark.rjust(indent_by - 1) + " ", " " * indent_by, ACCENT), indent=indent
    )


def _with_blocks(
    mark: str, held: Sequence[SectionBlock], indent_by: int, indent: int, screen: Screen, blocks: DrawBlocks
) -> None:
    first = held[0] if held else None
    opens = isinstance(first, ParagraphBlock)
    _line(mark, first.text if isinstance(first, ParagraphBlock) else "", indent_by, indent, screen)
    blocks(held[1:] if opens else held, indent + indent_by)

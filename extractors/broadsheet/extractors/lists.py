"""Lists: bullet, numbered, check and definition lists, nested as the source nests them.

The result is a list of lists in reading order::

    [{"id": "l1", "section": "s2", "kind": "bullet", "label": "The plan has three parts:",
      "items": [{"text": "dredge the basin", "items": [{"text": "by March", "items": []}]}], ...}]

``label`` is the sentence that introduces the list: the paragraph right before it that ends in a colon (of any
script), or a heading that does. A numbered list tells its ``start``; items of check lists are ``checked`` or
not, items of definition lists have a ``term``. A nested list of another kind says so on the item above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UNSET, UnsetType

from broadsheet.article import Article
from broadsheet.blocks import Block, Heading, ListItem, Paragraph
from broadsheet.document import Item, List, ParagraphBlock, Where
from broadsheet.extractors.sections import section_blocks
from broadsheet.outline import Outline

MAX_DEPTH = 32
"""Items nest no deeper; JSON and YAML readers recurse."""

COLONS = (":", "：", "﹕", "׃")
LONGEST_LABEL = 600
"""Characters. A label is a sentence or a short paragraph, not a page."""


def extract(article: Article) -> list[List]:
    """All lists of the article."""
    found = []
    for label, items in _runs(article):
        found.append(_list(items, label, article))
    return found


def _runs(article: Article) -> Iterator[tuple[str | None, list[ListItem]]]:
    """Each outermost list as the run of its items, with its label."""
    for chapter in article.outline.chapters:
        before: Block | None = chapter.heading
        label: str | None = None
        run: list[ListItem] = []
        for block in chapter.blocks:
            if isinstance(block, ListItem) and not (run and block.opens and block.depth == 0):
                if not run:
                    label = _label(before)
                run.append(block)
                continue
            if run:
                yield label, run
            run = [block] if isinstance(block, ListItem) else []
            label = None
            before = block
        if run:
            yield label, run


def _label(before: Block | None) -> str | None:
    if not isinstance(before, Paragraph | Heading):
        return None
    text = before.text.strip()
    return text if text.endswith(COLONS) and len(text) <= LONGEST_LABEL else None


def _list(items: Sequence[ListItem], label: str | None, article: Article) -> List:
    first, last = items[0], items[-1]
    roots: list[Item] = []
    open_items: list[tuple[int, Item, str]] = []  # (depth, item, kind of the list it stands in), outermost first
    deepest = 0
    for block in items:
        deepest = max(deepest, block.depth)
        depth = min(block.depth, MAX_DEPTH - 1)
        while open_items and open_items[-1][0] >= depth:
            open_items.pop()
        item = _item(block, article.outline)
        if open_items:
            _, parent, around = open_items[-1]
            if not parent.items:
                _describe_nested(parent, block, around)
            parent.items.append(item)
        else:
            roots.append(item)
        open_items.append((depth, item, block.kind))
    if deepest >= MAX_DEPTH:
        article.warn("list-too-deep", f"items nest {deepest + 1} deep; those below {MAX_DEPTH} were raised", first.where)
    return List(
        id=article.outline.id_of(first),
        section=article.outline.section_of(first),
        kind=first.kind,
        label=label,
        items=roots,
        where=_place(first, last),
        start=_start(first),
        guessed=True if first.guessed else UNSET,
    )


def _item(block: ListItem, outline: Outline) -> Item:
    blocks = list(section_blocks(block.blocks, outline))
    item = Item(text=block.text, items=[], blocks=blocks or UNSET)
    if block.kind == "definition":
        item.term = block.term or ""
    if block.kind == "checklist":
        item.checked = bool(block.checked)
    return item


def _describe_nested(parent: Item, first: ListItem, around: str) -> None:
    if first.kind != around:
        parent.kind = first.kind
    if first.kind == "numbered" and first.number is not None and first.number != 1:
        parent.start = first.number


def _start(first: ListItem) -> int | UnsetType:
    if first.kind != "numbered":
        return UNSET
    return 1 if first.number is None else first.number


def _place(first: ListItem, last: ListItem) -> Where:
    if first.where.path is None:
        return first.where.through(last.where)
    return Where(path=first.where.path.rpartition(" > ")[0])  # the list element, not its first item

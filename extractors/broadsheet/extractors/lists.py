"""Lists: bullet, numbered, check and definition lists, nested as the source nests them.

The result is a list of lists in reading order::

    [{"id": "l1", "section": "s2", "kind": "bullet", "label": "The plan has three parts:",
      "items": [{"text": "dredge the basin", "items": [{"text": "by March", "items": []}]}], ...}]

``label`` is the sentence that introduces the list: the last one of the paragraph right before it, if it ends
in a colon (of any script), or a heading that does. A numbered list tells its ``start``; items of check lists
are ``checked`` or not, items of definition lists have a ``term``. A nested list of another kind says so on the
item above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import UNSET, UnsetType

from broadsheet.article import Article
from broadsheet.blocks import Block, Heading, ListItem, Paragraph
from broadsheet.document import Item, List, Where
from broadsheet.extractors.sections import section_blocks
from broadsheet.outline import Outline

MAX_DEPTH = 32
"""Items nest no deeper; JSON and YAML readers recurse."""

COLONS = (":", "：", "﹕", "׃")
LONGEST_LABEL = 600
"""Characters. A label is a sentence, not a page."""

# After a full stop and a space a sentence begins with no small letter and no digit (``no. 5``); after an
# ideographic stop it needs no space.
_SENTENCE_END = re.compile(
    r"""[.!?…]["'”’»)\]]*\s+(?=[^\W\d_]|["'“‘«(¿¡])(?![a-zß-öø-ÿа-яё])|[。！？][」』”）]*(?=.)"""
)
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:\w|[^\W\d_a-z]\w{1,2}|\w+(?:\.\w+)+)\.$")


def extract(article: Article) -> list[List]:
    """All lists of the article, those inside items of others too."""
    return [
        _list(items, label, article)
        for chapter in article.outline.chapters
        for label, items in _runs(chapter.blocks, chapter.heading, article.outline)
    ]


def _runs(
    blocks: Sequence[Block], before: Block | None, outline: Outline
) -> Iterator[tuple[str | None, list[ListItem]]]:
    """Each outermost list as its label and the run of its items, in the order of their ids."""
    label: str | None = None
    run: list[ListItem] = []
    for block in (*blocks, None):
        if isinstance(block, ListItem) and not outline.opens_list(block):
            run.append(block)
            continue
        if run:
            yield label, run
            for item in run:
                yield from _runs(item.blocks, None, outline)
        label, run = None, []
        if isinstance(block, ListItem):
            label, run = _label(before), [block]
        before = block


def _label(before: Block | None) -> str | None:
    if not isinstance(before, Paragraph | Heading) or not before.text.endswith(COLONS):
        return None
    label = _last_sentence(before.text.rpartition("\n")[2])
    return label if len(label) <= LONGEST_LABEL else None


def _last_sentence(text: str) -> str:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, start, end.start() + 1):
            start = end.end()
    return text[start:]


def _list(items: Sequence[ListItem], label: str | None, article: Article) -> List:
    first, last = items[0], items[-1]
    roots: list[Item] = []
    open_items: list[
        tuple[int, Item, str]
    ] = []  # (depth, item, kind of the list it stands in), outermost first
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
        article.warn(
            "list-too-deep",
            f"items nest {deepest + 1} deep; those below {MAX_DEPTH} were raised",
            first.where,
        )
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

"""Lists: bullet, numbered, check and definition lists, nested as the source nests them.

The result is a list of lists in reading order::

    [{"id": "l1", "section": "s2", "kind": "bullet", "label": "The plan has three parts:",
      "items": [{"text": "dredge the basin", "items": [{"text": "by March", "items": []}]}], ...}]

``label`` is the sentence that introduces the list: the last one of the paragraph right before it, if it ends
in a colon (of any script), or a heading that does. A numbered list has its ``start``; items of check lists
are ``checked`` or not, items of definition lists have a ``term``. If a nested list is of another ``kind``,
the item above it has that. An item whose number does not follow its sibling's has a ``number``. A list in a
cell of a table has the id of that table (``within``); no section refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from broadsheet.article import Article
from broadsheet.blocks import Block, Heading, ListItem, Paragraph, Table
from broadsheet.document import Item, List, ListKind, Where
from broadsheet.extractors.sections import section_blocks
from broadsheet.outline import Outline
from broadsheet.punctuation import COLONS

MAX_DEPTH = 32
"""Items nest no deeper; JSON and YAML readers recurse."""

LABEL_ENDS = (*COLONS, "׃")  # the last is Hebrew's sof pasuq, which looks like one
LONGEST_LABEL = 600
"""Characters. A label is a sentence, not a page."""

# After a full stop and a space a sentence begins with no small letter and no digit (``no. 5``); after an
# ideographic stop it needs no space.
_SENTENCE_END = re.compile(
    r"""[.!?…]["'”’»)\]]*\s+(?=[^\W\d_]|["'“‘«(¿¡])(?![a-zß-öø-ÿа-яё])|[。！？][」』”）]*(?=.)"""
)
# An initial (J.), a dotted run (U.S.), a short word without a vowel (Dr., Mrs.).
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:\w|[^\W\d_a-zAEIOUY][b-df-hj-np-tv-xz]{1,2}|\w+(?:\.\w+)+)\.$")


def extract(article: Article) -> list[List]:
    """All lists of the article, those inside items of others and in the cells of tables too."""
    return [
        _list(run, article)
        for chapter in article.outline.chapters
        for run in _runs(chapter.blocks, chapter.heading, article.outline)
    ]


class _Run(NamedTuple):
    """An outermost list: its items, those that they nest among them."""

    items: list[ListItem]
    label: str | None = None
    within: Table | None = None


def _runs(
    blocks: Sequence[Block], before: Block | None, outline: Outline, within: Table | None = None
) -> Iterator[_Run]:
    """Each outermost list, in the order of their ids."""
    label: str | None = None
    run: list[ListItem] = []
    for block in (*blocks, None):
        if isinstance(block, ListItem) and not outline.opens_list(block):
            run.append(block)
            continue
        if run:
            yield _Run(run, label, within)
            for item in run:
                yield from _runs(item.blocks, None, outline)
        label, run = None, []
        if isinstance(block, ListItem):
            label, run = _label(before), [block]
        elif isinstance(block, Table):
            yield from _runs(block.lists, None, outline, block)
        before = block


def _label(before: Block | None) -> str | None:
    if not isinstance(before, Paragraph | Heading) or not before.text.endswith(LABEL_ENDS):
        return None
    label = _last_sentence(before.text.rpartition("\n")[2][-LONGEST_LABEL - 1 :])
    return label if len(label) <= LONGEST_LABEL else None


def _last_sentence(text: str) -> str:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, start, end.start() + 1):
            start = end.end()
    return text[start:]


def _list(run: _Run, article: Article) -> List:
    items, label, within = run
    first, last = items[0], items[-1]
    checklist = any(item.kind == "checklist" for item in items if item.depth == first.depth)
    return List(
        id=article.outline.id_of(first),
        section=article.outline.section_of(first),
        kind="checklist" if checklist else first.kind,
        label=label,
        items=_nested(items, article),
        where=_place(first, last),
        start=_start(first),
        within=UNSET if within is None else article.outline.id_of(within),
        guessed=True if first.guessed else UNSET,
    )


def _nested(items: Sequence[ListItem], article: Article) -> list[Item]:
    """The flat run as a tree. What JSON cannot show (great depth, numbers that jump) is a warning."""
    roots: list[Item] = []
    path: list[tuple[int, Item, ListItem]] = []  # the items that are open, outermost first, with their depth
    jumps: list[str] = []
    for block in items:
        depth = min(block.depth, MAX_DEPTH - 1)
        sibling: ListItem | None = None
        while path and path[-1][0] >= depth:
            sibling = path.pop()[2]
        item = _item(block, article.outline)
        step = _step(sibling, block) if sibling else None
        if sibling and block.number is not None and step not in (None, 1):
            item.number = block.number
            if step != -1:  # which counts down
                jumps.append(f"{sibling.number} to {block.number}")
        siblings = path[-1][1].items if path else roots
        if path and not siblings:
            _describe_nested(path[-1][1], block, path[-1][2].kind)
        siblings.append(item)
        path.append((depth, item, block))
    deepest = max(block.depth for block in items)
    if deepest >= MAX_DEPTH:
        message = f"items nest {deepest + 1} deep; those deeper than {MAX_DEPTH} were raised to that level"
        article.warn("list-too-deep", message, items[0].where)
    if jumps:
        message = f"the numbers of the items jump: {', '.join(jumps[:5])}{' …' if jumps[5:] else ''}"
        article.warn("list-numbers-jump", message, items[0].where)
    return roots


def _step(before: ListItem, item: ListItem) -> int | None:
    """From an item's number to that of the next one in the same list."""
    if before.number is None or item.number is None or before.depth != item.depth or item.opens:
        return None
    return item.number - before.number


def _item(block: ListItem, outline: Outline) -> Item:
    blocks = list(section_blocks(block.blocks, outline))
    item = Item(text=block.text, items=[], blocks=blocks or UNSET)
    if block.kind == "definition":
        item.term = block.term or ""
    if block.checked is not None:
        item.checked = block.checked
    return item


def _describe_nested(parent: Item, first: ListItem, around: ListKind) -> None:
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
    # The list element, not its first item; the body where a script brought the list.
    return Where(path=first.where.path.rpartition(" > ")[0] or first.where.path)

"""Cutting: the page cut into segments.

Runs of inline content are replaced by segments among the children of their block, so that afterwards the tree
consists of blocks and segments only.
"""

from __future__ import annotations

from itertools import accumulate

from broadsheet.frontends.html.code_lines import join_lines
from broadsheet.frontends.html.plain_rows import PlainRows
from broadsheet.frontends.html.run_text import text_of_run
from broadsheet.frontends.html.segments import SENTENCE_ENDS, Box, Pieces, Segment
from broadsheet.frontends.html.text_size import measure
from broadsheet.frontends.html.tree import KEEPS_SPACE, Children, Element, Tree

PREFORMATTED = KEEPS_SPACE | {"textarea", "listing"}

SHORTEST_PROSE = 80
"""Letters. Menu entries, labels and headings stay below."""


def cut(tree: Tree) -> Pieces:
    """Cut the page's body."""
    segments: list[Segment] = []
    boxes: list[Box] = []
    _cut_block(Box(tree.body, None, 0), segments, boxes, linked=False, preformatted=False)
    boxes = [box for box in boxes if box.end > box.start]
    for box in boxes:
        outer = box.parent
        if outer is None:
            continue
        if outer.end - outer.start > box.end - box.start:
            box.wider, box.level = outer, outer.level + 1
        else:
            box.wider, box.level = outer.wider, outer.level
    totals = [0, *accumulate([segment.size for segment in segments])]
    return Pieces(segments, boxes, totals, tree.fields)


def _cut_block(
    box: Box, segments: list[Segment], boxes: list[Box], *, linked: bool, preformatted: bool
) -> None:
    """Cut a block and those in it; ``linked`` in a link, ``preformatted`` where white space counts."""
    block = box.element
    boxes.append(box)
    children: Children = []
    run: Children = []
    for child in block.children:
        if not isinstance(child, Element) or not child.block:
            (children if isinstance(child, PlainRows) else run).append(child)
            continue
        if run:
            _close(run, box, linked, preformatted, segments, children)
            run = []
        children.append(child)
        if child.children:
            inner = Box(child, box, len(segments))
            tag = child.tag
            keeps_space = preformatted
            if tag in PREFORMATTED:
                keeps_space = True
                if any(isinstance(line, Element) and line.block for line in child.children):
                    join_lines(child)
            _cut_block(inner, segments, boxes, linked=linked or tag == "a", preformatted=keeps_space)
    if run:
        _close(run, box, linked, preformatted, segments, children)
    block.children = children
    box.end = len(segments)


def _close(
    run: Children, box: Box, linked: bool, preformatted: bool, segments: list[Segment], children: Children
) -> None:
    """Make a segment of a run of inline content, unless it has neither text nor pictures."""
    head = run[0]
    if len(run) == 1 and isinstance(head, str):  # most runs: plain text alone
        text = head.strip("\n") if preformatted else " ".join(head.split())
        if not text or text.isspace():
            return
        segment = Segment(box, box.element, len(segments), text)
    else:
        segment = Segment(box, box.element, len(segments), "")
        text = segment.text = text_of_run(run, segment, preformatted=preformatted)
        if not segment.images and (not text or text.isspace()):
            return
        opening = next((child for child in run if not (isinstance(child, str) and child.isspace())), None)
        segment.first = opening if isinstance(opening, Element) else None
    size = len(text)
    if linked:
        segment.link_chars = size
        segment.links = max(segment.links, 1)
    if text.isascii():
        segment.size, segment.words = size, text.count(" ") + 1
    else:
        segment.size, segment.words = measure(text)
    if segment.size >= SHORTEST_PROSE and segment.link_chars < 0.4 * size and _reads_like_prose(text):
        segment.prose = True
    segments.append(segment)
    children.append(segment)


def _reads_like_prose(text: str) -> bool:
    return ". " in text or ", " in text or text.endswith(SENTENCE_ENDS) or "。" in text or "、" in text

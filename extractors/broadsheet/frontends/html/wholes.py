"""Wholes: what a reader takes as one is kept as one.

The judge knows prose best. The cells of a table and the items of a list are short, and alone each looks like
furniture; together, and beside what is kept, they are not. The rules run in this order:

- a data table is content as a whole or not at all;
- a list that a kept sentence announces with its colon is content;
- a list or quotation of which half is content is content;
- a heading right before what is kept is content: it says what that is;
- what a kept footnote mark points to is content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.segments import HEADINGS, Box, Pieces, Segment
from broadsheet.frontends.html.tree import Element

SURE = 0.3
"""Mean probability of its words from which a table is kept wherever it stands."""
LIKELY = 0.1
"""The same for a table beside kept content. Of 268 tables that readers took for content 3 have less."""
ANNOUNCED = 0.03
"""The same for a list after a colon, which may still be a menu under a label."""
NEAR = 3
"""Segments before and after a table that are beside it: a heading and the caption are not always kept."""
POSSIBLE = 0.05
"""The same for a heading right before kept content. On sites left out of training 65 % are content."""
COLONS = (":", "：")

LISTS = frozenset(("ul", "ol", "dl"))
WHOLE = LISTS | {"blockquote"}


def keep_wholes(pieces: Pieces) -> None:
    """Make the judge's verdicts on the segments of each whole one verdict."""
    segments = pieces.segments
    for start, end in _runs(segments):
        keep = _is_content(segments, start, end)
        for segment in segments[start:end]:
            segment.keep = keep
    start = 0
    for box in pieces.boxes:  # document order: a box begins at or after the one before
        while segments[start].box is not box and not _is_inside(segments[start], box):
            start += 1
        if box.element.tag in WHOLE:
            _keep_list(segments, start, start + box.segments, box)
    _keep_headings(segments)
    _keep_notes(pieces)


def _is_inside(segment: Segment, box: Box) -> bool:
    around: Box | None = segment.box
    while around is not None and around is not box:
        around = around.parent
    return around is box


def _runs(segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """The segments of each data table, as first and one past the last."""
    known: dict[int, Element | None] = {}
    tables = [_table_around(segment.parent, known) for segment in segments]
    start = 0
    while start < len(segments):
        table = tables[start]
        end = start + 1
        while end < len(segments) and tables[end] is table:
            end += 1
        if table is not None:
            yield start, end
        start = end


def _table_around(element: Element | None, known: dict[int, Element | None]) -> Element | None:
    """The outermost data table that the element is in or is."""
    way: list[Element] = []
    while element is not None and id(element) not in known:
        way.append(element)
        element = element.parent
    found = known[id(element)] if element is not None else None
    for inner in reversed(way):
        if found is None and inner.tag == "table" and is_data_table(inner):
            found = inner
        known[id(inner)] = found
    return found


def _words(segment: Segment) -> int:
    return segment.text.count(" ") + 1


def _mean_score(segments: Sequence[Segment]) -> float:
    return sum(s.score * _words(s) for s in segments) / sum(map(_words, segments))


def _is_content(segments: Sequence[Segment], start: int, end: int) -> bool:
    mean = _mean_score(segments[start:end])
    beside = [*segments[max(0, start - NEAR) : start], *segments[end : end + NEAR]]
    return mean >= SURE or (mean >= LIKELY and any(segment.keep for segment in beside))


def _keep_list(segments: Sequence[Segment], start: int, end: int, box: Box) -> None:
    inside = segments[start:end]
    kept = sum(_words(segment) for segment in inside if segment.keep)
    total = sum(map(_words, inside))
    announced = (
        box.element.tag in LISTS
        and start > 0
        and segments[start - 1].keep
        and segments[start - 1].text.endswith(COLONS)
        and _mean_score(inside) >= ANNOUNCED
    )
    if kept < total and (announced or 2 * kept >= total):
        for segment in inside:
            segment.keep = True


def _keep_headings(segments: Sequence[Segment]) -> None:
    for heading, after in pairwise(segments):
        if after.keep and not heading.keep and heading.score >= POSSIBLE:
            heading.keep = heading.parent.tag in HEADINGS and after.parent.tag not in HEADINGS


def _keep_notes(pieces: Pieces) -> None:
    targets = {mark for segment in pieces.segments if segment.keep for mark in segment.marks}
    if not targets:
        return
    holders = {box for box in pieces.boxes if box.element.attributes.get("id") in targets}
    for segment in pieces.segments:
        around: Box | None = segment.box
        while around is not None and around not in holders:
            around = around.parent
        if around is not None:
            segment.keep = True

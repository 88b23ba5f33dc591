"""Wholes: a data table is content as one or not at all.

The judge knows prose best. The cells of a table are short, numbers most of them, and alone each looks like
furniture; together, and between paragraphs that are kept, they are not.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tree import Element

SURE = 0.3
"""Mean probability of its words from which a table is kept wherever it stands."""
LIKELY = 0.1
"""The same for a table beside kept content. Of 268 tables that readers took for content 3 have less."""
NEAR = 3
"""Segments before and after a table that are beside it: a heading and the caption are not always kept."""


def keep_tables_whole(segments: Sequence[Segment]) -> None:
    """Make the judge's verdict on the segments of each data table one verdict."""
    start = 0
    known: dict[int, Element | None] = {}
    tables = [_table_around(segment.parent, known) for segment in segments]
    while start < len(segments):
        table = tables[start]
        end = start + 1
        while end < len(segments) and tables[end] is table:
            end += 1
        if table is not None:
            keep = _is_content(segments, start, end)
            for segment in segments[start:end]:
                segment.keep = keep
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


def _is_content(segments: Sequence[Segment], start: int, end: int) -> bool:
    words = [segment.text.count(" ") + 1 for segment in segments[start:end]]
    scored = zip(segments[start:end], words, strict=True)
    mean = sum(segment.score * count for segment, count in scored) / sum(words)
    beside = [*segments[max(0, start - NEAR) : start], *segments[end : end + NEAR]]
    return mean >= SURE or (mean >= LIKELY and any(segment.keep for segment in beside))

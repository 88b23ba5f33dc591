"""Paging: what leads to the pages before and after this one is none of its content.

A manual that is split into pages, or an article in a series, links to its neighbours. Authors say so with the
relations of links that HTML defines (``rel=prev``) and with the access keys that generators of manuals share
(P, N, U and H for previous, next, up and home); no word of the page is asked. The titles of the neighbours
are next to such links in a table, and go with them.
"""

from __future__ import annotations

from itertools import pairwise

from broadsheet.frontends.html.segments import Box, Pieces, Segment
from broadsheet.frontends.html.tree import Element

RELATIONS = frozenset("prev previous next up first last start contents".split())
KEYS = frozenset("pnuh")
LARGEST = 400
"""Characters of a table of such links."""
NEAR = 3
"""Segments from one such link to the next: in between are titles."""


def drop_paging(pieces: Pieces) -> None:
    """Drop the kept links to neighbouring pages, and tables that hold two of them."""
    paging = [segment for segment in pieces.segments if _leads_to_neighbour(segment)]
    for link in paging:
        link.keep = False
    for link, other in pairwise(paging):
        if other.order - link.order <= NEAR:
            table = _table_around(link.box, other)
            if table is not None and pieces.size(table) <= LARGEST:
                for segment in pieces.segments[table.start : table.end]:
                    segment.keep = False


def _leads_to_neighbour(segment: Segment) -> bool:
    """Whether a piece of text is nothing but such a link."""
    link = segment.first
    if link is None or link.tag != "a" or segment.links > 1 or segment.link_chars < len(segment.text):
        return False
    return _says_paging(link)


def _says_paging(link: Element) -> bool:
    key = link.get("accesskey").lower()
    return key in KEYS or not RELATIONS.isdisjoint(link.get("rel").lower().split())


def _table_around(box: Box | None, other: Segment) -> Box | None:
    """The narrowest table that holds a box and another segment."""
    while box is not None and not (box.element.tag == "table" and box.start <= other.order < box.end):
        box = box.parent
    return box

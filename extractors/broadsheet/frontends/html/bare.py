"""Bare pages: a chapter of an e-book, a document that a word processor saved.

Where nothing leads elsewhere and nothing can be filled in, there is no site around the text, and all of it is
content: also the short lines that by themselves look like furniture (*Chapter Four*, the title in a ``p``).
"""

from __future__ import annotations

from broadsheet.frontends.html.segments import Pieces

LINKED = 0.5
"""Share of a piece in links to other pages, from which on it leads elsewhere."""


def keep_bare(pieces: Pieces) -> None:
    """Keep everything on a page without links alone, forms, menus and footers."""
    for segment in pieces.segments:  # the first ones of nearly all pages are those of a site
        linked = segment.link_chars - segment.place_chars
        if segment.control or linked > LINKED * len(segment.text):
            return
    if pieces.fields or not pieces.boxes:
        return
    body = pieces.boxes[0].element
    if not any(element.skipped is not None or element.tag == "form" for element in body.descendants()):
        for segment in pieces.segments:
            segment.keep = True

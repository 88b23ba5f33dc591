"""Menus in a line: links with nothing but bars between them lead elsewhere, and buttons do something.

*Imprint | Contact | Press* under a story, *Home / Ports / Aden* above it: on old pages they have no class,
and are in a cell or paragraph of the content. Such a line is rarely content itself; links separated by
dots or commas often are. On a page of prose links with nothing at all between them are a menu, too; on pages
of cards they may be the cards. (Of 77 such lines on pages of prose 14 are content, of 445 on others 311.)
Two buttons, or a button and links, are no content on any page: *Share, Save, Print*. (Of 84 such lines
3 are.)
"""

from __future__ import annotations

from broadsheet.frontends.html.segments import HEADINGS, Pieces, Segment

FEWEST = 3
"""Links of a menu."""
BARS = ("|", "/")
PROSE = 0.8
"""The share of prose in the kept words, from which on a page is one of prose."""
_ENTRIES = HEADINGS | {"li", "dt", "dd", "td", "th"}


def drop_menus(pieces: Pieces) -> None:
    """Drop the kept segments that are menus."""
    for segment in [each for each in pieces.segments if each.buttons and each.keep]:
        segment.keep = not _is_row_of_buttons(segment)
    linked = [segment for segment in pieces.segments if segment.links >= FEWEST and segment.keep]
    if linked:
        is_prose = _is_prose(pieces)
        for segment in linked:
            segment.keep = not (
                _is_menu(segment.text, segment.links, segment.link_chars)
                or (is_prose and _is_row_of_links(segment))
            )


def _is_menu(text: str, links: int, link_chars: int) -> bool:
    """Whether each part between bars is one of the links.

    >>> _is_menu("Imprint | Contact | Press", 3, 19)
    True
    """
    parts = max(text.count(bar) for bar in BARS) + 1
    return parts == links and link_chars >= len(text) - 3 * (parts - 1)


def _is_row_of_buttons(segment: Segment) -> bool:
    number, chars = segment.buttons + segment.links, segment.button_chars + segment.link_chars
    return number >= 2 and chars >= len(segment.text) - 2 * number and segment.parent.tag not in _ENTRIES


def _is_row_of_links(segment: Segment) -> bool:
    between = len(segment.text) - segment.link_chars
    return between < 2 * segment.links and segment.parent.tag not in _ENTRIES


def _is_prose(pieces: Pieces) -> bool:
    kept = [segment for segment in pieces.segments if segment.keep]
    prose = sum(segment.words for segment in kept if segment.prose)
    return prose >= PROSE * sum(segment.words for segment in kept)

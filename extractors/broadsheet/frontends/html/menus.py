"""Menus in a line: links with nothing but bars or slashes between them lead elsewhere.

*Imprint | Contact | Press* under a story, *Home / Ports / Aden* above it: on old pages they have no class,
and are in a cell or paragraph of the content. Such a line is rarely content itself; links separated by
dots or commas often are.
"""

from __future__ import annotations

from broadsheet.frontends.html.segments import Pieces

FEWEST = 3
"""Links of a menu."""
BARS = ("|", "/")


def drop_menus(pieces: Pieces) -> None:
    """Drop the kept segments that are menus."""
    for segment in pieces.segments:
        if segment.links >= FEWEST and segment.keep:
            segment.keep = not _is_menu(segment.text, segment.links, segment.link_chars)


def _is_menu(text: str, links: int, link_chars: int) -> bool:
    """Whether each part between bars is one of the links.

    >>> _is_menu("Imprint | Contact | Press", 3, 19)
    True
    """
    parts = max(text.count(bar) for bar in BARS) + 1
    return parts == links and link_chars >= len(text) - 3 * (parts - 1)

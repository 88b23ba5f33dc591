"""The masthead: a heading that only leads to the front page is the name of the site, not of the article.

Of 58 measured ``h1`` elements that are nothing but a link to the root of a site, 56 name the site or show its
logo.
"""

from __future__ import annotations

import re

from broadsheet.frontends.html.segments import Pieces, Segment
from broadsheet.frontends.html.tree import Element

_FRONT_PAGE = re.compile(r"(?:https?:)?//[^/?#]+/?|/")


def drop_masthead(pieces: Pieces) -> None:
    """Drop the kept headings of the first level that are mastheads."""
    for segment in pieces.segments:
        if segment.keep and segment.links == 1 and segment.parent.tag == "h1":
            segment.keep = not _names_site(segment)


def is_masthead(heading: Element) -> bool:
    """Whether a heading that was not cut yet is one link to the front page."""
    if heading.parent is not None and _leads_home(heading.parent):
        return True
    inner: Element | None = heading
    while inner is not None and inner.tag != "a":
        inner = _only_child(inner)
    return inner is not None and _leads_home(inner)


def _only_child(element: Element) -> Element | None:
    """The element in which all is that another holds, if there is one."""
    said = [child for child in element.children if not (isinstance(child, str) and child.isspace())]
    only = said[0] if len(said) == 1 else None
    return only if isinstance(only, Element) else None


def _names_site(heading: Segment) -> bool:
    """The same for a heading that was cut."""
    around = heading.parent.parent
    link = around if around is not None and around.tag == "a" else heading.first
    return link is not None and heading.link_chars == len(heading.text) and _leads_home(link)


def _leads_home(link: Element) -> bool:
    """Whether a link leads to the root of a site: ``/``, ``https://aden.example``."""
    return link.tag == "a" and _FRONT_PAGE.fullmatch(link.get("href").strip()) is not None

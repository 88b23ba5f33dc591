"""Adverts: what a page itself calls one is none of its content, however much it reads like a paragraph.

The judge sees an advert of two sentences among the paragraphs of a story and little else that is wrong with
it. Only whole class names count (``ad``, ``ad-slot``), for parts of names stand around articles as well
(``ad-container``, ``no-ads``); and only a small part of the page is taken for an advert, for some pages call
the box of their whole story so.
"""

from __future__ import annotations

from functools import lru_cache

from broadsheet.frontends.html.segments import Pieces

LARGEST = 0.1
"""The share of a page's text that an advert may have."""

NAMES = frozenset(
    "ad ads ad-slot ad-unit ad-box ad-banner banner-ad text-ad advert adverts advertisement advertisements "
    "advertising advertorial adsbygoogle google-ad sponsored sponsored-content sponsored-post anzeige "
    "werbung publicidad publicité reklama reklame reklam".split()
)


def drop_adverts(pieces: Pieces) -> None:
    """Drop the kept segments that stand in what is called an advert."""
    largest = LARGEST * pieces.chars[-1]
    for box in pieces.boxes:
        css = box.element.attributes.get("class")
        if css and _says_advert(css) and pieces.size(box) <= largest:
            for segment in pieces.segments[box.start : box.end]:
                segment.keep = False


@lru_cache(maxsize=4096)
def _says_advert(css: str) -> bool:
    return not NAMES.isdisjoint(css.lower().split())

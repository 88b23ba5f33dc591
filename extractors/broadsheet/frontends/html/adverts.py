"""Adverts: what the page itself calls one is not content, even if it reads like a paragraph.

To the judge, an advert of two sentences among the paragraphs of a story looks much like one of them. Only
whole class names count (``ad``, ``ad-slot``), since parts of names also occur around articles
(``ad-container``, ``no-ads``), and only if they name a small part of the page, since some pages give such a
name to the box of their whole story. The word alone, where the page puts an advert in later, is not content
either.
"""

from __future__ import annotations

from functools import lru_cache

from broadsheet.frontends.html.segments import Pieces

LARGEST = 0.1
"""The share of a page's text that an advert may have."""

_LABELS = """
advertisement, advertisements, anzeige, werbung, publicité, publicidad, publicidade, pubblicità, advertentie,
реклама, reklama, reklame, reklam, annonse, annons, 広告, 广告, 廣告, 광고, sponsored,
advertisement - scroll to continue, story continues below advertisement,
article continues below advertisement
"""
LABELS = frozenset(
    spelt
    for label in map(str.strip, _LABELS.replace("\n", " ").split(","))
    for spelt in (label, label.upper(), label.capitalize(), label.title())
)
"""What stands alone where an advert is put in later. Of 17 such texts none is content."""

NAMES = frozenset(
    "ad ads ad-slot ad-unit ad-box ad-banner banner-ad text-ad advert adverts advertisement advertisements "
    "advertising advertorial adsbygoogle google-ad sponsored sponsored-content sponsored-post anzeige "
    "werbung publicidad publicité reklama reklame reklam".split()
)


def drop_adverts(pieces: Pieces) -> None:
    """Drop the kept segments inside elements that are called adverts, and the labels of adverts."""
    for segment in pieces.segments:
        if segment.text in LABELS:
            segment.keep = False
    largest = LARGEST * pieces.chars[-1]
    for box in pieces.boxes:
        css = box.element.attributes.get("class")
        if css and _says_advert(css) and pieces.size(box) <= largest:
            for segment in pieces.segments[box.start : box.end]:
                segment.keep = False


@lru_cache(maxsize=4096)
def _says_advert(css: str) -> bool:
    return not NAMES.isdisjoint(css.lower().split())

"""Text for screen readers alone, which the page shows to nobody: *opens in a new tab*, *current price is*.

It is known by the classes that frameworks have for it (Bootstrap and Tailwind ``sr-only``, WordPress
``screen-reader-text``, Drupal ``visually-hidden``). It repeats or explains what is seen: of 137 pieces of it
16 are in what readers took from the measured pages. Where it is only a part of a piece it stays, since without
it cards lose the names by which the judge knows them, and the F1 of collections falls by 0.015.
"""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.frontends.html.segments import Pieces

_CLASS = re.compile(
    r"(?:^|\s)(?!not-)(?:[\w-]+-)?(?:sr-only|screen-?reader(?:-text|-only)?|assistive-text|element-invisible|show-for-sr"
    r"|visually-?hidden(?:[-_][\w-]*)?)(?:\s|$)",
    re.IGNORECASE,
)


def drop_unseen(pieces: Pieces) -> None:
    """Drop the kept segments that are for screen readers alone: their box or their only element is."""
    for box in pieces.boxes:
        css = box.element.attributes.get("class")
        if css and _is_unseen(css):
            for segment in pieces.segments[box.start : box.end]:
                segment.keep = False
    for segment in pieces.segments:
        first = segment.first
        css = first.attributes.get("class") if first is not None else None
        if first is not None and css and _is_unseen(css) and " ".join(first.text().split()) == segment.text:
            segment.keep = False


@lru_cache(maxsize=4096)
def _is_unseen(css: str) -> bool:
    """Whether a ``class`` hides its element from sight.

    >>> [_is_unseen(css) for css in ("btn sr-only", "not-sr-only", "md:sr-only", "govuk-visually-hidden")]
    [True, False, False, True]
    """
    return _CLASS.search(css) is not None

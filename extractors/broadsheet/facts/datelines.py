"""The dateline: where wire copy says it was written, before its first sentence.

``WASHINGTON (AP) — The Senate …``, ``BERLIN, March 5 (Reuters) - …``, ``Paris – …``.
"""

from __future__ import annotations

import re

LONGEST = 70
"""Characters before the dash: a place, a country, a date and an agency."""

SHORTEST_STORY = 60
"""Characters after the dash: a short line with a dash is a heading or a list entry."""

_PLACE = r"[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)"
    r"(?P<date>,? \(?(?:[^\W\d_]{3,9}\.? )?\d{1,2}(?:st|nd|rd|th)?(?:\.? [^\W\d_]{3,9}\.?)?(?:,? \d{4})?\)?)?"
    r"(?P<agency>,? \([\w .'/&-]{2,30}\))?"
    r"\s*(?:—|–|--|-(?=\s))\s*(?=[\"“„«‘']?[^\W\d_a-z])"
)


def find(paragraph: str) -> str | None:
    """The dateline that a first paragraph opens with, without its dash; None if it has none.

    A place alone counts if it is in capitals, or one or two words before a dash with spaces around it.
    """
    match = _DATELINE.match(paragraph)
    if not match or match.end() > LONGEST or len(paragraph) - match.end() < SHORTEST_STORY:
        return None
    place = match["place"]
    dash = paragraph[: match.end()]
    plain = place.isupper() or match["agency"] or match["date"]
    return dash.rstrip(" \t—–-") if plain or _is_set_off(place, dash) else None


def _is_set_off(place: str, dash: str) -> bool:
    words = place.split()
    return len(words) <= 2 and dash.endswith((" – ", " — ")) and len(place) > 2

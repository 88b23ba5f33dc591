"""The dateline: the place, date and agency before the first sentence of wire copy.

``WASHINGTON (AP) — The Senate …``, ``BERLIN, March 5 (Reuters) - …``, ``LONDON--(BUSINESS WIRE)--…``,
``Paris – …``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from broadsheet.dates import find_date

LONGEST = 70
"""Characters before the dash: a place, a country, a date and an agency."""

SHORTEST_STORY = 60
"""Characters after the dash: a short line with a dash is a heading or a list entry."""

_YEAR = re.compile(r"\b\d{4}\b")
_PLACE = r"[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)"
    r"(?P<date>(?:,? | [–—-] )\(?(?:(?:le|den|am|el|il) )?(?:[^\W\d_]{3,9}\.? )?\d{1,2}(?:st|nd|rd|th)?"
    r"(?:\.? [^\W\d_]{3,9}\.?)?(?:,? \d{4})?\)?)?"
    r"(?P<agency>(?:,? |--)\([\w .'/&-]{2,30}\)| /[\w .-]{2,30}/)?"
    r"\s*(?:—|–|--|-(?=\s))\s*(?=[\"“„«‘']?[^\W\d_a-z])"
)


def day(dateline: str, language: str | None) -> str | None:
    """The date in a dateline as ISO 8601, if it has a year; agencies leave that out."""
    return find_date(dateline, language) if _YEAR.search(dateline) else None


class Dateline(NamedTuple):
    """A dateline without its dash; ``guessed`` if only its position in the text suggests that it is one."""

    text: str
    guessed: bool


def find(paragraph: str) -> Dateline | None:
    """The dateline that a first paragraph opens with; None if it has none.

    A place in capitals, a date or an agency marks one. A word or two before a dash with spaces around it may
    be a place, or the name of what follows: that is a guess.
    """
    match = _DATELINE.match(paragraph)
    if not match or match.end() > LONGEST or len(paragraph) - match.end() < SHORTEST_STORY:
        return None
    city = match["place"].partition(",")[0]
    dash = paragraph[: match.end()]
    marked = bool(match["agency"] or match["date"] or (city.isupper() and len(city) > 3))
    set_off = len(city.split()) <= 2 and len(city) > 3 and dash.endswith((" – ", " — "))
    return Dateline(dash.rstrip(" \t—–-"), not marked) if marked or set_off else None

"""Bylines: lines that name an author, and the titles above them on pages that list articles.

::

    Dues rise in the north          On a page of such teasers a byline is short and above prose, like a
    By Ada Byron                    heading, and the title above a short line does not look like one.
    The harbour wants more of all   Three of them show the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from broadsheet.byline_words import LEAD_INS
from broadsheet.frontends.text.units import Unit

Teaser: TypeAlias = tuple[Unit, Unit]
"""A title and the byline below it."""

FEWEST = 3
"""Bylines under titles that make a page one of teasers."""
LONGEST_BYLINE = 90
"""Characters."""
LONGEST_TITLE = 200

_LEAD = re.compile(
    rf"(?:{LEAD_INS})(?:\s*[:：/／・]\s*|\s+)(?=\S)|(?=\S{{2,12}}\s*(?:記者|记者|기자)$)", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:[\s,&·]+(?:[^\W\d_][\w.'’-]*|and|und|et|y|e|и)){0,9}")
_WITH_ADDRESS = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4} <\S+@\S+>")


def is_byline(text: str) -> bool:
    """Whether a line names who wrote something, and says nothing else.

    >>> is_byline("By Ada Byron and Mary Somerville"), is_byline("By the sea it rains more often than not.")
    (True, False)
    """
    if _WITH_ADDRESS.fullmatch(text):
        return True
    found = _LEAD.match(text)
    if found is None:
        return False
    rest = text[found.end() :].strip()
    name = _NAME.match(rest)
    if name is None or text[-1] in ".?!:" or len(rest.split()) > 10:
        return False
    first = rest[0]
    return first.isupper() or not (first.islower() or first.isupper())


def find_teasers(units: Sequence[Unit]) -> list[Teaser]:
    """The titles of articles that a page lists, each with the byline below it; none if there are too few."""
    found = [
        (units[at - 1], units[at])
        for at in range(1, len(units))
        if _may_be_byline(units[at]) and _may_be_title(units[at - 1]) and is_byline(units[at].text)
    ]
    return found if len(found) >= FEWEST else []


def _may_be_byline(unit: Unit) -> bool:
    return unit.kind in ("prose", "heading") and not unit.level and len(unit.text) <= LONGEST_BYLINE


def _may_be_title(unit: Unit) -> bool:
    return (
        unit.kind in ("prose", "heading") and len(unit.text) <= LONGEST_TITLE and unit.text[-1] not in ".:,;"
    )

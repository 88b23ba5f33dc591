"""Mailings: what programs for newsletters print around a letter, known by its words in several languages.

::

    View this email in your browser (https://letters.example/v?u=abc)
    You are receiving this email because you signed up at letters.example.
    Unsubscribe (https://letters.example/u) | Update your preferences (https://letters.example/p)

A line must be nothing else. ``Unsubscribe`` alone, without an address, may be a heading.
"""

from __future__ import annotations

import re

from broadsheet.frontends.text import mailing_words as words
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.noise_words import ADDRESS, EDGES

LONGEST = 400
"""Characters of a line with its addresses, or of the sentence that says why one receives a letter."""
LONGEST_LABEL = 80
"""Characters that show how a line begins."""
DEEP = 12
"""Lines from the top that may be a mailing's."""
HIGH = 40
"""Lines from the bottom."""

_ADDRESS = re.compile(rf"\s*{ADDRESS}")
_PARTS = re.compile(r"\s*[|·•,/]\s*|\s+[-–—]\s+|\s{2,}|\s+(?:or|and|oder|und|ou|et|o|y|e|или|и)\s+")
_VIEWS, _ACTIONS, _OTHERS = (
    frozenset(each.split("|")) for each in (words.VIEWS, words.ACTIONS, words.OTHERS)
)
_REASONS = tuple(words.REASONS.split("|"))
_SENT = tuple(words.SENT.split("|"))
_KNOWN = _VIEWS | _ACTIONS | _OTHERS
_BEGINNINGS = (*_KNOWN, *_REASONS, *_SENT)
_OPENINGS = frozenset((each + mark)[:3] for each in _BEGINNINGS for mark in ("", *" (<[|·•"))


def may_begin(cursor: Cursor, line: Line) -> bool:
    """A quick check: whether a line at the top or the bottom begins like one of a mailing."""
    if DEEP < line.number <= len(cursor.raws) - HIGH:
        return False
    text = line.text
    return text[:3].casefold() in _OPENINGS and text[:LONGEST_LABEL].casefold().startswith(_BEGINNINGS)


def mailing(cursor: Cursor) -> bool:
    """A link to the letter on the web, links to leave it, or the reason why one receives it."""
    text = cursor.line.text
    if not may_begin(cursor, cursor.line):
        return False
    if text.casefold().startswith((*_REASONS, *_SENT)):
        taken = cursor.broken()
        whole = cursor.joined(taken)
        if len(whole) > LONGEST or (text.casefold().startswith(_SENT) and "@" not in whole):
            return False
        cursor.drop("mailing-dropped", "why one receives this letter is left out", taken)
        return True
    if len(text) > LONGEST or not (_is_bar(text) or _is_among_others(cursor)):
        return False
    cursor.drop("mailing-dropped", "links around a letter are left out")
    return True


def _is_bar(text: str) -> bool:
    """Links to nothing but the letter and its subscription, with an address or two of them."""
    bare, addresses = _ADDRESS.subn("", text)
    if _bare(bare) in _VIEWS:
        return True
    parts = {part for each in _PARTS.split(bare) if (part := _bare(each))}
    return (addresses > 0 or len(parts) > 1) and parts <= _KNOWN and not parts.isdisjoint(_ACTIONS)


def _is_among_others(cursor: Cursor) -> bool:
    """Whether a line is one of several links, each on a line, of which one leaves the list."""
    if _bare(cursor.line.text) not in _KNOWN:
        return False
    before, ahead = cursor.units[-1] if cursor.units else None, cursor.ahead()
    if (
        before is not None
        and before.kind == "dropped"
        and (_bare(before.text) in _KNOWN or _is_bar(before.text))
    ):
        return True
    return ahead is not None and (_bare(ahead.text) in _ACTIONS or _is_bar(ahead.text))


def _bare(text: str) -> str:
    return text.casefold().strip(EDGES)

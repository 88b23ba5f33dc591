"""The front of an article: title, deck, byline and date above its first paragraph go to the metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.blocks import Hints
from broadsheet.byline_words import UPDATED
from broadsheet.dates import fold, parse_date
from broadsheet.frontends.text.bylines import Teaser, is_byline
from broadsheet.frontends.text.units import Unit

DEEP = 12
"""Units from the top in which the front ends, if no long paragraph ends it before."""
LONG = 160
"""Characters of a paragraph that belongs to the story."""
SHORT = 90
_ORIGINS = {"author": "byline", "published": "date line", "modified": "date line"}

_PARTED = re.compile(r"\s*[|·•∙]\s*|\s*\u3000\s*|\s{2,}")
_UPDATED = re.compile(rf"(?:{UPDATED})\b")


def read_front(units: Sequence[Unit], hints: Hints, teasers: Sequence[Teaser] = ()) -> None:
    """Note title, author, date and deck; the lines of byline and date leave the stream, in place.

    Where the first article of a list begins, ``teasers``, the front ends: its author is not the page's.
    """
    front = _front(units, teasers[0][0].line if teasers else 0)
    found_byline = False
    for unit in front:
        if unit.kind not in ("prose", "heading") or unit.level or len(unit.text) > SHORT:
            continue
        answers = _answers(unit.text)
        for field, value in answers:
            hints.add(field, value, _ORIGINS[field], unit.where)
        if answers:
            unit.kind = "metadata"
            found_byline = True
    if found_byline:
        _title(front, hints)


def _front(units: Sequence[Unit], end: int) -> list[Unit]:
    """The units above the first long paragraph, and above the line ``end`` if there is one."""
    front: list[Unit] = []
    for unit in units[:DEEP]:
        if (unit.kind == "prose" and len(unit.text) > LONG) or (end and unit.line >= end):
            break
        front.append(unit)
    return front


def _answers(text: str) -> list[tuple[str, str]]:
    """What a line of the front says, by field; nothing if any part of it is something else."""
    parts = [part for part in _PARTED.split(text) if part]
    fields = [_field(part) for part in parts]
    if len(parts) > 1 and None not in fields:
        return [(field, part) for field, part in zip(fields, parts, strict=True) if field]
    field = _field(text)
    return [(field, text)] if field else []


def _field(text: str) -> str | None:
    if is_byline(text):
        return "author"
    if _is_date(text):
        return "modified" if _UPDATED.match(fold(text)) else "published"
    return None


def _is_date(text: str) -> bool:
    """A date, alone or behind a word (``Published: March 3, 2026``)."""
    if parse_date(text) is not None:
        return True
    label, colon, rest = text.partition(":")
    if colon and len(label) <= 24:
        return parse_date(rest.strip()) is not None
    return parse_date(text.partition(" ")[2]) is not None


def _title(front: Sequence[Unit], hints: Hints) -> None:
    """Above a byline or a date is the title, and perhaps a deck under it."""
    above = [unit for unit in front if unit.kind in ("prose", "heading")]
    if not above:
        return
    first = above[0]
    after_front = next((unit for unit in front if unit.kind == "metadata" and unit.line > first.line), None)
    if after_front is None or len(first.text) > LONG:
        return
    if first.kind == "prose":
        first.kind, first.guessed = "heading", True
    hints.add("title", first.text, "first heading", first.where)
    if len(above) > 1 and above[1].line < after_front.line and any(map(str.isalpha, above[1].text)):
        deck = above[1]
        deck.kind, deck.level = "prose", 0
        hints.add("description", deck.text, "deck", deck.where)

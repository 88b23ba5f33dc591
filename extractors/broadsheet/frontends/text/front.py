"""The front of an article: title, deck, byline and date above its first paragraph go to the metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.blocks import Hints
from broadsheet.dates import parse_date
from broadsheet.frontends.text.units import Unit

DEEP = 12
"""Units from the top in which the front ends, if no long paragraph ends it before."""
LONG = 160
"""Characters of a paragraph that belongs to the story."""
SHORT = 90

_BY = re.compile(
    r"(?:by|von|por|par|di|door|av|af|autor(?:in)?|author|автор|текст|του|της|بقلم|مאת|מאת|लेखक)\s*[:：]?\s+(?=\S)"
    r"|(?:文|作者|記者|记者|著者|執筆|글)\s*[/：:／]\s*|(?=\S{2,12}\s*(?:記者|기자)$)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:[\s,&·]+(?:[^\W\d_][\w.'’-]*|and|und|et|y|e|и)){0,9}")


def read_front(units: Sequence[Unit], hints: Hints) -> None:
    """Note title, author, date and deck; the lines of byline and date leave the stream, in place."""
    front = _front(units)
    found_byline = False
    for unit in front:
        if unit.kind not in ("prose", "heading") or unit.level or len(unit.text) > SHORT:
            continue
        if _is_byline(unit.text):
            _leave(unit, hints, "author", "byline")
            found_byline = True
        elif _is_date(unit.text):
            _leave(unit, hints, "published", "date line")
            found_byline = True
    if found_byline:
        _title(front, hints)


def _front(units: Sequence[Unit]) -> list[Unit]:
    """The units above the first long paragraph."""
    front: list[Unit] = []
    for unit in units[:DEEP]:
        if unit.kind == "prose" and len(unit.text) > LONG:
            break
        front.append(unit)
    return front


def _is_byline(text: str) -> bool:
    found = _BY.match(text)
    if found is None:
        return False
    rest = text[found.end() :].strip()
    name = _NAME.match(rest)
    if name is None or text[-1] in ".?!:" or len(rest.split()) > 10:
        return False
    first = rest[0]
    return first.isupper() or not (first.islower() or first.isupper())


def _is_date(text: str) -> bool:
    """A date, alone or behind a word (``Published: March 3, 2026``)."""
    if not any(map(str.isdigit, text)):
        return False
    if parse_date(text) is not None:
        return True
    label, colon, rest = text.partition(":")
    if colon and len(label) <= 24:
        return parse_date(rest.strip()) is not None
    return parse_date(text.partition(" ")[2]) is not None


def _leave(unit: Unit, hints: Hints, field: str, origin: str) -> None:
    hints.add(field, unit.text, origin, unit.where)
    unit.kind = "dropped"


def _title(front: Sequence[Unit], hints: Hints) -> None:
    """Above a byline or a date stands the title, and perhaps a deck under it."""
    above = [unit for unit in front if unit.kind in ("prose", "heading")]
    if not above:
        return
    first = above[0]
    after_front = next((unit for unit in front if unit.kind == "dropped" and unit.line > first.line), None)
    if after_front is None or len(first.text) > LONG:
        return
    if first.kind == "prose":
        first.kind, first.guessed = "heading", True
    hints.add("title", first.text, "first heading", first.where)
    if len(above) > 1 and above[1].line < after_front.line:
        deck = above[1]
        deck.kind, deck.level = "prose", 0
        hints.add("description", deck.text, "deck", deck.where)

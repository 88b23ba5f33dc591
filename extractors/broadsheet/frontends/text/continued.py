"""Items that go on: each a sentence behind a mark, with a longer paragraph under it that has none.

A page that breaks the lines of its items, ``Plan your time.`` before what that means, is printed without the
indent that would show it. In a series of such pairs, the paragraphs belong to the items.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from broadsheet.document import Where
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes, counted

FEWEST = 2
"""Pairs of an item and a paragraph that another item of the list follows."""


def join_paragraphs(units: Sequence[Unit], notes: Notes) -> list[Unit]:
    """The units, with paragraphs between items made parts of these; each run of them gives a warning."""
    own = [True] * len(units)
    at = 0
    while at < len(units):
        count = _pairs(units, at)
        for item in range(at, at + 2 * count, 2):
            _take_in(units[item], units[item + 1])
            own[item + 1] = False
        if count:
            where = Where(line=units[at].line, end_line=units[at + 2 * count - 1].end)
            message = f"{counted(count, 'paragraph')} below items, read as parts of them"
            notes.warn("item-continued", message, where)
        at += 2 * count or 1
    return list(compress(units, own))


def _pairs(units: Sequence[Unit], start: int) -> int:
    """How many items in a row from there on have a paragraph; that of the last needs no further item."""
    at, followed = start, 0
    while _is_pair(units, at) and _is_sister(units, start, at):
        at += 2
        followed += _is_sister(units, start, at)
    return (at - start) // 2 if followed >= FEWEST else 0


def _is_pair(units: Sequence[Unit], at: int) -> bool:
    if at + 1 >= len(units) or units[at].kind != "item":
        return False
    item, paragraph = units[at], units[at + 1]
    return (
        paragraph.kind == "prose"
        and not paragraph.gap
        and len(paragraph.text) > len(item.text)
        and ends_sentence(item.text)
        and ends_sentence(paragraph.text)
    )


def _is_sister(units: Sequence[Unit], start: int, at: int) -> bool:
    """Whether there is an item with the same bullet as the first."""
    if at >= len(units) or units[at].kind != "item" or units[at].mark_apart:
        return False
    one, two = units[start].marker, units[at].marker
    return one is not None and two is not None and one.kind == "bullet" and one.style == two.style


def _take_in(item: Unit, paragraph: Unit) -> None:
    item.parts, item.end = [*item.parts, paragraph], paragraph.end

"""Chapters: lines that only count, each alone between blank lines: ``CHAPTER I.``, ``Kapitel 2``, ``III.``

One proves nothing: the next number must come in another such line. A number above each item of a
list is that item's mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.markers import roman_value
from broadsheet.frontends.text.units import Unit

_COUNTED = re.compile(r"(?:([^\W\d_]{2,20}) )?(\d{1,3}|[IVXLC]{1,7})[.:]?")
_COUNTING = re.compile(r"([^\W\d_]{2,20}) (\d{1,3}|[IVXLC]{1,7})(?![\w%])")
_OUTLINED = re.compile(r"((?:\d{1,3}\.)+|§+\s*)(\d{1,3})\.?\s+\S.{0,78}[^\s.!?,;:]")


def lone_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The line numbers of marks such as ``II.`` that head what follows, and are no marks of items over it."""
    marks = [
        (line.marker.style, line.marker.number, at)
        for at, line in enumerate(lines)
        if line.marker is not None and line.marker.number is not None and _is_alone(lines, at)
    ]
    places = sorted(_counting(marks))
    if not any(_paragraphs(lines[one + 1 : two]) > 1 for one, two in pairwise(places)):
        return frozenset()
    return frozenset(lines[at].number for at in places)


def counted(units: Sequence[Unit]) -> list[Unit]:
    """The paragraphs that are a word and a number, alone between blank lines, and count.

    A number alone counts steps as well: one of them at least must be above several paragraphs.
    """
    marks = [
        (found[1] or "", _value(found[2]), at)
        for at, unit in enumerate(units)
        if unit.kind == "prose" and unit.gap and (at + 1 == len(units) or units[at + 1].gap)
        if (found := _COUNTED.fullmatch(unit.text))
    ]
    lone = [at for word, _, at in marks if not word]
    if all(two == one + 2 for one, two in pairwise(lone)):
        marks = [mark for mark in marks if mark[0]]
    return [units[at] for at in _counting(marks)]


def outlined(units: Sequence[Unit]) -> list[Unit]:
    """Paragraphs such as ``3.14. Berths`` or ``§ 3 Berths``, each alone, that count over others between."""
    found: list[Unit] = []
    last: dict[str, tuple[int, int]] = {}
    for at, unit in enumerate(units):
        if not (unit.gap and unit.kind in ("prose", "heading") and (mark := _OUTLINED.fullmatch(unit.text))):
            continue
        style, number = mark[1], int(mark[2])
        before, place = last.get(style, (-1, at))
        if number == before + 1 and at > place + 1:
            found += [units[place], unit]
        last[style] = (number, at)
    return [unit for unit in found if unit.kind == "prose"]


def only_counts(text: str) -> bool:
    """Whether a heading is a number with or without a word, so that its title may be below."""
    return _COUNTED.fullmatch(text) is not None


def series(text: str) -> tuple[str, int] | None:
    """The word and the number of a heading that counts, with a title behind it or none: ``Step 2: Moor``."""
    found = _COUNTING.match(text)
    return (found[1], _value(found[2])) if found else None


def _counting(marks: Iterable[tuple[str, int, int]]) -> Iterator[int]:
    """The places of those marks of one style that count on from the one before, or are counted on from."""
    by_style: dict[str, list[tuple[int, int]]] = {}
    for style, number, at in marks:
        by_style.setdefault(style, []).append((number, at))
    for own in by_style.values():
        if all(two[0] == one[0] + 1 for one, two in pairwise(own)) and len(own) > 1:
            yield from (at for _, at in own)


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else roman_value(number)


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    beside = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    marker = lines[at].marker
    if marker is None or marker.width < len(lines[at].text) or any(line.text for line in beside):
        return False
    below = lines[at + 2 : at + 3]
    return not (below and below[0].indent > lines[at].indent + 1)  # which hangs under it, as under an item


def _paragraphs(lines: Sequence[Line]) -> int:
    return sum(bool(below.text) and not above.text for above, below in pairwise(lines))

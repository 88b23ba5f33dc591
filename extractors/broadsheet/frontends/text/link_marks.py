"""Link marks: ``[12]`` before each link of a page that a text browser printed, and the addresses at its end.

Lynx and ELinks number the links and list their addresses below the text::

    Ask the [1]harbour master or the [2]crew.

       1. https://harbour.example/master
       2. https://harbour.example/crew

The numbers are not part of the text, and hide what the first characters of a line would show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.document import Where
from broadsheet.notes import Notes

SHARE = 0.5
"""Of the addresses, so many have a mark in the text, at least, and of the marks so many stick to a word."""
FEWEST = 2
"""Addresses."""
REACH = 25
"""How far the numbers of two marks that follow each other lie apart, at most: some links have no text."""

_ADDRESS = re.compile(r"\s*(?:(\d{1,4})\. )?[A-Za-z][\w+.-]*:\S.*$")
_TITLE = re.compile(r"\s*(\d{1,4})\. ")
_MARK = re.compile(r"\[(\d{1,4})\]")
_ALONE = re.compile(r"\s*(?:\[\d{1,4}\]\s*)+$")
_STOPS = ".,;:!?)"
_GAP = re.compile(r" {2,}")


def without_link_marks(raws: Sequence[str], notes: Notes) -> Sequence[str]:
    """The lines without the marks of links whose addresses are listed at the end; a warning quotes them."""
    known, end = _addresses(raws)
    if len(known) < FEWEST:
        return raws
    places = _marks(raws[:end], known)
    marks = [mark[0] for found in places.values() for mark in found]
    stuck = sum(_sticks(mark) for found in places.values() for mark in found)
    if len(marks) < max(FEWEST, SHARE * len(known)) or stuck < SHARE * len(marks):
        return raws
    where = Where(line=min(places) + 1, end_line=max(places) + 1)
    message = f"the numbers of links to the addresses at the end are left out: {' '.join(marks)}"
    notes.warn("link-marks-dropped", message, where)
    return [_without(raw, places[at]) if at in places else raw for at, raw in enumerate(raws)]


def _addresses(raws: Sequence[str]) -> tuple[set[int], int]:
    """The numbers of the addresses with which the text ends, and the place of the first of these lines.

    Under a label (``Hidden links:``) they go on. ELinks writes a link's title between number and address.
    """
    numbers: set[int] = set()
    at = len(raws)
    is_titled = False
    while at:
        raw = raws[at - 1]
        found = (_TITLE if is_titled else _ADDRESS).match(raw)
        is_label = bool(numbers) and raw.rstrip().endswith(":")
        if found is None and raw.strip() and not is_label:
            break
        is_titled = found is not None and found[1] is None
        if found is not None and found[1]:
            numbers.add(int(found[1]))
        at -= 1
    return (numbers, at) if 1 in numbers else (set(), 0)


def _marks(raws: Sequence[str], known: set[int]) -> dict[int, list[re.Match[str]]]:
    """The marks in each line that has some, by its place: their numbers go up through the text."""
    places: dict[int, list[re.Match[str]]] = {}
    last = 0
    for at, raw in enumerate(raws):
        if "[" in raw:
            for found in _MARK.finditer(raw):
                if last < (number := int(found[1])) <= last + REACH and number in known:
                    places.setdefault(at, []).append(found)
                    last = number
    return places


def _sticks(mark: re.Match[str]) -> bool:
    """Whether a link begins right behind a mark; a citation is behind what it is for."""
    behind = mark.string[mark.end() : mark.end() + 1]
    return not (behind.isspace() or behind in _STOPS)


def _without(raw: str, marks: Sequence[re.Match[str]]) -> str:
    """The line without its marks. What is in columns behind one stays where it is."""
    if _ALONE.fullmatch(raw):
        return ""
    pieces: list[str] = []
    end = owed = 0
    for mark in marks:
        piece, owed = _paid(raw[end : mark.start()], owed)
        pieces.append(piece)
        end, owed = mark.end(), owed + len(mark[0])
    return "".join(pieces) + _paid(raw[end:], owed)[0]


def _paid(text: str, owed: int) -> tuple[str, int]:
    """The text with the spaces that are owed in its first gap between columns, and what is owed still."""
    gap = _GAP.search(text) if owed else None
    return (text, owed) if gap is None else (f"{text[: gap.end()]}{' ' * owed}{text[gap.end() :]}", 0)

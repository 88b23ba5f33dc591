"""Footnotes: the marks that tie a cell to a note under its table (``12[a]``, ``3.1*``)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from broadsheet.document import Footnote
from broadsheet.tabular.grid import Rows

_ENDS = frozenset("]*†‡§¶⁎∗" + "⁰¹²³⁴⁵⁶⁷⁸⁹" + "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ")
# Not "m²": a raised digit is a mark only after a digit, a bracket or a percent sign.
_MARKS = re.compile(
    r"\s?(?:\[[^\W_]{1,3}\]|\[(?:note|n)\s?\d{1,2}\]|[*†‡§¶⁎∗]{1,4}|(?<=[\d)%])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|(?<=[\d)%])[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ])$"
)
_OPENING = re.compile(
    r"\s*[\[(]?([^\W_]{1,2}|[*†‡§¶⁎∗]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ])[\s.):\]]*(?=\S)"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ⁎∗", "0123456789abcdefghijklmn**", "[]() ")


def without_marks(text: str, only: Container[str] | None = None) -> str:
    """The cell without the footnote marks at its end; of ``only`` those marks, where given.

    >>> [without_marks(cell) for cell in ("12[a]", "3.1*", "Score* [2]", "5³", "40 m²", "a[i]b")]
    ['12', '3.1', 'Score', '5', '40 m²', 'a[i]b']
    """
    if text[-1:] not in _ENDS:
        return text
    bare, marks = split_marks(text)
    return bare if only is None or all(mark in only for mark in marks) else text


def split_marks(text: str) -> tuple[str, list[str]]:
    """The cell and its footnote marks, in order."""
    marks: list[str] = []
    while text and text[-1] in _ENDS:
        match = _MARKS.search(text, max(0, len(text) - 12))
        if match is None or match.start() == 0:
            break
        marks.append(match[0].strip())
        text = text[: match.start()].rstrip()
    return text, marks[::-1]


def opens_with_mark(note: str) -> bool:
    """Whether a text begins as a footnote does, by a mark that is no word.

    >>> opens_with_mark("* Estimated."), opens_with_mark("[a] In 2019."), opens_with_mark("In 2019")
    (True, True, False)
    """
    match = _OPENING.match(note)
    return match is not None and (not note.strip()[0].isalnum() or not match[1].isascii())


def is_note_below(text: str) -> bool:
    """Whether a paragraph below a table begins as a note does: by a sign, or a lone letter or number and a
    capital.

    >>> [is_note_below(text) for text in ("* Estimated.", "a Closed in May.", "A few days later", "2 ships")]
    [True, True, False, False]
    """
    match = _OPENING.match(text)
    if match is None:
        return False
    if not match[1].isalnum() or match[0].strip() != match[1]:
        return True
    return (match[1].islower() or match[1].isdecimal()) and text[match.end()].isupper()


def split_notes(text: str) -> list[str]:
    """The notes in a cell: its lines, where each begins with a mark; else the whole of it.

    >>> split_notes("* Estimated.\\n[a] In 2019."), split_notes("Source:\\nthe harbour office")
    (['* Estimated.', '[a] In 2019.'], ['Source:\\nthe harbour office'])
    """
    lines = text.split("\n")
    return lines if len(lines) > 1 and all(map(opens_with_mark, lines)) else [text]


def tie(notes: Sequence[str], header: Rows, rows: Rows) -> list[Footnote]:
    """Each note whose mark occurs in cells, with the places of the mark."""
    found: dict[str, Footnote] = {}
    for note in notes:
        match = _OPENING.match(note)
        if match:
            found.setdefault(_key(match[1]), Footnote(match[1], note))
    if not found:
        return []
    for part, places in ((header, "header"), (rows, "cells")):
        for mark, place in _marks_in(part):
            footnote = found.get(_key(mark))
            if footnote:
                footnote.mark = mark
                getattr(footnote, places).append(place)
    return [footnote for footnote in found.values() if footnote.cells or footnote.header]


def _marks_in(rows: Rows) -> Iterator[tuple[str, list[int]]]:
    """Each footnote mark at the end of a cell, and its place: row and column, counted from 0."""
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            text = cell.text
            if text and text[-1] in _ENDS:
                for mark in split_marks(text)[1]:
                    yield mark, [y, x]


def _key(mark: str) -> str:
    return mark.lower().translate(_RAISED)

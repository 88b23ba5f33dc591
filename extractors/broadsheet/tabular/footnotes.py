"""Footnotes: the marks that tie a cell to a note under its table (``12[a]``, ``3.1*``)."""

from __future__ import annotations

import re

_ENDS = frozenset("]*†‡§¶⁎∗" + "⁰¹²³⁴⁵⁶⁷⁸⁹" + "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ")
# Not "m²": a raised digit is a mark only after a digit, a bracket or a percent sign.
_MARKS = re.compile(
    r"\s?(?:\[[^\W_]{1,3}\]|\[(?:note|n)\s?\d{1,2}\]|[*†‡§¶⁎∗]{1,4}|(?<=[\d)%])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|(?<=[\d)%])[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ])$"
)
_OPENING = re.compile(r"\s*(\[[^\W_]{1,3}\]|[*†‡§¶⁎∗]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ])\s*\S")


def without_marks(text: str) -> str:
    """The cell without the footnote marks at its end.

    >>> [without_marks(cell) for cell in ("12[a]", "3.1*", "Score* [2]", "5³", "40 m²", "a[i]b")]
    ['12', '3.1', 'Score', '5', '40 m²', 'a[i]b']
    """
    return split_marks(text)[0]


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


def opening_mark(note: str) -> str | None:
    """The mark that a note begins with.

    >>> opening_mark("* Estimated."), opening_mark("[a] In 2019."), opening_mark("Source: own count")
    ('*', '[a]', None)
    """
    match = _OPENING.match(note)
    return match[1] if match else None

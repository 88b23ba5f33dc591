"""A header whose cells are one space apart, cut into the number of columns below it."""

from __future__ import annotations

_AFTER_BRACKET = 3.0
_BEFORE_CAPITAL = 1.0
_BEFORE_SMALL = -4.0
_BEFORE_BRACKET = -6.0
"""How well a column begins at a word: behind a closing bracket, at a capital, a small letter, a bracket."""
_TWICE = -2.0
"""If the cell's words come twice: what tells one from the other is missing (``Range``, ``Range``)."""
_UNEVEN = 0.4
"""Less for each word that a column has more than the shortest."""


def cut_header(line: str, width: int) -> list[str] | None:
    """The header's cells, or None if it has too few words, or so many that it is a sentence.

    >>> cut_header("Category Low Range (S$) High Range (S$)", 3)
    ['Category', 'Low Range (S$)', 'High Range (S$)']
    """
    words = line.split()
    if not width <= len(words) <= 4 * width:
        return None
    # best[k] after word n: the score of cutting the first n words into k cells, and where the last begins.
    size = len(words)
    worst = float("-inf")
    best = [[worst] * (width + 1) for _ in range(size + 1)]
    start = [[0] * (width + 1) for _ in range(size + 1)]
    best[0][0] = 0.0
    for end in range(1, size + 1):
        for cells in range(1, min(end, width) + 1):
            for begin in range(cells - 1, end):
                score = best[begin][cells - 1] + _score(words, begin, end)
                if score > best[end][cells]:
                    best[end][cells], start[end][cells] = score, begin
    names: list[str] = []
    end = size
    for cells in range(width, 0, -1):
        begin = start[end][cells]
        names.append(" ".join(words[begin:end]))
        end = begin
    return names[::-1]


def _score(words: list[str], begin: int, end: int) -> float:
    """How well the words from ``begin`` to ``end`` make a cell."""
    cell = " ".join(words[begin:end])
    score = -_UNEVEN * (end - begin - 1) ** 2
    if cell.count("(") != cell.count(")"):
        score += _BEFORE_BRACKET
    if " ".join(words).count(cell) > 1:
        score += _TWICE
    if begin == 0:
        return score
    first = words[begin][0]
    if words[begin - 1].endswith((")", "%")):
        score += _AFTER_BRACKET
    if first in "([":
        return score + _BEFORE_BRACKET
    return score + (_BEFORE_SMALL if first.islower() else _BEFORE_CAPITAL)

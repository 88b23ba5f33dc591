"""A header whose cells are one space apart, cut into the number of columns below it."""

from __future__ import annotations

_AFTER_BRACKET = 3.0
_BEFORE_CAPITAL = 1.0
_BEFORE_SMALL = -4.0
_BEFORE_BRACKET = -6.0
"""How well a column begins at a word: behind a closing bracket, at a capital, a small letter, a bracket."""
_TWICE = -2.0
"""If the cell's words come twice: what distinguishes them is missing (``Range``, ``Range``)."""
_WORST = float("-inf")
_UNEVEN = 0.4
"""Less for each word that a column has more than the shortest."""


def cut_header(line: str, width: int) -> list[str] | None:
    """The header's cells, or None if it has too few words, or so many that it is a sentence.

    The first cell is empty where the words make better cells for the other columns alone.

    >>> cut_header("Category Low Range (S$) High Range (S$)", 3)
    ['Category', 'Low Range (S$)', 'High Range (S$)']
    >>> cut_header("Average download speed Upload speed", 3)
    ['', 'Average download speed', 'Upload speed']
    """
    words = line.split()
    if not width - 1 <= len(words) <= 4 * width:
        return None
    best, names = _cut(words, width)
    fewer, others = _cut(words, width - 1) if width > 2 else (_WORST, [])
    return ["", *others] if fewer > best else names or None


def _cut(words: list[str], width: int) -> tuple[float, list[str]]:
    """The best way to cut the words into so many cells, by a table of the best ways for fewer."""
    size = len(words)
    best = [[_WORST] * (width + 1) for _ in range(size + 1)]
    start = [[0] * (width + 1) for _ in range(size + 1)]
    best[0][0] = 0.0
    for end in range(1, size + 1):
        for cells in range(1, min(end, width) + 1):
            for begin in range(cells - 1, end):
                score = best[begin][cells - 1] + _score(words, begin, end)
                if score > best[end][cells]:
                    best[end][cells], start[end][cells] = score, begin
    if best[size][width] == _WORST:
        return _WORST, []
    names: list[str] = []
    end = size
    for cells in range(width, 0, -1):
        begin = start[end][cells]
        names.append(" ".join(words[begin:end]))
        end = begin
    return best[size][width], names[::-1]


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

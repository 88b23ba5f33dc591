"""Rows one space apart that end in the same few words: yes and no, marks, grades.

::

    Feature North Quay South Quay Old Dock     From the right, the words that recur in row after row are
    Night pilots Yes Yes No                    cells; what is left of them is the name. The header is cut into
    Water and power Yes Partial No             as many columns.
    Waste Yes Yes Yes
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import takewhile

from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.header import cut_header
from broadsheet.frontends.text.tables.shape import MARK, shape
from broadsheet.notes import Notes

_FEWEST = 3
"""Rows."""
_MOST = 60
_LONGEST = 140
_AGAIN = 3
"""Times that a word must come, to be a grade."""
_NAME_ENDS = (".", ",", ";", ":", "!", "?")


def may_be_graded(lines: Sequence[str], at: int) -> bool:
    """A cheap check: whether the three lines below this one end in two words at most."""
    if at + _FEWEST >= len(lines) or not lines[at + 1] or lines[at + 1][-1] in _NAME_ENDS:
        return False
    ends = {line.rstrip()[-3:] for line in lines[at + 1 : at + 1 + _FEWEST]}
    if len(ends) == _FEWEST or "" in ends:
        return False
    lasts = {line.split()[-1] for line in lines[at + 1 : at + 1 + _FEWEST]}
    return len(lasts) < _FEWEST and all(map(_may_be_row, lines[at : at + 1 + _FEWEST]))


def find_graded(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The table whose header is at ``at``."""
    if not may_be_graded(lines, at) or not _may_be_row(lines[at]):
        return None
    rows = [line.split() for line in takewhile(_may_be_row, lines[at + 1 : at + 1 + _MOST])]
    grades = _grades(rows)
    count = min((_graded(row, grades) for row in rows), default=0)
    if len(rows) < _FEWEST or count < 2 or not _are_grades([row[-count:] for row in rows]):
        return None
    names = {" ".join(row[:-count]) for row in rows}
    header = cut_header(lines[at].strip(), count + 1)
    if len(names) < len(rows) or header is None or not grades.isdisjoint(lines[at].split()):
        return None
    cells = [Row([" ".join(row[:-count]), *row[-count:]], at + 2 + n) for n, row in enumerate(rows)]
    grid = Grid([Row(header, at + 1), *cells], count + 1, None, at + 1 + len(rows), guessed=True)
    message = f"{count + 1} columns, one space apart, guessed from the words at the ends of its rows"
    notes.warn("table-columns-guessed", message, grid.where())
    return FoundTable([grid.table()], grid.end_line)


def _are_grades(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the same few words are in several columns, and not the same phrase in each row."""
    columns = [set(column) for column in zip(*rows, strict=True)]
    kinds = set().union(*columns)
    shared = sum(1 for word in kinds if sum(word in column for column in columns) > 1)
    return 2 * shared > len(kinds) and any(len(column) > 1 for column in columns)


def _may_be_row(line: str) -> bool:
    line = line.strip()
    return (
        " " in line
        and len(line) <= _LONGEST
        and line[0].isalnum()
        and line[-1] not in _NAME_ENDS
        and "|" not in line
        and "\t" not in line
    )


def _grades(rows: Sequence[Sequence[str]]) -> frozenset[str]:
    """The words that come again and again behind the first of a row: marks, or words with a capital."""
    counts = Counter(word for row in rows for word in row[1:])
    return frozenset(word for word, count in counts.items() if count >= _AGAIN and _may_be_grade(word))


def _may_be_grade(word: str) -> bool:
    return (
        shape(word) == MARK
        or (word[0].isupper() and word.isalpha())
        or not (word[0].isalnum() or word[0] in "&(-")
    )


def _graded(row: Sequence[str], grades: Collection[str]) -> int:
    """How many of the last words of a row are grades; its first is none."""
    return sum(1 for _ in takewhile(lambda word: word in grades, reversed(row[1:])))

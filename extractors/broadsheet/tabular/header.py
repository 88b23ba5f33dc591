"""The header: which rows name the columns, by the source's marks or, without any, by content.

A header names what is below it. So it is text above numbers, short labels above long cells, or words that do
not recur in their column. None of this is true of a first row that is only the first row of data.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from broadsheet.blocks import Cell
from broadsheet.tabular.footnotes import without_marks
from broadsheet.tabular.grid import Rows
from broadsheet.tabular.measures import read_measure
from broadsheet.tabular.numbers import plain
from broadsheet.tabular.vocabulary import COLUMN_WORDS

SAMPLE = 50
"""Body rows that a first row is compared with."""
MOST_HEADER_ROWS = 8
LONGEST_LABEL = 60
"""Characters: longer cells are rarely names of columns."""
ENOUGH = 0.0
ENOUGH_FOR_TWO = 0.75
ENOUGH_FOR_REPEATED = 1.0
"""Points a column by which a first row passes for a header. Two columns are often names and values, so they
must show more, and so must names that repeat. Chosen on the measured pages' tables, their marks removed."""

# A value begins with a digit, perhaps after signs or a currency.
_VALUE = re.compile(r"\W*(?:[A-Z]{1,3}\$?\s?)?\W*\d")
_MOST_LETTERS = 4
"""Of a first row's cell that is a value itself: ``2024`` and ``5 km``, not ``30-Minute Lesson``."""
_SIGNS = frozenset("%‰$€£¥₹°")
_YEARS = re.compile(r"(?:FY\s?|[HQ][1-4]\s)?(?:1[89]|20|21)\d\d(?:[-/–]\d{2,4})?[EFep]?")


def header_rows(rows: Rows, marked: int | None) -> tuple[int, bool]:
    """How many leading rows are header, and whether that is a guess.

    ``marked`` is the number that the source marks (``head_rows``). It decides, unless the source marks every
    row.
    """
    height = len(rows)
    if height == 0:
        return 0, False
    if marked and marked < height:
        more = _leading_marked(rows[marked:]) if not any(cell.header for cell in rows[-1][1:]) else 0
        count = marked + (more if marked + more < height else 0)
        return count + _names_units(rows, count), False
    count = min(_leading_marked(rows), height - 1)
    if count:
        return count + _names_units(rows, count), False
    title = 0
    while title < min(height - 2, MOST_HEADER_ROWS) and is_banner(rows[title]):
        title += 1
    below = rows[title:]
    # Any mark but in the first column: the source marks, but not a header above.
    if len(below) < 2 or any(cell.header for row in below for cell in row[1:]):
        return 0, False
    count = _by_content(below)
    # If the first column is marked, the first row is like the others, unless it is above numbers.
    if count and below[0][0].header and not (title and _stands_over_values(below)):
        return 0, False
    return (title + count + _names_units(rows, title + count), True) if count else (0, False)


def _stands_over_values(rows: Rows) -> bool:
    """Whether a first row of words is above a column of numbers, not counting the first column."""
    body = [row for row in rows[1 : SAMPLE + 1] if not spans_row(row)]
    if not body or len(rows[0]) < 3 or any(is_value(cell.text) for cell in rows[0][1:]):
        return False
    return any(fmean(is_value(row[at].text) for row in body) > 0.7 for at in range(1, len(rows[0])))


def _names_units(rows: Rows, count: int) -> int:
    """1 if the row below the header names the units of its columns: ``km²``, ``(USD m)``, ``%``."""
    if not 0 < count < len(rows) - 1:
        return 0
    told = [cell.text for cell in rows[count][1:] if cell.text]
    first = rows[count][0].text.strip("()[] ").lower()
    return int(bool(told) and first in ("", "unit", "units") and all(map(_is_unit, told)))


def _is_unit(text: str) -> bool:
    return read_measure(" " + text.strip("()[] ")) is not None


def is_banner(row: Sequence[Cell]) -> bool:
    """Whether one cell with text takes the whole row: it spans it, or all others are empty."""
    first = row[0]
    if len(row) < 2 or not first.text or (row[-1] is not first and row[-1].text):
        return False
    return all(cell is first for cell in row[1:]) or not any(cell.text for cell in row[1:])


def spans_row(row: Sequence[Cell]) -> bool:
    """Whether one cell with text spans the whole row."""
    return (
        len(row) > 1 and row[-1] is row[0] and bool(row[0].text) and all(cell is row[0] for cell in row[1:])
    )


def _leading_marked(rows: Rows) -> int:
    """Leading rows of header cells. A banner below another header row heads a group, not the columns."""
    count = 0
    for row in rows[:MOST_HEADER_ROWS]:
        filled = [cell for cell in row if cell.text]
        if not filled or not all(cell.header for cell in filled):
            break
        # One header cell next to empty ones is the header of a row without values.
        if not spans_row(row) and len(filled) < 2:
            break
        count += 1
    while count and spans_row(rows[count - 1]):
        count -= 1
    return count


def _by_content(rows: Rows) -> int:
    """1 or 2 if the first rows read as a header, else 0."""
    if looks_like_header([cell.text for cell in rows[0]], rows[1:]):
        return 1
    spanning = any(left is right for left, right in zip(rows[0], rows[0][1:], strict=False))
    if spanning and len(rows) > 2:
        second = [cell.text for cell in rows[1]]
        return 2 if looks_like_header(second, rows[2:], below_spans=True) else 0
    return 0


def looks_like_header(first: Sequence[str], body: Rows, below_spans: bool = False) -> bool:
    """Whether a row reads as the names of the columns below it; names may recur below names that span."""
    if not body or not any(first):
        return False
    named = [text for text in first if text]
    if len(named) < len(first) - 1 or max(map(len, named)) > 3 * LONGEST_LABEL:
        return False
    sample = [row for row in body[:SAMPLE] if not spans_row(row)] or body[:SAMPLE]
    if _stands_out(first, named, sample):
        return True
    points = [_points(text, [row[at].text for row in sample]) for at, text in enumerate(first)]
    # Next to the first column, whose words may be the keys of a fact box.
    points += [1.5 for text in first[1:] if _is_column_word(text)]
    enough = ENOUGH if len(first) > 2 and len(sample) > 1 else ENOUGH_FOR_TWO
    if len(set(named)) < 0.7 * len(named) and not below_spans:
        enough = ENOUGH_FOR_REPEATED
    return sum(points) >= enough * len(first)


def _stands_out(first: Sequence[str], named: Sequence[str], body: Rows) -> bool:
    """An empty corner over row headers, or capitals over words in lower case."""
    if any(map(is_value, named)) or len(set(named)) < len(named):
        return False
    if not first[0] and len(named) > 1 and all(row[0].text for row in body):
        return True
    texts = [cell.text for row in body for cell in row if cell.text]
    return all(map(str.isupper, named)) and sum(map(str.isupper, texts)) < 0.3 * len(texts)


def _measures_another_thing(name: str, below: Sequence[str]) -> bool:
    """Whether a value with a sign is above values with another: ``10 %`` above amounts of money."""
    signs = _SIGNS.intersection(name)
    others = [_SIGNS.intersection(text) for text in below]
    return bool(signs) and fmean(bool(other and not signs & other) for other in others) > 0.7


def _is_column_word(text: str) -> bool:
    words = without_marks(text).lower().split("(")[0].split()
    return 0 < len(words) < 4 and words[-1].strip(".:?") in COLUMN_WORDS


def _points(name: str, column: Sequence[str]) -> float:
    """How much one column speaks for its first cell being its name."""
    below = [text for text in column if text]
    if not name or not below:
        return 0.0
    values = fmean(map(is_value, below))
    if _YEARS.fullmatch(name):
        return -2.0 if fmean(bool(_YEARS.fullmatch(text)) for text in below) >= 0.5 else 0.5
    if is_value(name) and not _YEARS.match(name):
        if sum(map(str.isalpha, name)) <= _MOST_LETTERS:
            if _measures_another_thing(name, below):
                return 0.5
            return -2.0 if values >= 0.5 else -1.0
        return 0.0
    if values >= 0.7:
        return 2.0 if len(below) > 1 else 1.0
    if name in below:
        return -2.0
    return _label_points(name, below)


def _label_points(name: str, below: Sequence[str]) -> float:
    """The same where both the name and the column are words."""
    points = 0.0
    mean = fmean(map(len, below))
    if len(below) > 2 and len(set(below)) < 0.7 * len(below):
        points += 1.0
    if mean >= 2 * len(name):
        points += 1.0
    elif len(name) > 1.5 * max(map(len, below)) and len(name) > 12:
        points += 0.5 if mean < 6 else -0.5
    if max(map(len, below)) <= 2 < len(name):  # ticks and crosses
        points += 1.0
    if len(name) > LONGEST_LABEL or name[-1] in ".;!。":
        points -= 1.0
    if name[-1] == ":":
        points -= 1.0
    return points


def is_value(text: str) -> bool:
    """Whether a cell is an amount, a date or the like, by how it begins."""
    text = plain(text)
    return _VALUE.match(text, 0, 12) is not None


def name_columns(header: Sequence[Sequence[Cell]], width: int) -> list[str]:
    """A name for each column: its header cells joined with `` / ``, footnote marks taken off.

    Banners name the table, not a column. A column without a header is ``column 3``.
    """
    named = [row for row in header if not spans_row(row)]
    names = []
    for at in range(width):
        parts: list[str] = []
        for row in named:
            text = without_marks(" ".join(row[at].text.split()))
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        names.append(" / ".join(parts) or f"column {at + 1}")
    return names


def unique_names(names: Sequence[str]) -> list[str]:
    """The same names, later ones of a kind numbered.

    >>> unique_names(["Price", "Size", "Price"])
    ['Price', 'Size', 'Price (2)']
    """
    counts = Counter(names)
    taken = {name for name, count in counts.items() if count == 1}
    numbers: Counter[str] = Counter()
    unique = []
    for name in names:
        candidate = name
        while counts[name] > 1:
            numbers[name] += 1
            candidate = name if numbers[name] == 1 else f"{name} ({numbers[name]})"
            if candidate not in taken:
                break
        taken.add(candidate)
        unique.append(candidate)
    return unique

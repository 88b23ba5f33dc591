"""Columns: the type of each, decided from all of its cells, and its typed values.

A column gets a type if nearly all of its cells have it and nothing contradicts it; otherwise it is text,
which is never wrong. What one column leaves open (is ``1,099`` a thousand or one?) is decided by the other
columns of the table, then by the document's language; what remains is a guess, with a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from broadsheet.dates import is_ambiguous, parse_date
from broadsheet.document import ColumnType
from broadsheet.tabular.column_data import RawColumn, TypedColumn, Warn
from broadsheet.tabular.durations import read_duration
from broadsheet.tabular.footnotes import without_marks
from broadsheet.tabular.numeric import Figures, names_things
from broadsheet.tabular.vocabulary import DURATION_HEADERS, NULLS, TRUTHS, TYPED_NULLS

FIT = 0.8
"""Share of a column's cells that must read as its type; the others stay the strings that they are."""
LONGEST_NULL = 5
"""Characters from which on a cell is never an empty mark."""
SAMPLE = 40
"""Distinct cells that a column is judged by before all of them are read."""

_TRUTHS = [({yes: True, no: False}) for yes, no in TRUTHS]
_WORDS = re.compile(r"[^\W_]+")
_YEAR_MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_NUMERIC_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")


class Convention(Struct):
    """What the columns of a table agree on: the decimal mark and the order of day and month."""

    mark: str | None = None
    day_first: bool | None = None


def type_columns(sources: Sequence[RawColumn], language: str | None, warn: Warn) -> list[TypedColumn]:
    """A type and typed values for each column of a table."""
    drafts = [_draft(source, language) for source in sources]
    shared = Convention(
        mark=_agreed(draft.figures.mark for draft in drafts if draft.figures),
        day_first=_agreed(order for draft in drafts for order in draft.orders),
    )
    return [_finish(draft, shared, language, warn) for draft in drafts]


def _agreed(votes: Iterable[Any]) -> Any:
    found = {vote for vote in votes if vote is not None}
    return found.pop() if len(found) == 1 else None


class _Draft(Struct):
    """A column whose cells have been read as what they seem to be, before conventions are decided."""

    source: RawColumn
    counts: dict[str, int]
    """For each distinct cell with a value."""
    kind: str = "text"
    figures: Figures | None = None
    orders: set[bool] = set()
    """Whether the day comes first, as the all-numeric dates prove it."""
    months: bool = False
    """Whether all of its dates are ``2024-03``."""
    truth: dict[str, bool] = {}
    certain: bool = False
    """Whether the cells can only be durations."""


def _draft(source: RawColumn, language: str | None) -> _Draft:
    draft = _Draft(source, _telling(source))
    if not draft.counts:
        return draft
    cells = [cell for cell in draft.counts if cell.lower() not in TYPED_NULLS]
    sample = cells[:SAMPLE]
    truth = _truth(cells)
    figures = Figures(source, draft.counts, language) if not truth and Figures.are_likely(sample) else None
    if truth:
        draft.kind, draft.truth = "boolean", truth
    elif figures and figures.fit >= FIT:
        draft.kind, draft.figures = ("text", None) if figures.are_codes() else ("number", figures)
    elif names_things(source.name):
        pass
    elif _are_months(cells):
        draft.kind, draft.months = "date", True
    elif _share(sample, lambda cell: _read_date(cell, language, day_first=True)) >= 0.5:
        draft.kind, draft.orders = "date", _orders(cells)
    else:
        draft.certain = _promises_durations(source.name, sample)
        if _share(sample, lambda cell: read_duration(without_marks(cell), draft.certain)) >= 0.5:
            draft.kind = "duration"
    return draft


def _telling(source: RawColumn) -> dict[str, int]:
    """How often each cell with a value occurs in the column."""
    counts = Counter(source.cells)
    told = {cell: n for cell, n in counts.items() if len(cell) >= LONGEST_NULL or not _is_null(cell)}
    if not source.spanning:
        return told
    own = {cell: n for cell, n in told.items() if cell not in source.spanning}
    return own if sum(own.values()) * 2 > sum(told.values()) else told


def _promises_durations(name: str, cells: Sequence[str]) -> bool:
    """Whether the header says so, or one cell that can be nothing else."""
    named = not DURATION_HEADERS.isdisjoint(_WORDS.findall(name.lower()))
    return named or any(read_duration(without_marks(cell)) for cell in cells)


def _is_null(cell: str) -> bool:
    return len(cell) < LONGEST_NULL and (cell.lower() in NULLS or cell.isspace())


def _share(cells: Sequence[str], read: Callable[[str], object]) -> float:
    return sum(read(cell) is not None for cell in cells) / len(cells) if cells else 0.0


def _truth(cells: Sequence[str]) -> dict[str, bool] | None:
    """The two words that all cells are, if they are the yes and no of one language."""
    if len(cells) > 6:
        return None
    folded = {cell.lower() for cell in cells}
    if len(folded) == 1 and max(map(str.isalpha, folded)) and len(max(folded)) == 1:  # a column of "N"
        return None
    return next((truth for truth in _TRUTHS if folded and folded <= truth.keys()), None)


def _read_date(cell: str, language: str | None, day_first: bool | None) -> str | None:
    return parse_date(without_marks(cell), language, day_first)


def _are_months(cells: Iterable[str]) -> bool:
    """Whether all cells are ``2024-03``, and not all of them two years in a row, as in ``2010-11``."""
    matches = [_YEAR_MONTH.fullmatch(cell) for cell in cells]
    return all(matches) and any(int(m[2]) != (int(m[1]) + 1) % 100 for m in matches if m)


def _orders(cells: Iterable[str]) -> set[bool]:
    """The orders that all-numeric dates prove: True for the day first, False for the month."""
    orders = set()
    for cell in cells:
        match = _NUMERIC_DATE.match(cell)
        if match and match[2] != ".":
            if int(match[1]) > 12:
                orders.add(True)
            elif int(match[3]) > 12:
                orders.add(False)
    return orders


def _finish(draft: _Draft, shared: Convention, language: str | None, warn: Warn) -> TypedColumn:
    if draft.kind == "number" and draft.figures:
        typed = _numbers(draft, draft.figures, shared, warn)
    elif draft.kind == "boolean":
        typed = _mapped(draft, "boolean", lambda cell: draft.truth.get(cell.lower()))
    elif draft.kind == "date":
        typed = _dates(draft, shared, language, warn)
    elif draft.kind == "duration":
        typed = _mapped(draft, "duration", lambda cell: read_duration(without_marks(cell), draft.certain))
    else:
        typed = None
    return typed or _text(draft)


def _text(draft: _Draft) -> TypedColumn:
    values = [
        cell if len(cell) >= LONGEST_NULL or not _is_null(cell) else None for cell in draft.source.cells
    ]
    return TypedColumn("text", values)


def _mapped(draft: _Draft, type_: ColumnType, read: Callable[[str], Any]) -> TypedColumn | None:
    """The column read cell by cell, None if too few cells fit."""
    values: dict[str, Any] = {cell: read(cell) for cell in draft.counts}
    left = [cell for cell, found in values.items() if found is None and cell.lower() not in TYPED_NULLS]
    fit = sum(count for cell, count in draft.counts.items() if values[cell] is not None)
    if not fit or fit < FIT * (fit + sum(draft.counts[cell] for cell in left)):
        return None
    values |= {cell: cell for cell in (*left, *draft.source.spanning)}
    return TypedColumn(type_, [values.get(cell) for cell in draft.source.cells])


def _numbers(draft: _Draft, figures: Figures, shared: Convention, warn: Warn) -> TypedColumn | None:
    mark, guess = figures.decide(shared.mark)
    if mark is None:
        warn(
            "decimal-marks-differ",
            f"column {draft.source.name!r} has points and commas as decimal marks; left as text",
        )
        return None
    found = figures.values(mark)
    typed = _mapped(draft, figures.type_of(found), found.get)
    if typed is None:
        return None
    if guess:
        warn("decimal-mark-guessed", f"column {draft.source.name!r}: {guess}")
    typed.unit, typed.scale = figures.unit, figures.header_scale
    return typed


def _dates(draft: _Draft, shared: Convention, language: str | None, warn: Warn) -> TypedColumn | None:
    day_first = _agreed(draft.orders) if draft.orders else shared.day_first
    unclear = day_first is None and any(is_ambiguous(without_marks(cell)) for cell in draft.counts)
    if unclear and draft.orders:
        warn(
            "date-orders-differ",
            f"column {draft.source.name!r} has days first and months first; left as text",
        )
        return None
    if draft.months:
        return _mapped(draft, "date", lambda cell: cell if _YEAR_MONTH.fullmatch(cell) else None)
    typed = _mapped(draft, "date", lambda cell: _read_date(cell, language, day_first))
    if typed is None:
        if unclear:
            warn(
                "date-order-unknown",
                f"column {draft.source.name!r}: day or month may come first; left as text",
            )
        return None
    if unclear and (language or "").lower() in ("", "en"):
        warn(
            "date-order-guessed",
            f"column {draft.source.name!r}: read with the month first, as in American English",
        )
    stamped = sum("T" in str(value) for value in typed.values if value is not None)
    if stamped:
        dated = sum(value is not None for value in typed.values)
        if stamped < FIT * dated:
            return None
        typed.type = "datetime"
    return typed

"""Sums: a last row that adds up the others, whatever its label."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose
from typing import Any

from broadsheet.tabular.column_data import TypedColumn

ADDABLE = frozenset(("integer", "number", "money"))


def last_row_adds_up(columns: Sequence[TypedColumn]) -> bool:
    """Whether the last row's amounts are the sums of those above, in two columns or in one of three rows.

    >>> last_row_adds_up([TypedColumn("integer", [4, 5, 9]), TypedColumn("integer", [1, 2, 3])])
    True
    """
    addable = [column.values for column in columns if column.type in ADDABLE]
    right = [values for values in addable if _adds_up(values)]
    wrong = len(addable) - len(right)
    if not right or wrong > len(right):
        return False
    return len(right) > 1 or len(right[0]) > 3


def _adds_up(values: Sequence[Any]) -> bool:
    *above, last = values
    amounts = [value for value in above if isinstance(value, int | float)]
    if not isinstance(last, int | float) or not last or len(amounts) < 2:
        return False
    return isclose(sum(amounts), last, rel_tol=1e-9)

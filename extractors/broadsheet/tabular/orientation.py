"""Orientation: whether the records of a table are its columns, with the keys in the first one."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from broadsheet.punctuation import COLONS
from broadsheet.tabular.column_data import RawColumn, TypedColumn, ignore
from broadsheet.tabular.columns import type_columns
from broadsheet.tabular.grid import Rows
from broadsheet.tabular.header import is_value
from broadsheet.tabular.roles import Roles

MOST_KEYS = 100
"""Rows of a fact box or a comparison that are looked at."""
LONGEST_KEY = 30
"""Mean characters of the cells in the first column of a fact box."""


def has_keys_down_the_side(header: Rows, body: Rows, roles: Roles, columns: Sequence[TypedColumn]) -> bool:
    """Whether the first column names fields, and no other column is of one kind.

    There is no header above (a fact box), or the header names things and each row has one kind of value for
    each (a comparison).
    """
    if len(columns) < 2 or not body:
        return False
    if header:
        return _compares(body, roles, columns)
    keys = [row[0].text for row in body]
    if roles.row_headers != 1 and not _are_keys(keys, body, columns):
        return False
    return any(typed.type == "text" for typed in columns[1:])


def _compares(body: Rows, roles: Roles, columns: Sequence[TypedColumn]) -> bool:
    """Whether rows have types where columns have none: ``Seats | 5 | 10``, ``Price | $9 | $19``."""
    if len(columns) < 3 or roles.row_headers != 1 or any(typed.type != "text" for typed in columns[1:]):
        return False
    aside = roles.aside
    rows = [row for at, row in enumerate(body[:MOST_KEYS]) if at not in aside]
    across = [RawColumn(row[0].text, [cell.text for cell in row[1:]]) for row in rows]
    kinds = type_columns(across, None, ignore)
    typed = sum(kind.type != "text" for kind in kinds)
    return typed > 1 and typed * 2 >= len(rows)


def _are_keys(keys: Sequence[str], body: Rows, columns: Sequence[TypedColumn]) -> bool:
    """Whether unmarked cells name fields: they end in colons, or are short and unlike their values."""
    if sum(key.endswith(COLONS) for key in keys) >= 0.8 * len(keys):
        return True
    if len(columns) != 2 or len(body) < 2 or columns[0].type != "text" or not all(keys):
        return False
    if len(set(keys)) < len(keys) or any(map(is_value, keys)) or fmean(map(len, keys)) > LONGEST_KEY:
        return False
    beside = [row[1].text for row in body]
    return any(map(is_value, beside)) or fmean(map(len, beside)) > 1.5 * fmean(map(len, keys))

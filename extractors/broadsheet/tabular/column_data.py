"""What goes into the typing of columns and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from broadsheet.document import ColumnType

Warn = Callable[[str, str], None]
"""Takes a warning's code and message; the place is the table's."""


def ignore(code: str, message: str) -> None:
    """A :data:`Warn` that drops all warnings."""


class RawColumn(Struct):
    """A column as written: its name, its cells below the header, and whether it comes first."""

    name: str
    cells: list[str]
    first: bool = False
    spanning: frozenset[str] = frozenset()
    """Words in cells that span columns, which prove nothing about each. If most cells are such, all count."""


class TypedColumn(Struct):
    """A column's type, a value for each cell, its unit, and what the header multiplies its values by."""

    type: ColumnType
    values: list[Any]
    unit: str | None = None
    scale: int | None = None

"""Places in lines that were put into another order, as places in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import fields

from broadsheet.document import Where


def renumber(values: Iterable[Struct], origins: Sequence[int]) -> None:
    """Set the places in structs and in all that they hold, in place.

    ``origins`` has for each line the index of the line in the source. A place that goes from the foot of one
    column to the head of the next is all lines from the first to the last of them.
    """
    for value in values:
        for field in fields(value):
            old = getattr(value, field.name)
            if isinstance(old, Where):
                setattr(value, field.name, _placed(old, origins))
            elif isinstance(old, Struct):
                renumber([old], origins)
            elif isinstance(old, list):
                _renumber_all(old, origins)


def _renumber_all(values: list[object], origins: Sequence[int]) -> None:
    for value in values:
        if isinstance(value, list):
            _renumber_all(value, origins)
        elif isinstance(value, Struct):
            renumber([value], origins)


def _placed(where: Where, origins: Sequence[int]) -> Where:
    if where.line is None:
        return where
    lines = origins[where.line - 1 : where.end_line or where.line]
    return Where(line=min(lines) + 1, end_line=where.end_line and max(lines) + 1)

"""Tables of AsciiDoc: cells between ``|===``, in any lines, laid out as rows between pipes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CELLS = re.compile(r"(?:^|\s+)(?:\d+(?:\.\d+)?[+*]|\.\d+\+)?[<^>.]{0,2}[adehlmsv]?\|")
_COLUMNS = re.compile(r"cols=\"?(?:(?P<count>\d+)\*|(?P<each>[^\"\]]*))")


def rows_of_table(lines: Sequence[str], said: str) -> list[str]:
    """The rows of a table, one under the other from where the first begins, and a rule below the header.

    A row has as many cells as ``cols`` says, or else as the first line that has any.
    """
    cells: list[tuple[int, list[str]]] = []
    for at, line in enumerate(lines):
        more, *begun = (part.strip() for part in _CELLS.split(line))
        if more and cells:  # a cell goes on
            cells[-1][1].append(more)
        cells += [(at, [cell]) for cell in begun]
    if not cells:
        return list(lines)
    first = cells[0][0]
    width = _width(said) or sum(at == first for at, _ in cells)
    rows = [
        f"|{'|'.join(' '.join(texts) for _, texts in cells[at : at + width])}|"
        for at in range(0, len(cells), width)
    ]
    is_headed = "header" in said or not "".join(lines[first + 1 : first + 2])
    if is_headed and first + len(rows) < len(lines):
        rows.insert(1, "|" + "---|" * width)
    return [*lines[:first], *rows, *[""] * (len(lines) - first - len(rows))]


def _width(said: str) -> int:
    found = _COLUMNS.search(said)
    if found is None:
        return 0
    return int(found["count"]) if found["count"] else len(re.split("[,;]", found["each"]))

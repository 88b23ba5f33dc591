"""Tables of wikitext: rows after ``|-``, cells after ``|`` and ``!``, one or more a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from broadsheet.blocks import Cell, Table
from broadsheet.document import Where
from broadsheet.frontends.text.wikitext.masking import VOID

DEEPEST = 20
"""Tables in tables that are read as such."""

Flatten: TypeAlias = Callable[[str, int], str]

OPENING = re.compile(r"[:*#;\s]*\{\|")
_HEADING = re.compile(r"={2,6}[^=].*=\s*")
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_ATTRIBUTES = re.compile(
    r"(?:\s*(?:[\w:-]+\s*=\s*(?:\"[^\"|]*\"|'[^'|]*'|[^\s|\"']+)|nowrap|hidden))*+\s*", re.IGNORECASE
)
_LISTED = re.compile(r"[*#:;]+\s*")


def read_table(lines: list[str], start: int, flatten: Flatten, deep: int = 0) -> tuple[list[Table], int]:
    """The table that begins at that place, after it those in its cells, and the place behind it.

    One that is never closed ends at the next heading, else with the text.
    """
    reader = _Reader(flatten)
    reader.take_rest(OPENING.sub("", lines[start], count=1), start + 1)
    at = start + 1
    closing = 0
    while at < len(lines):
        line = lines[at].strip(f" \t{VOID}")
        if line.startswith("|}") and not line.startswith("|}}"):
            lines[at] = line[2:].strip()
            at += not lines[at]
            break
        if _HEADING.fullmatch(line):
            closing = closing if closing > at else _closing(lines, at)
            if not reader.rows[-1] or not closing:
                break
        if OPENING.match(line) and deep < DEEPEST:
            inner, at = read_table(lines, at, flatten, deep + 1)
            reader.inner += inner
            continue
        reader.take(line, at + 1)
        at += 1
    return reader.tables(start + 1, at), at


def _closing(lines: list[str], at: int) -> int:
    """Where the table that goes on there is closed; 0 if that is nowhere, or another one opens first."""
    for place in range(at, len(lines)):
        line = lines[place].lstrip(f" \t{VOID}")
        if line.startswith("|}") and not line.startswith("|}}"):
            return place
        if OPENING.match(line):
            break
    return 0


class _Reader:
    """Takes the lines of one table."""

    def __init__(self, flatten: Flatten) -> None:
        self.rows: list[list[Cell]] = [[]]
        self.inner: list[Table] = []
        self._flatten = flatten
        self._caption: list[str] = []
        self._more: list[str] = []
        """Further lines of the last cell."""
        self._is_captioned = False

    def take(self, line: str, number: int) -> None:
        """A line that neither begins nor ends a table."""
        if line.startswith("|+"):
            shown = self._flatten(line[2:], number)
            self._caption.append(_without_attributes(shown)[1].strip())
            self._is_captioned = True
        elif line.startswith("|-"):
            self._is_captioned = False
            self._end_cell()
            if self.rows[-1]:
                self.rows.append([])
            self.take_rest(line.lstrip("|-"), number)
        elif line[:1] in ("|", "!"):
            self._is_captioned = False
            self._cells(line, number)
        elif shown := self._flatten(line, number):
            self._go_on(shown)

    def take_rest(self, rest: str, number: int) -> None:
        """What is behind the mark of a table or row: attributes, else it is said by a cell."""
        if not _ATTRIBUTES.fullmatch(rest) and (shown := self._flatten(rest, number)):
            self._go_on(shown)

    def _cells(self, line: str, number: int) -> None:
        self._end_cell()
        is_header = line[0] == "!"
        bars = r"\|\||!!" if is_header else r"\|\|"
        for text in re.split(bars, self._flatten(line[1:], number)):
            attributes, shown = _without_attributes(text)
            spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(attributes)}
            for piece in shown.split("|"):  # bars that part nothing else must part cells
                cell = Cell(piece.strip(), is_header, spans.get("col", 1), spans.get("row", 1))
                self.rows[-1].append(cell)

    def _go_on(self, shown: str) -> None:
        """A further line of the last cell, or of the caption."""
        if self._is_captioned:
            self._caption.append(shown)
            return
        if not self.rows[-1]:
            self.rows[-1].append(Cell())
        mark = _LISTED.match(shown)
        self._more.append(f"\n{shown[mark.end() :]}" if mark else f" {shown}")

    def _end_cell(self) -> None:
        if self._more:
            cell = self.rows[-1][-1]
            cell.text = "".join([cell.text, *self._more]).strip()
            self._more = []

    def tables(self, line: int, end: int) -> list[Table]:
        """The table, if it has any cell, and those in its cells."""
        self._end_cell()
        rows = [row for row in self.rows if row]
        caption = " ".join(filter(None, self._caption)) or None
        if not rows and caption is None:
            return self.inner
        table = Table(rows, Where(line=line, end_line=end), caption=caption)
        for inner in self.inner:
            inner.within = inner.within or table
        return [table, *self.inner]


def _without_attributes(text: str) -> tuple[str, str]:
    """``style="…" | text``: the attributes and the text."""
    attributes, bar, shown = text.partition("|")
    return (attributes, shown) if bar and _ATTRIBUTES.fullmatch(attributes) else ("", text)

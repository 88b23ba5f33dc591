"""Data or layout: is a ``table`` element a table to its reader, or only a way to place things on a page?

Both errors hurt: a layout table read as data swallows prose, headings and lists; a data table read as layout
dissolves into loose paragraphs. The rules below are in the order in which they decide: first what the author
declared, then what cannot be a data table, then marks that only data tables have, and for a bare grid its
shape, several rows of the same number of short cells.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from broadsheet.frontends.html.segments import HEADINGS, Segment
from broadsheet.frontends.html.tree import Child, Element

ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
CELLS = frozenset(("td", "th"))

CONTROLS = frozenset(("input", "select", "textarea", "button"))
PASSIVE_INPUTS = frozenset(("hidden", "checkbox", "radio"))
SECTIONING = frozenset(("article", "section", "nav", "main", "aside", "header", "footer", "form", "fieldset"))

SAMPLE = 60
"""Rows whose content is looked at. The shape of a longer table does not change on the way."""
LONG = 400
"""Characters: a cell above that is a piece of page. Data tables have few or none of these."""


class Content:
    """What the cells of one table hold, tables inside them apart. Lengths are in characters."""

    def __init__(self, table: Element) -> None:
        self.marks = 0
        """Header cells and scopes."""
        self.nested = self.controls = self.headings = self.sections = 0
        self.captioned = False
        self.lengths: list[list[int]] = []
        """Of the text of each cell, by row."""
        self.widths: list[int] = []
        """Of each row, in cells that hold something: text or a picture."""
        self.numbers: list[str] = []
        """Texts of cells that are integers, in order."""
        self.linked = 0
        """Characters in links."""
        for child in table.elements():
            if child.tag == "caption":
                self.captioned = True
            elif child.tag in ROW_GROUPS:
                self.marks += child.tag == "thead"
                self._look_into(child)

    def _look_into(self, group: Element) -> None:
        for row in group.elements():
            if row.tag != "tr":
                continue
            if len(self.widths) >= SAMPLE:
                return
            cells = [self._cell(child) for child in row.elements() if child.tag in CELLS]
            if cells:
                self.lengths.append([length for length, _ in cells])
                self.widths.append(sum(filled for _, filled in cells))

    def _cell(self, cell: Element) -> tuple[int, bool]:
        """The length of the cell's text, and whether it shows anything at all."""
        self.marks += cell.tag == "th" or "scope" in cell.attributes
        length, pictures = 0, 0
        pending: list[tuple[Child, bool]] = [(child, False) for child in cell.children]
        while pending:
            child, in_link = pending.pop()
            if isinstance(child, Element):
                pictures += child.tag == "img"
                if self._counts(child):
                    pending.extend((inner, in_link or child.tag == "a") for inner in child.children)
                continue
            shown = len(str(child).strip())
            length += shown
            if isinstance(child, Segment):
                pictures += len(child.images)
                self.controls += child.control
                self.linked += child.link_chars
            else:
                self.linked += shown if in_link else 0
        if 0 < length <= 2:
            self._note_number(cell)
        return length, bool(length or pictures)

    def _counts(self, element: Element) -> bool:
        """Count what the element is; true if what it holds counts too."""
        tag = element.tag
        if tag == "table":
            self.nested += 1
            return False
        self.headings += tag in HEADINGS
        self.sections += tag in SECTIONING
        self.controls += tag in CONTROLS and element.get("type").lower() not in PASSIVE_INPUTS
        return True

    def _note_number(self, cell: Element) -> None:
        text = cell.text().strip()
        if text.isascii() and text.isdigit():
            self.numbers.append(text)


def is_data_table(element: Element) -> bool:
    """True for a table of data, false for one that only lays out the page, a menu, a form or a calendar.

    It reads the tree before or after the page is cut into segments.
    """
    role = element.get("role").lower()
    if role in ("presentation", "none"):
        return False
    content = Content(element)
    if _cannot_be_data(content):
        return False
    if content.marks or content.captioned or role in ("table", "grid", "treegrid"):
        # Cells may show an icon, a font's or a style sheet's, that is neither text nor picture here.
        return sum(len(row) >= 2 for row in content.lengths) >= 2
    return _looks_regular(content)


def _cannot_be_data(content: Content) -> bool:
    rows = len(content.widths)
    cells = sum(content.widths)
    lengths = [length for row in content.lengths for length in row]
    return (
        rows < 2
        or content.sections > 0
        or content.controls * 2 >= rows
        or (content.headings > rows and content.headings * 2 > cells)
        or not any(lengths)
        or _is_calendar(content)
    )


def _is_calendar(content: Content) -> bool:
    """Seven columns whose cells count the days of a month."""
    days = [int(text) for text in content.numbers]
    if len(days) < 28 or max(len(row) for row in content.lengths) not in (7, 8):
        return False
    steps = sum(after == before + 1 for before, after in pairwise(days))
    return steps >= 0.8 * len(days)


def _looks_regular(content: Content) -> bool:
    """A bare grid is data if most rows have the same number of cells and few cells are a piece of page."""
    if content.nested:
        return False
    lengths = [length for row in content.lengths for length in row if length]
    shape, alike = Counter(len(row) for row in content.lengths).most_common(1)[0]
    full = sum(width >= 2 for width in content.widths)
    long = sum(length > LONG for length in lengths)
    return (
        shape >= 2
        and full >= 2
        and alike * 2 >= len(content.lengths)
        and full * 2 > len(content.lengths)
        and long * 5 <= len(lengths)
        and (content.linked < 0.9 * sum(lengths) or full > 2)
    )

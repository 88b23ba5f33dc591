"""HTML tables: from a ``table`` element to the rows of cells that a browser would lay out.

Spans are read here and expanded later, by the ``tables`` extractor: the grid is the same for every kind of
source. What is particular to HTML stays here: row groups and their order, attributes that are HTML integers,
tables inside the cells of tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from broadsheet.blocks import Block, Cell, ListItem, Table
from broadsheet.frontends.html.layout import CELLS, ROW_GROUPS, is_data_table
from broadsheet.frontends.html.plain_rows import PlainRows
from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tree import Element

Flatten: TypeAlias = Callable[[Element], str]
"""The text of an element's content, inline markup flattened, blocks and list items on lines of their own."""
Flow: TypeAlias = Callable[[Element], Iterator[Block]]
"""The blocks of an element's content."""

LISTS = frozenset(("ul", "ol", "dl"))

MOST_DIGITS = 9
"""Of a span: what is longer is past every clamp, and Python refuses integers of 4,300 digits."""

SAMPLE = 60
"""Rows whose type face is looked at."""
WHITE_SPACE = " \t\n\f\r"  # HTML's, which is not Python's


def read_table(element: Element, flatten: Flatten, flow: Flow) -> list[Table]:
    """The table, followed by the data tables inside its cells, in document order.

    A nested data table has the outer one in ``within``, and its text is not repeated in the cell;
    a nested layout table is only the text of its cell. A list in a cell is text of the cell and in ``lists``,
    unless the cell holds a table, too. ``head_rows`` is the number of rows in ``thead``, None without one.
    The first ``thead`` is at the top and the first ``tfoot`` at the bottom, wherever they are written, as in
    browsers.
    """
    rows: list[list[Cell]] = []
    found = _Found([], [], {}, set())
    starts: list[int] = []
    head_rows: int | None = None
    for group in _groups(element):
        starts.append(len(rows))
        for child in group.children:
            if isinstance(child, PlainRows):
                rows += child.rows
            elif isinstance(child, Element) and child.tag == "tr":
                rows.append(_row(child, flatten, found))
        if group.tag == "thead" and head_rows is None:
            head_rows = len(rows) - starts[-1] or None
    for id in found.named.intersection(found.ids):
        found.ids[id].header = True
    if head_rows is None and len(rows) > 1 and not any(cell.header for row in rows for cell in row):
        _mark_bold(element, rows)
    table = Table(
        rows=rows,
        where=element.where,
        head_rows=head_rows,
        groups=[start for start in starts[1:] if 0 < start < len(rows)],
        caption=_caption(element, flatten),
        lists=[block for cell in found.listed for block in flow(cell) if isinstance(block, ListItem)],
    )
    return [table, *_nested(found.tables, table, flatten, flow)]


class _Found(NamedTuple):
    """What turns up while rows are read."""

    tables: list[Element]
    """Data tables inside cells."""
    listed: list[Element]
    """Cells with lists and no tables."""
    ids: dict[str, Cell]
    """Cells by their ``id``."""
    named: set[str]
    """The ids in the ``headers`` of cells: the cells with these ids are header cells, whatever their tag."""


def _groups(element: Element) -> list[Element]:
    """The row groups as laid out. Only the first ``thead`` and the first ``tfoot`` move (CSS 2.2, 17.2)."""
    groups = [child for child in element.elements() if child.tag in ROW_GROUPS]
    heads = [group for group in groups if group.tag == "thead"][:1]
    feet = [group for group in groups if group.tag == "tfoot"][:1]
    moved = heads + feet
    return heads + [group for group in groups if group not in moved] + feet


def _row(row: Element, flatten: Flatten, found: _Found) -> list[Cell]:
    """The cells of a row; what is found in them besides text is added to ``found``."""
    cells = []
    for child in row.children:
        if not isinstance(child, Element) or child.tag not in CELLS:
            continue
        attributes = child.attributes
        cell = Cell(_cell_text(child, flatten, found), child.tag == "th")
        if attributes:
            if "colspan" in attributes:
                cell.colspan = html_integer(attributes["colspan"]) or 1
            if "rowspan" in attributes:
                span = html_integer(attributes["rowspan"])
                cell.rowspan = 1 if span is None else span
            if "scope" in attributes:
                cell.header = True
            if "headers" in attributes:
                found.named.update((attributes["headers"] or "").split())
            if "id" in attributes:
                found.ids[attributes["id"] or ""] = cell
        cells.append(cell)
    return cells


def _mark_bold(element: Element, rows: list[list[Cell]]) -> None:
    """Bold type marks a header where ``th`` does not: a first row, or a first column, that alone is bold."""
    elements = [row for group in _groups(element) for row in group.elements() if row.tag == "tr"]
    bold = [[_is_bold(cell) for cell in row.elements() if cell.tag in CELLS] for row in elements[:SAMPLE]]
    if _all_bold(bold[0]) and not any(_all_bold(row) for row in bold[1:]):
        for cell in rows[0]:
            cell.header = True
    elif len(bold) == len(rows) and all(row and row[0] and not any(row[1:]) for row in bold):
        for cells in rows:
            cells[0].header = len(cells) > 1


def _all_bold(row: list[bool | None]) -> bool:
    """Whether all cells with text are bold, two at least."""
    told = [cell for cell in row if cell is not None]
    return len(told) > 1 and all(told)


def _is_bold(cell: Element) -> bool | None:
    """Whether all of a cell's text is bold, None if it has none. Only segments know their type face."""
    blocks = [cell, *cell.elements()]
    segments = [child for block in blocks for child in block.children if isinstance(child, Segment)]
    length = sum(len(segment.text) for segment in segments)
    return sum(segment.bold_chars for segment in segments) >= 0.9 * length if length else None


def html_integer(value: str | None) -> int | None:
    """A non-negative integer by HTML's rules (§2.3.4.2), or None.

    >>> [html_integer(value) for value in ("2", " 2;", "+3px", "-0", "-1", "x", "")]
    [2, 2, 3, 0, None, None, None]
    """
    text = (value or "").lstrip(WHITE_SPACE)
    negative = text[:1] == "-"
    if text[:1] in ("+", "-"):
        text = text[1:]
    length = 0
    for char in text:
        if char not in "0123456789":
            break
        length += 1
    if not length:
        return None
    number = int(text[:length]) if length <= MOST_DIGITS else int("9" * MOST_DIGITS)
    return None if negative and number else number


def _cell_text(cell: Element, flatten: Flatten, found: _Found) -> str:
    children = cell.children
    if not children:
        return ""
    if len(children) == 1:  # nearly every cell of a large table
        only = children[0]
        if isinstance(only, Segment):
            return only.text
        if isinstance(only, str):
            return " ".join(only.split())
    nested = _outermost_tables(cell)
    if not nested:
        if any(element.tag in LISTS for element in cell.descendants()):
            found.listed.append(cell)
        return flatten(cell)
    data = [table for table in nested if is_data_table(table)]
    found.tables.extend(data)
    return flatten(_without(cell, data)) if data else flatten(cell)


def _outermost_tables(element: Element) -> list[Element]:
    """The tables below, in document order; not those inside other tables."""
    found: list[Element] = []
    pending = [child for child in reversed(element.children) if isinstance(child, Element)]
    while pending:
        child = pending.pop()
        if child.tag == "table":
            found.append(child)
        else:
            pending.extend(inner for inner in reversed(child.children) if isinstance(inner, Element))
    return found


def _without(cell: Element, dropped: list[Element]) -> Element:
    """A copy of the cell that lacks some of its descendants; what does not hold them is shared."""
    gone = set(map(id, dropped))
    holders = set()
    for element in dropped:
        above = element.parent
        while above is not None and above is not cell and id(above) not in holders:
            holders.add(id(above))
            above = above.parent
    return _copy(cell, gone, holders)


def _copy(element: Element, gone: set[int], holders: set[int]) -> Element:
    copy = Element(element.tag, element.attributes, element.parent, element.position, [], element.block)
    for child in element.children:
        if isinstance(child, Element) and id(child) in holders:
            child = _copy(child, gone, holders)
        if id(child) not in gone:
            copy.children.append(child)
    return copy


def _nested(inner: list[Element], outer: Table, flatten: Flatten, flow: Flow) -> list[Table]:
    found: list[Table] = []
    for element in inner:
        own, *deeper = read_table(element, flatten, flow)
        own.within = outer
        found += [own, *deeper]
    return found


def _caption(element: Element, flatten: Flatten) -> str | None:
    for child in element.elements():
        if child.tag == "caption":
            return flatten(child) or None
    return None

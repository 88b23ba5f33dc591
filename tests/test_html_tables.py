"""HTML tables: which of them are data, and the text of their cells."""

from __future__ import annotations

import pytest

from broadsheet.blocks import Table
from broadsheet.frontends.html import dropped, fragment
from broadsheet.frontends.html.cutting import cut
from broadsheet.frontends.html.inline import flatten
from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.plain_rows import AFTER, PlainRows
from broadsheet.frontends.html.shape import flow
from broadsheet.frontends.html.tables import read_table
from broadsheet.frontends.html.tree import Element, Tree
from broadsheet.notes import Notes
from helpers import first_table

DATA = {
    "header cells": "<table><tr><th>Port<th>Berths<tr><td>Aden<td>12</table>",
    "header cells down the side": "<table><tr><th>Brand<td>Aurora<tr><th>Weight<td>3 kg</table>",
    "a bare grid of short cells": "<table><tr><td>Aden<td>12<tr><td>Oslo<td>7<tr><td>Lagos<td>31</table>",
    "a caption": "<table><caption>Ports</caption><tr><td>Aden<td>12<tr><td>Oslo<td>7</table>",
    "ticks that a style sheet draws": "<table><tr><th>Plan<th>Plus<tr><td>Help<td><i class=tick></i></table>",
    "long cells under header cells": "<table><tr><th>Pro<th>Con<tr><td>{0}<td>{0}</table>".format(
        "word " * 120
    ),
}
LAYOUT = {
    "a single row": "<table><tr><td>One column of the page<td>Another column of the page</table>",
    "a single column": "<table><tr><td>First<tr><td>Second<tr><td>Third</table>",
    "a role": "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
    "a form": "<table><tr><td>Name<td><input name=n><tr><td>Mail<td><input name=m></table>",
    "an article in a cell": "<table><tr><td>a<td>b<tr><td><article><p>Story</article><td>c</table>",
    "tables inside": "<table><tr><td>a<td><table><tr><td>x</table><tr><td>b<td>c</table>",
    "pieces of page": "<table><tr><td>{0}<td>{0}<tr><td>{0}<td>{0}</table>".format("word " * 120),
    "nothing but pictures": "<table><tr><td><img src=a><td><img src=b><tr><td><img src=c><td></table>",
    "a calendar": "<table><tr>"
    + "".join(f"<th>{day}" for day in "MTWTFSS")
    + "".join(("<tr>" if n % 7 == 1 else "") + f"<td>{n}" for n in range(1, 32))
    + "</table>",
}


def read(html: str) -> list[Table]:
    return read_table(first_table(html), lambda cell: " ".join(cell.text().split()), flow)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("html", DATA.values(), ids=DATA)
def test_a_table_is_data_by(html: str) -> None:
    assert is_data_table(first_table(html))


@pytest.mark.parametrize("html", LAYOUT.values(), ids=LAYOUT)
def test_a_table_is_layout_by(html: str) -> None:
    assert not is_data_table(first_table(html))


def test_a_nested_data_table_appears_once_and_refers_to_the_outer_one() -> None:
    outer, inner = read(
        "<table><tr><th>Port<th>Berths<tr><td>Aden"
        "<td>by size <table><tr><th>large<th>small<tr><td>2<td>10</table> in all</table>"
    )
    assert texts(outer) == [["Port", "Berths"], ["Aden", "by size in all"]]
    assert texts(inner) == [["large", "small"], ["2", "10"]]
    assert inner.within is outer


def test_a_nested_layout_table_is_the_text_of_its_cell() -> None:
    tables = read("<table><tr><th>Port<th>Note<tr><td>Aden<td><table><tr><td>deep water</table></table>")
    assert [texts(table)[1] for table in tables] == [["Aden", "deep water"]]


def test_marks_and_groups_are_kept() -> None:
    (table,) = read(
        "<table><caption>Ports</caption><thead><tr><td>Port<td>Berths</thead>"
        "<tbody><tr><td scope=row>Aden<td>12</tbody><tbody><tr><td>Oslo<td>7</tbody></table>"
    )
    assert (table.caption, table.head_rows, table.groups) == ("Ports", 1, [1, 2])
    assert [cell.header for cell in table.rows[1]] == [True, False]


def test_unclosed_cells_and_rows_end_where_browsers_end_them() -> None:
    (table,) = read("<table><tr><td>a<td>b<tr><td>c<tr><td>d<td>e")
    assert texts(table) == [["a", "b"], ["c"], ["d", "e"]]


def test_a_first_row_in_bold_is_a_header() -> None:
    tree = Tree("<table><tr><td><b>From</b><td><b>To</b><tr><td>Aden<td>Oslo<tr><td>Oslo<td>Lagos</table>")
    cut(tree)
    (table,) = read_table(next(e for e in tree.elements if e.tag == "table"), Element.text, flow)
    assert [[cell.header for cell in row] for row in table.rows] == [
        [True, True],
        [False, False],
        [False, False],
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("31<sup>2</sup>", "31[2]"),
        ("12.5%<sup>a</sup>", "12.5%[a]"),
        ("Aden <sup>1</sup>", "Aden [1]"),
        ("40 m<sup>2</sup>", "40 m2"),
        ("5 × 10<sup>-6</sup>", "5 × 10^-6"),
        ("1<sup>st</sup>", "1st"),
    ],
)
def test_a_raised_number_in_a_cell_is_no_part_of_the_number_before_it(cell: str, text: str) -> None:
    tree = Tree(f"<table><tr><th>Port<th>Berths<tr><td>Aden<td>{cell}</table>")
    cut(tree)
    (table,) = read_table(next(e for e in tree.elements if e.tag == "table"), flatten, flow)
    assert texts(table)[1][1] == text


def test_cells_that_others_name_as_their_headers_are_header_cells() -> None:
    (table,) = read(
        "<table><tr><td id=p>Port<td id=b>Berths<tr><td headers=p>Aden<td headers='b p'>12"
        "<tr><td headers=p>Oslo<td headers=b>7</table>"
    )
    assert [[cell.header for cell in row] for row in table.rows] == [[True, True], [False] * 2, [False] * 2]


ODD_ROWS = (
    "<tr><td>Aden</td><td>12</td></tr>",
    "<tr><td> Bab  el-\nMandeb </td> <td>&lt;30&nbsp;km &amp; more</td></tr>",
    "<tr class=odd><th>Suez</th><td style='color: red'></td></tr>",
    "<tr><td>Oslo</td><td><a href=/o><b id=seven>7</b> &amp; </a> <abbr title=a>more</abbr></td></tr>",
    "<tr><td>Rhodes<a href=#top>↑</a></td><td>3<sup>1</sup></td></tr>",
    "<tr><td rowspan=2>Lagos</td><td>31</td></tr><tr><td>32</td></tr>",
    "<tr><td colspan=2>Malta</td></tr>",
    "<tr><td>Nice<!-- was: Nizza --></td><td>a<br>b</td></tr>",
)


def test_the_plain_rows_of_a_long_table_say_what_copied_ones_say() -> None:
    rows = "".join(ODD_ROWS) * (2 * AFTER // len(ODD_ROWS))
    page = f"<table><tr><th>Port<th>Berths</tr>{rows}</table>"
    trees = [Tree(page, False, how) for how in (is_data_table, None)]
    for tree in trees:
        cut(tree)
    table, copied = (tree.body.children[0] for tree in trees)
    assert isinstance(table, Element)
    assert isinstance(copied, Element)
    assert any(isinstance(child, PlainRows) for group in table.elements() for child in group.children)
    assert read_table(table, flatten, flow)[0].rows == read_table(copied, flatten, flow)[0].rows


def test_a_long_table_that_lays_out_the_page_is_copied_whole() -> None:
    tree = Tree(f"<table role=presentation>{ODD_ROWS[0] * 2 * AFTER}</table>", False, is_data_table)
    assert sum(element.tag == "tr" for element in tree.elements) == 2 * AFTER


def test_the_warning_for_a_dropped_long_table_counts_all_its_characters() -> None:
    tree, notes = Tree(f"<table>{ODD_ROWS[0] * 2 * AFTER}</table>", False, is_data_table), Notes()
    cut(tree)
    dropped.report(tree.body, notes)
    (warning,) = notes.warnings
    assert f"{2 * AFTER * len('Aden12'):,} characters" in warning.message


def test_the_lists_in_cells_are_lists_and_their_words_stay_in_the_cells() -> None:
    blocks = fragment(
        "<table><tr><th>Port<th>For and against<tr><td>Aden<td><ul><li>deep<ul><li>dredged</ul><li>cheap</ul>"
        "<tr><td>Suez<td>Near:<ol start=3><li>canal</ol></table>"
    )
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert texts(table)[1:] == [["Aden", "deep\ndredged\ncheap"], ["Suez", "Near:\ncanal"]]
    assert [(item.text, item.kind, item.number, item.depth, item.opens) for item in table.lists] == [
        ("deep", "bullet", None, 0, True),
        ("dredged", "bullet", None, 1, True),
        ("cheap", "bullet", None, 0, False),
        ("canal", "numbered", 3, 0, True),
    ]

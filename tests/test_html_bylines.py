"""What a page shows around its headline is found without looking at anything twice."""

from __future__ import annotations

import pytest

import broadsheet
from broadsheet.frontends.html import bylines
from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.tree import Element


def test_a_table_is_looked_at_once_however_many_dates_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Element] = []

    def look(table: Element) -> bool:
        looked_at.append(table)
        return is_data_table(table)

    monkeypatch.setattr(bylines, "is_data_table", look)
    rows = "".join(f"<tr><td>Ship {n}<td>Published: 3 May 20{n}" for n in range(10, 40))
    page = f"<article><h1>Ships</h1><table><tr><th>Name<th>Date{rows}</table></article>"
    assert broadsheet.convert(page, media_type="text/html").metadata.published is None
    assert len(looked_at) == 1

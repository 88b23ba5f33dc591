"""The public contract, ``broadsheet/1``: the keys of a document, and one meaning for every kind of source."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from msgspec import Struct

import broadsheet
from broadsheet import document
from broadsheet.article import Article
from broadsheet.registry import Named
from broadsheet.writers import WRITERS

KEYS: dict[type[Struct], str] = {
    document.Source: "path media_type encoding bytes sha256",
    document.Metadata: "title authors published modified site url language description tags",
    document.Section: "id level heading blocks sections where",
    document.ParagraphBlock: "text",
    document.ListBlock: "ref",
    document.TableBlock: "ref",
    document.QuoteBlock: "text cite",
    document.CodeBlock: "text language",
    document.FigureBlock: "src alt caption",
    document.Item: "text items",
    document.List: "id section kind label items where",
    document.Column: "name type unit",
    document.Table: "id section caption header columns rows records where",
    document.Warning: "code message extractor where",
}
"""The keys that every reader of a document may rely on, in their order. Further keys may only follow them."""

BODY = """
The dues of the harbour rise by a tenth in spring, as its council has decided.

Where the money goes
--------------------

The plan has two parts:

- dredge the basin
  - by March
- widen the gate

| Port | Berths | Cost   |
|------|--------|--------|
| Aden | 12     | $1,099 |
| Oslo | many   |        |
"""
TITLE = "Harbour dues rise again"
TEXT = f"{TITLE}\n{'=' * len(TITLE)}\n{BODY}"
MARKDOWN = f"# {TITLE}\n{BODY}"
HTML = """<!doctype html><title>Harbour dues rise again</title><article><h1>Harbour dues rise again</h1>
<p>The dues of the harbour rise by a tenth in spring, as its council has decided.</p>
<h2>Where the money goes</h2>
<p>The plan has two parts:</p>
<ul><li>dredge the basin<ul><li>by March</li></ul></li><li>widen the gate</li></ul>
<table><tr><th>Port<th>Berths<th>Cost<tr><td>Aden<td>12<td>$1,099<tr><td>Oslo<td>many<td></table></article>
"""
SOURCES = {"text/plain": TEXT, "text/markdown": MARKDOWN, "text/html": HTML}


@pytest.mark.parametrize("part", KEYS, ids=lambda part: part.__name__)
def test_the_keys_of_a_document_keep_their_order(part: type[Struct]) -> None:
    keys = KEYS[part].split()
    assert list(part.__struct_fields__[: len(keys)]) == keys


def test_the_keys_at_the_top_keep_their_order_with_further_results_before_the_warnings() -> None:
    def extract(article: Article) -> int:
        return len(article.blocks)

    plain = broadsheet.convert(TEXT)
    assert " ".join(plain.to_dict()) == "format source metadata sections lists tables warnings"
    more = broadsheet.convert(TEXT, extractors=["lists", Named("size", extract)])
    wanted = "format source metadata sections lists tables size warnings"
    assert " ".join(more.to_dict()) == wanted
    for format in ("json", "ndjson", "yaml"):
        assert " ".join(yaml.safe_load(WRITERS[format].load()(more))) == wanted, format
    assert broadsheet.schema()["$defs"]["Document"]["required"] == list(plain.to_dict())


NAMES = {
    "caf\udce9.txt": "caf\\xe9.txt",  # a byte that is no UTF-8, as the system gives it
    "\ud83d.txt": "\\ud83d.txt",  # half a character
    'it\'s "new"\n: - #.txt': 'it\'s "new"\n: - #.txt',
    "港\u202e\x1b\u0085\u2028.txt": "港\u202e\x1b\u0085\u2028.txt",
}
"""Names of files, and the paths that their documents report."""


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_document_reports_the_name_of_its_source_in_every_format(name: str) -> None:
    told = broadsheet.convert(TEXT, name=name)
    assert told.to_dict()["source"]["path"] == NAMES[name]
    written = {format: WRITERS[format].load()(told).decode("utf-8") for format in ("json", "ndjson", "yaml")}
    assert json.loads(written["json"])["source"]["path"] == NAMES[name]
    assert json.loads(written["ndjson"])["source"]["path"] == NAMES[name]
    assert yaml.safe_load(written["yaml"])["source"]["path"] == NAMES[name]
    assert written["ndjson"].count("\n") <= 1


@pytest.fixture(params=SOURCES)
def found(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The document of one article, written as text, as Markdown and as HTML."""
    return broadsheet.convert(SOURCES[request.param], media_type=request.param).to_dict()


def test_the_title_is_metadata_and_not_a_section(found: dict[str, Any]) -> None:
    assert found["metadata"]["title"] == "Harbour dues rise again"
    lead, first = found["sections"]
    assert (lead["id"], lead["level"], lead["heading"]) == ("s1", 0, None)
    assert (first["id"], first["level"], first["heading"]) == ("s2", 1, "Where the money goes")


def test_a_section_has_its_blocks_in_order_and_refers_to_lists_and_tables(found: dict[str, Any]) -> None:
    assert found["sections"][1]["blocks"] == [
        {"type": "paragraph", "text": "The plan has two parts:"},
        {"type": "list", "ref": "l1"},
        {"type": "table", "ref": "t1"},
    ]


def test_a_list_has_its_label_and_nested_items(found: dict[str, Any]) -> None:
    (only,) = found["lists"]
    assert (only["section"], only["kind"], only["label"]) == ("s2", "bullet", "The plan has two parts:")
    assert only["items"] == [
        {"text": "dredge the basin", "items": [{"text": "by March", "items": []}]},
        {"text": "widen the gate", "items": []},
    ]


def test_a_table_has_its_cells_as_written_and_its_records_typed(found: dict[str, Any]) -> None:
    (table,) = found["tables"]
    assert table["header"] == [["Port", "Berths", "Cost"]]
    assert table["rows"] == [["Aden", "12", "$1,099"], ["Oslo", "many", ""]]
    assert table["columns"][2] == {"name": "Cost", "type": "money", "unit": "USD"}
    assert [record["Cost"] for record in table["records"]] == [1099, None]


def test_everything_says_where_it_was(found: dict[str, Any]) -> None:
    is_html = found["source"]["media_type"] == "text/html"
    for part in (*found["sections"], *found["lists"], *found["tables"]):
        assert set(part["where"]) == ({"path"} if is_html else {"line", "end_line"})

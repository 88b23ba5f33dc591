"""Every sample gives the document that a careful reader would write down.

There are two files for each sample in ``tests/golden``, both found by its name:

* ``NAME.expect.yaml`` is the reviewed truth, written by hand from the sample and never from a result: title,
  authors, headings with their levels, lists, tables, words that must be in the document once, somewhere or
  nowhere. Missing keys, and ``null`` in a list of columns or types, are not checked. ``gaps`` are known
  errors, each with its reason: these tests must fail until the error is fixed.
* ``NAME.json`` pins everything else. ``pytest tests/test_golden.py --write-goldens`` rewrites it; read the
  difference before you commit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import SAMPLES, convert_sample

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(p.name for p in SAMPLES.iterdir())

Plain = dict[str, Any]


@cache
def expected(name: str) -> Plain:
    found = yaml.safe_load((GOLDEN / f"{name}.expect.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(autouse=True)
def known_gap(request: pytest.FixtureRequest) -> None:
    """Expect the failures that the sample's ``gaps`` own up to, by the name of the test."""
    name = getattr(request.node, "callspec", None) and request.node.callspec.params["name"]
    gaps = expected(name).get("gaps", {}) if name else {}
    for key, reason in gaps.items():
        if key in request.function.__name__:
            request.applymarker(pytest.mark.xfail(reason=reason, strict=True))


def sections(document: Plain) -> Iterator[Plain]:
    """All sections in reading order."""
    waiting = list(reversed(document["sections"]))
    while waiting:
        section = waiting.pop()
        yield section
        waiting.extend(reversed(section["sections"]))


def blocks(document: Plain, kind: str) -> list[Plain]:
    return [b for s in sections(document) for b in s["blocks"] if b["type"] == kind]


def nested(items: list[Plain]) -> int:
    """How many items are below these."""
    return sum(len(item["items"]) + nested(item["items"]) for item in items)


def strings(value: Any) -> Iterator[str]:
    """Every string of a piece of plain data, in order."""
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from strings(each)


def said(document: Plain) -> str:
    """All text of the document once, so without records, which repeat rows."""
    repeated = {"records", "columns", "label", "where"}
    parts = [document["sections"], *document["lists"], *document["tables"]]
    once = [{k: v for k, v in p.items() if k not in repeated} if isinstance(p, dict) else p for p in parts]
    return "\n".join(strings(once))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_its_golden_document(name: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{name}.json"
    found = json.dumps(convert_sample(name), ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--write-goldens"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_source_and_metadata_are_what_a_reader_would_write_down(name: str) -> None:
    document = convert_sample(name)
    for part in ("source", "metadata"):
        wanted = expected(name).get(part, {})
        assert {key: document[part][key] for key in wanted} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_headings_stand_in_order_at_their_level(name: str) -> None:
    found = [f"{s['level']} {s['heading']}" for s in sections(convert_sample(name)) if s["heading"]]
    assert found == expected(name)["headings"]


@pytest.mark.parametrize("name", NAMES)
def test_lists_have_their_kind_label_and_items(name: str) -> None:
    facts = {
        "kind": lambda x: x["kind"],
        "label": lambda x: x["label"],
        "start": lambda x: x["start"],
        "items": lambda x: len(x["items"]),
        "nested": lambda x: nested(x["items"]),
        "checked": lambda x: [item["checked"] for item in x["items"]],
        "terms": lambda x: [item["term"] for item in x["items"]],
    }
    found, wanted = convert_sample(name)["lists"], expected(name)["lists"]
    assert len(found) == len(wanted)
    assert [{key: facts[key](x) for key in want} for x, want in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_their_columns_types_and_values(name: str) -> None:
    found, wanted = convert_sample(name)["tables"], expected(name)["tables"]
    assert len(found) == len(wanted)
    for table, want in zip(found, wanted, strict=True):
        assert {key: fact(table, key, want[key]) for key in want} == want


def fact(table: Plain, key: str, want: Any) -> Any:
    """The value of the table to compare with ``want``; equal to it where nothing is checked."""
    if want is None:
        return None
    if key in ("columns", "types"):
        names = [column["name" if key == "columns" else "type"] for column in table["columns"]]
        return [None if w is None else n for n, w in zip(names, want, strict=False)] + names[len(want) :]
    if key in ("first", "last"):
        record = table["records"][0 if key == "first" else -1]
        return {column: record.get(column, "no such column") for column in want}
    return len(table["rows"]) if key == "rows" else table.get(key)


@pytest.mark.parametrize("name", NAMES)
def test_quotes_code_and_figures_keep_their_cite_language_and_caption(name: str) -> None:
    document, wanted = convert_sample(name), expected(name)
    for kind, field, key in (
        ("quote", "cite", "quotes"),
        ("code", "language", "code"),
        ("figure", "caption", "figures"),
    ):
        assert [block[field] for block in blocks(document, kind)] == wanted.get(key, [])


@pytest.mark.parametrize("name", NAMES)
def test_the_article_is_there_and_what_surrounds_it_is_not(name: str) -> None:
    everything, wanted = said(convert_sample(name)), expected(name)
    assert [words for words in wanted.get("says", []) if words not in everything] == []
    assert [words for words in wanted.get("once", []) if everything.count(words) != 1] == []
    assert [words for words in wanted.get("never", []) if words in everything] == []


@pytest.mark.parametrize("name", NAMES)
def test_repairs_and_drops_are_warnings_with_a_message(name: str) -> None:
    warnings = convert_sample(name)["warnings"]
    missing = set(expected(name).get("warnings", [])) - {w["code"] for w in warnings}
    assert missing == set()
    assert [w["code"] for w in warnings if not (w["message"] and w["extractor"])] == []


def test_every_expectation_has_its_sample() -> None:
    assert {p.name.removesuffix(".expect.yaml") for p in GOLDEN.glob("*.yaml")} == set(NAMES)

"""The pipeline: any input converts or is refused, the same way each time, to a document of the schema."""

from __future__ import annotations

import hashlib
import json
import pickle
from inspect import ismodule
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet
from broadsheet import BroadsheetError, Document
from broadsheet.registry import DEFAULT

VALIDATOR = jsonschema.Draft202012Validator(broadsheet.schema())
TYPES = [None, "text/html", "text/plain", "text/markdown"]

# What makes structure in one front end or another, so that random texts meet each other's rules.
PIECES = [
    "word ",
    "Long words stand here. ",
    "\n",
    "\n\n",
    "# ",
    "- ",
    "1. ",
    "   ",
    "| a | b |\n",
    "---|---\n",
    "> ",
    "[x] ",
]
PIECES += [
    "<p>",
    "</p>",
    "<ul><li>",
    "<table><tr><td>",
    "<h2>",
    "</h2>",
    "<br>",
    "&amp;",
    "<!--",
    "<div>" * 9,
    "Term: text\n",
]
PIECES += [
    "```\n",
    "By Ana Diaz\n",
    "2 May 2024\n",
    "$1,099",
    "=====\n",
    "日本語。",
    "\x00",
    "\ud800",
    "\r\n",
    "\t",
    "\u2028",
    "\x1b",
]
texts = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)


def converted(source: bytes | str, media_type: str | None = None) -> Document | str:
    """The document, or the code of the error."""
    try:
        return broadsheet.convert(source, media_type=media_type)
    except BroadsheetError as error:
        return error.code


def check(document: Document) -> None:
    plain = document.to_dict()
    VALIDATOR.validate(plain)
    assert json.loads(json.dumps(plain, ensure_ascii=False).encode()) == plain
    assert list(plain)[:6] == ["format", "source", "metadata", "sections", "lists", "tables"]
    assert list(plain)[-1] == "warnings"


@given(texts | st.text(max_size=200), st.sampled_from(TYPES))
def test_any_text_converts_or_is_empty(source: str, media_type: str | None) -> None:
    document = converted(source, media_type)
    if isinstance(document, str):
        assert document == "empty-input"
    else:
        check(document)


@given(texts, st.sampled_from(TYPES))
@settings(max_examples=30)
def test_the_same_input_gives_the_same_document(source: str, media_type: str | None) -> None:
    assert converted(source, media_type) == converted(source, media_type)


@given(texts, st.sampled_from(TYPES))
def test_every_reference_leads_to_a_list_or_table_and_back(source: str, media_type: str | None) -> None:
    document = converted(source, media_type)
    if isinstance(document, str):
        return
    plain = document.to_dict()
    found = [*plain["lists"], *plain["tables"]]
    refs = sorted(references([plain["sections"], plain["lists"]]))
    assert refs == sorted(each["id"] for each in found if not each.get("within"))
    assert {each["section"] for each in found} <= set(section_ids(plain["sections"]))


def references(value: object) -> list[str]:
    """The ids that ``ref`` blocks name, at any depth."""
    if isinstance(value, list):
        return [ref for each in value for ref in references(each)]
    if isinstance(value, dict):
        own = [value["ref"]] if "ref" in value else []
        return own + [ref for each in value.values() for ref in references(each)]
    return []


def section_ids(sections: list[dict[str, Any]]) -> list[str]:
    return [each for section in sections for each in (section["id"], *section_ids(section["sections"]))]


def test_the_source_is_described_by_its_own_bytes() -> None:
    raw = b"\xef\xbb\xbfPorts\r\n\r\nA line of text.\r\n"
    source = broadsheet.convert(raw, name="folder/ports.txt").source
    assert (source.path, source.media_type, source.encoding) == ("folder/ports.txt", "text/plain", "utf-8")
    assert (source.bytes, source.sha256) == (len(raw), hashlib.sha256(raw).hexdigest())


@pytest.mark.parametrize("source", ["", " \n\t", b"", b"\xef\xbb\xbf", "\ufeff\r\n"])
def test_an_empty_source_is_an_error(source: bytes | str) -> None:
    assert converted(source) == "empty-input"


def test_an_unknown_media_type_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(BroadsheetError, match="text/html, text/plain, text/markdown"):
        broadsheet.convert("x", media_type="text/rtf")


def test_a_given_media_type_beats_name_and_content() -> None:
    assert (
        broadsheet.convert("<p>x</p>", name="x.html", media_type="text/plain").source.media_type
        == "text/plain"
    )


def test_the_whole_page_can_be_converted() -> None:
    story = "<h1>Dues rise</h1>" + "<p>The dues of the harbour rise by a tenth in spring, it is said.</p>" * 9
    page = f"<nav><a href=/>Home</a></nav>{story}<footer>Printed on Fridays</footer>"
    for content, there in (("main", False), ("all", True)):
        told = json.dumps(broadsheet.convert(page, content=content).to_dict()["sections"])
        assert ("Home" in told, "Printed on Fridays" in told) == (there, there)
    with pytest.raises(BroadsheetError, match="there are: main, all"):
        broadsheet.convert(page, content="some")


def test_only_requested_extractors_give_results() -> None:
    document = broadsheet.convert(
        "# T\n\n- a\n- b\n", media_type="text/markdown", extractors=["lists", "lists"]
    )
    assert (len(document.lists), document.sections, document.metadata.title) == (1, [], None)


def test_a_heading_that_repeats_the_title_is_not_a_section() -> None:
    document = broadsheet.convert("# The Ports!\n\nText.\n\n## Aden\n", media_type="text/markdown")
    assert document.metadata.title == "The Ports!"
    assert [section.heading for section in document.sections] == [None, "Aden"]


def test_a_later_section_may_have_the_title_of_the_article() -> None:
    source = "---\ntitle: Ports\n---\n## Aden\n\n## Jask\n\n## Ports\n\nText.\n"
    document = broadsheet.convert(source, media_type="text/markdown")
    assert [section.heading for section in document.sections] == ["Aden", "Jask", "Ports"]


@pytest.mark.parametrize("kind", ["text/html", "text/markdown", "text/plain"])
def test_great_depth_stays_readable_json(kind: str) -> None:
    source = {
        "text/html": "<ul><li>x" * 300 + "<blockquote>" * 300 + "deep",
        "text/markdown": "".join(f"{'  ' * depth}- x\n" for depth in range(300)) + ">" * 300 + " deep",
        "text/plain": "".join(f"{'  ' * depth}- x\n" for depth in range(300)),
    }[kind]
    check(broadsheet.convert(source, media_type=kind))


def test_all_is_sorted_and_complete() -> None:
    public = {name for name, value in vars(broadsheet).items() if name[0] != "_" and not ismodule(value)}
    assert broadsheet.__all__ == sorted(broadsheet.__all__)
    assert set(broadsheet.__all__) == public


def test_the_default_extractors_run_where_none_are_named() -> None:
    everything = broadsheet.convert("# T\n\n- a\n\nWords.\n", media_type="text/markdown")
    assert everything == broadsheet.convert(
        "# T\n\n- a\n\nWords.\n", media_type="text/markdown", extractors=DEFAULT
    )


@pytest.mark.parametrize("source", ["<script>let a = 1;</script>", "<title>Ports</title><nav>Home</nav>"])
def test_a_source_without_an_article_is_a_document_that_says_so(source: str) -> None:
    assert "no-content" in [warning.code for warning in broadsheet.convert(source).warnings]


def test_an_error_survives_pickling() -> None:
    error = pickle.loads(pickle.dumps(BroadsheetError("empty-input", "the input is empty")))
    assert (error.code, str(error)) == ("empty-input", "the input is empty")

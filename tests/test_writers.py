"""The writers: what each format keeps of a document, and that it can be read back."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.document import Document
from broadsheet.errors import BroadsheetError
from broadsheet.writers import WRITERS, framed, writer
from broadsheet.writers import yaml as yaml_writer
from made_document import PLAIN, made_document

HARD_STRINGS = [
    *["no", "Yes", "null", "~", "1.10", "1e3", "0x1F", "2026-03-02", "1:20", "=", "<<", ".inf", "", " "],
    *["a: b", "a #b", "- x", "? y", "> x", "|", "[a]", "{a}", "&a *b", "!c", "@", "`", "%", "'", '"', "\\"],
    *[
        "---",
        "...",
        "word " * 40,
        "x" * 200,
        "two  spaces " * 20,
        "line\nline",
        "end\n",
        "\n",
        " first\nsecond",
    ],
    *["code\n\tindented\n\n\nmore\n\n", "\t", "\r\n", "\x00\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200d"],
    *[
        "émigré",
        "👩\u200d👩\u200d👧",
        "日本語、",
        "עברית",
        "𝒜",
        "https://a.example/b?c=d#e",
        "https://a.example/?x=[1]",
    ],
]
WORDS = st.sampled_from([*HARD_STRINGS, "a", "word", " ", "  ", ":", "#", ",", "\n"])
TEXT = st.text() | st.lists(WORDS, max_size=6).map("".join) | st.lists(WORDS, max_size=6).map(" ".join)
NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)


def written(name: str, document: Document) -> str:
    """The document in a format, as text."""
    return writer(name).load()(document).decode("utf-8")


@pytest.mark.parametrize("name", ["json", "ndjson"])
def test_json_is_the_document_as_plain_data_in_the_order_of_the_contract(name: str) -> None:
    document = made_document()
    back = json.loads(written(name, document))
    assert back == document.to_dict()
    assert list(back) == list(PLAIN)


def test_json_is_indented_and_ndjson_is_one_line() -> None:
    assert written("json", made_document()).startswith('{\n  "format": "broadsheet/1",\n')
    assert "\n" not in written("ndjson", made_document())


def test_results_of_further_extractors_stand_after_the_tables_under_their_own_names() -> None:
    document = made_document()
    document.extra = {"links": [{"to": "https://example.org"}]}
    for name, read in (("json", json.loads), ("yaml", yaml.safe_load)):
        back = read(written(name, document))
        assert list(back)[-3:] == ["tables", "links", "warnings"]
        assert back["links"] == document.extra["links"]


@pytest.mark.parametrize("name", ["json", "ndjson", "yaml"])
def test_half_a_character_is_replaced_since_no_utf8_can_hold_it(name: str) -> None:
    document = made_document()
    document.extra = {"odd": ["a\ud800b", "\ude00", "\U0001f600"]}
    back: Any = yaml.safe_load(written(name, document))
    assert back["odd"] == ["a\ufffdb", "\ufffd", "\U0001f600"]


@pytest.mark.parametrize("name", ["json", "ndjson", "yaml"])
def test_a_result_that_is_no_plain_data_is_one_error_with_a_code(name: str) -> None:
    document = made_document()
    document.extra = {"odd": object()}
    with pytest.raises(BroadsheetError) as raised:
        written(name, document)
    assert raised.value.code == "unwritable-result"


def test_several_documents_in_one_json_stream_are_what_any_tool_writes_for_a_list() -> None:
    each = [writer("json").load()(made_document()) for _ in range(3)]
    frame = WRITERS["json"].frame
    stream = b"".join(framed(frame, one, at == 0) for at, one in enumerate(each)) + frame.closing
    assert (
        stream.decode() == json.dumps([json.loads(one) for one in each], indent=2, ensure_ascii=False) + "\n"
    )


def test_several_documents_in_one_yaml_stream_are_read_one_by_one() -> None:
    payload = writer("yaml").load()(made_document())
    frame = WRITERS["yaml"].frame
    stream = framed(frame, payload, True) + framed(frame, payload, False) + frame.closing
    assert list(yaml.safe_load_all(stream)) == [made_document().to_dict()] * 2


def test_yaml_folds_prose_keeps_rows_on_a_line_and_quotes_what_looks_like_something_else() -> None:
    text = written("yaml", made_document())
    assert yaml.safe_load(text) == made_document().to_dict()
    assert '\n  tags: [ports, "no"]\n' in text
    assert '\n      - [Mukalla, "007", "$845", "Rebuilt | twice"]\n' in text
    assert "\n    where: {line: 16, end_line: 19}\n" in text
    assert '\n  published: "2026-03-02"\n' in text
    assert max(map(len, text.split("\n"))) <= 110


def test_yaml_writes_a_value_that_stands_twice_twice() -> None:
    shared = {"name": "x" * 60, "also": "y" * 60}
    assert "&" not in yaml_writer.dump({"a": shared, "b": shared})


@pytest.mark.parametrize("text", HARD_STRINGS)
def test_yaml_keeps_every_kind_of_string(text: str) -> None:
    value = {"key": text, text: "key", "list": [text, [text]], "deep": {"a": {"b": text}}}
    assert yaml.safe_load(yaml_writer.dump(value) + "\n") == value


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_yaml_reads_back_as_what_was_written_whichever_reader_reads_it(value: Any) -> None:
    text = yaml_writer.dump({"value": value}) + "\n"
    assert yaml.load(text, Loader=yaml.SafeLoader) == {"value": value}
    assert yaml.load(text, Loader=yaml.CSafeLoader) == {"value": value}


def test_yaml_writes_a_key_that_is_too_long_for_a_plain_key() -> None:
    value = {"k" * 1500: {"inner": ["x" * 120, "y"]}, "after": 1}
    assert yaml.safe_load(yaml_writer.dump(value) + "\n") == value


def test_an_unknown_format_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(
        BroadsheetError, match="json, yaml, ndjson, markdown, csv, tsv, xlsx, parquet, sqlite"
    ):
        writer("toml")

"""What must hold of the text front end for any text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet
from broadsheet.blocks import Heading, ListItem, Paragraph, Table
from broadsheet.frontends.text import explain, read
from broadsheet.frontends.text.run_together import pieces_of
from broadsheet.notes import Notes

VOCABULARY = """
harbour walls Moorings the of Dues 12 council, said. Why? ADVERTISEMENT Photo: Byron | Port -
By (MORE) — 港の壁 стены
"""
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
MARKS = st.sampled_from(
    ["", "", "", "- ", "* ", "1. ", "2. ", "(a) ", "# ", "> ", "    ", "  - ", "== ", "```", "---", "| "]
)
LINES = st.tuples(MARKS, SENTENCES).map("".join)
TEXTS = st.lists(st.one_of(LINES, LINES, st.just("")), min_size=1, max_size=25).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_exception_and_each_line_explained(text: str) -> None:
    read(text, Notes())
    assert len(explain(text)) == text.count("\n") + 1


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same_blocks(text: str) -> None:
    assert read(text, Notes()).blocks == read(text, Notes()).blocks


@pytest.mark.parametrize(
    "name", ["McDonald", "iPhone", "YouTube", "JavaScript", "LaTeX", "BofA", "eBay", "PhD", "LinkedIn"]
)
def test_names_are_never_cut(name: str) -> None:
    assert (
        pieces_of(f"Some use {name} effectively, and others do not use it in the long days of the summer.")
        is None
    )


def test_the_seed_article_is_read_correctly() -> None:
    seed = Path(os.environ.get("BROADSHEET_SEED", Path(__file__).parents[2] / "shared/seed-article.txt"))
    if not seed.exists():
        pytest.skip("the seed article is not here")
    notes = Notes()
    blocks = read(seed.read_text("utf-8"), notes).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert [text.split()[0] for text in headings] == ["Belarusian", "Analyzing", "Recommendations", "Final"]
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text.startswith("Minsk – Belarusian President")
    assert [block.opens for block in blocks if isinstance(block, ListItem)].count(True) == 2
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [[cell.text for cell in table.rows[-1]] for table in tables] == [
        ["Energy", "Secure alternative energy sources"],
        ["Technology", "", ""],
    ]
    codes = {warning.code for warning in notes.warnings}
    assert {"label-without-list", "lines-glued", "advertisement-dropped"} <= codes


def test_lines_that_a_markup_keeps_to_itself_are_explained_as_dropped() -> None:
    text = "WEBVTT\n\nNOTE old\n\n00:01.000 --> 00:02.000\nThe walls\nhave moved."
    kinds = [kind for _, kind, line in explain(text) if line]
    assert kinds == ["blank", "dropped", "dropped", "prose", "prose"]


def test_the_footnotes_of_a_wiki_are_in_the_section_that_lists_them() -> None:
    text = "The [[wall]].<ref>Page 3.</ref>\n== Notes ==\n<references />\n== Links ==\n[[Walls]]"
    document = broadsheet.convert(text).to_dict()
    notes = next(section for section in document["sections"] if section["heading"] == "Notes")
    assert notes["where"] == {"line": 2, "end_line": 3}
    assert [item["text"] for item in document["lists"][0]["items"]] == ["Page 3."]

"""Sections: headings nest by what is under what, whatever numbers the source gives them."""

from __future__ import annotations

import msgspec
import pytest

from articles import article_of
from broadsheet.blocks import Block, Cell, Code, Figure, Heading, ListItem, Paragraph, Quote, Table
from broadsheet.document import Section, Where
from broadsheet.extractors.sections import MAX_DEPTH, extract
from broadsheet.notes import Notes


def headings(*levels: int) -> list[Block]:
    return [Heading(f"h{level}", level, Where(line=at, end_line=at)) for at, level in enumerate(levels, 1)]


def outline(sections: list[Section]) -> str:
    """The tree in one line: ``h2(h3 h3) h2``."""
    shown = []
    for section in sections:
        inner = f"({outline(section.sections)})" if section.sections else ""
        shown.append(f"{section.heading}{inner}")
    return " ".join(shown)


@pytest.mark.parametrize(
    ("levels", "tree"),
    [
        ((1, 2, 2, 1), "h1(h2 h2) h1"),
        ((3, 4, 3), "h3(h4) h3"),
        ((2, 4, 3, 2), "h2(h4 h3) h2"),
        ((3, 2, 1), "h3 h2 h1"),
        ((1, 3, 2, 3), "h1(h3 h2(h3))"),
        ((1, 6, 7), "h1(h6(h7))"),
    ],
)
def test_levels_that_jump_nest_by_rank(levels: tuple[int, ...], tree: str) -> None:
    assert outline(extract(article_of(headings(*levels)))) == tree


def test_a_level_is_the_depth_in_the_tree() -> None:
    (first,) = extract(article_of(headings(2, 4, 5)))
    assert (first.level, first.sections[0].level, first.sections[0].sections[0].level) == (1, 2, 3)


def test_text_before_the_first_heading_is_a_section_of_level_0() -> None:
    lead, first = extract(article_of([Paragraph("Lead.", Where(line=1)), Heading("One", 1, Where(line=2))]))
    assert (lead.heading, lead.level, lead.id) == (None, 0, "s1")
    assert (first.heading, first.level, first.id) == ("One", 1, "s2")


def test_nothing_is_no_section() -> None:
    assert extract(article_of([])) == []


def test_a_section_covers_the_lines_of_its_heading_and_blocks() -> None:
    blocks: list[Block] = [
        Heading("One", 1, Where(line=3, end_line=4)),
        Paragraph("Long.", Where(line=6, end_line=9)),
        Paragraph("A footnote that stands earlier.", Where(line=5, end_line=5)),
    ]
    assert extract(article_of(blocks))[0].where == Where(line=3, end_line=9)


def test_blocks_stand_in_order_with_lists_and_tables_as_references() -> None:
    here = Where(line=1)
    blocks: list[Block] = [
        Paragraph("Text.", here),
        ListItem("a", "bullet", here, opens=True),
        ListItem("b", "bullet", here, depth=1, opens=True),
        ListItem("1", "numbered", here, opens=True, number=1),
        Table([[Cell("x")]], here),
        Quote("Said.", here, cite="Ana"),
        Code("x = 1", here, language="py"),
        Figure(here, src="a.png", alt="A"),
    ]
    (section,) = msgspec.to_builtins(extract(article_of(blocks)))
    assert section["blocks"] == [
        {"type": "paragraph", "text": "Text."},
        {"type": "list", "ref": "l1"},
        {"type": "list", "ref": "l2"},
        {"type": "table", "ref": "t1"},
        {"type": "quote", "text": "Said.", "cite": "Ana"},
        {"type": "code", "text": "x = 1", "language": "py"},
        {"type": "figure", "src": "a.png", "alt": "A", "caption": None},
    ]


def test_guesses_and_anchors_are_told_where_there_are_any() -> None:
    blocks: list[Block] = [
        Heading("One", 1, Where(line=1), guessed=True),
        Heading("Two", 1, Where(line=2), anchor="two"),
    ]
    one, two = msgspec.to_builtins(extract(article_of(blocks)))
    assert (one.get("guessed"), "anchor" in one) == (True, False)
    assert ("guessed" in two, two.get("anchor")) == (False, "two")


def test_sections_nest_no_deeper_than_json_readers_can_follow() -> None:
    notes = Notes()
    article = article_of(headings(*range(1, 3 * MAX_DEPTH)), notes)
    depth, inner = 0, extract(article)
    while inner:
        depth, inner = depth + 1, inner[-1].sections
    assert depth == MAX_DEPTH
    assert [w.code for w in notes.warnings] == ["sections-too-deep"]

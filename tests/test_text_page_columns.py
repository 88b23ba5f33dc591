"""Pages that are set in columns: their order, their places, and what only looks like them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.blocks import Paragraph
from broadsheet.frontends.text import read
from broadsheet.notes import Notes
from test_text_keeps import lost

LEFT = (
    "The harbour of Sorrel lies behind a mole that nobody has measured since it was built, and ships that "
    "come by night find two lights there, of which one is red and the other one white as foam.",
    "Nobody has ever seen both at the same time, as the pilots tell it when the fog has gone; they find the "
    "harbour by its smell, and by the bell, which is rung for them in any weather by whoever is awake.",
)
RIGHT = (
    "Those that come by day see only the crane and the wall, and the man who sits on it with his pipe and "
    "does not answer when he is asked for the way, since he has been asked too often in all those years.",
    "It lifts forty tons, and it came by sea from a port that was closed when the river moved away; it is "
    "painted red, so that the gulls can find it in the fog, and they have found it every year since then.",
)


def lines_of(paragraphs: Sequence[str], width: int = 34) -> list[str]:
    """The paragraphs in lines, a blank one between them."""
    return [line for paragraph in paragraphs for line in [*wrap(paragraph, width), ""]][:-1]


def page(left: Sequence[str], right: Sequence[str], column: int = 40) -> str:
    """Lines beside each other."""
    return "\n".join(f"{one:{column}}{two}".rstrip() for one, two in zip_longest(left, right, fillvalue=""))


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs that are read in a text."""
    return [block for block in read(text, Notes()).blocks if isinstance(block, Paragraph)]


def test_one_column_is_read_after_the_other() -> None:
    found = paragraphs(page(lines_of(LEFT), lines_of(RIGHT)))
    assert [each.text for each in found] == [*LEFT, *RIGHT]


def test_a_paragraph_is_at_the_lines_that_it_is_printed_on() -> None:
    text = page(lines_of(LEFT), lines_of(RIGHT))
    lines = text.split("\n")
    for each in paragraphs(text):
        assert each.where.line
        assert each.where.end_line
        printed = " ".join(lines[each.where.line - 1 : each.where.end_line])
        assert set(each.text.split()) <= set(printed.split())


def test_lines_that_are_not_on_the_same_height_belong_together() -> None:
    left = [line for each in lines_of(LEFT[:1]) for line in (each, "")]
    right = [line for each in lines_of(RIGHT[:1]) for line in ("", each)]
    start, end = lines_of(LEFT[1:]), lines_of(RIGHT[1:])
    found = paragraphs(page([*start, "", *left], [*end, "", *right]))
    assert [each.text for each in found] == [LEFT[1], LEFT[0], RIGHT[1], RIGHT[0]]


def test_that_columns_are_parted_is_told_with_the_first_line_of_them() -> None:
    notes = Notes()
    read(
        "A title across the page that is longer than a column\n\n" + page(lines_of(LEFT), lines_of(RIGHT)),
        notes,
    )
    assert [(each.code, each.where.line) for each in notes.warnings] == [("columns-unfolded", 3)]


def test_names_beside_their_descriptions_are_no_columns_of_a_page() -> None:
    names = [f"Ada Quill {number}" for number in range(20)]
    described = [line.capitalize() for line in lines_of((*LEFT, *RIGHT), 30)][:20]
    assert all(each.text != " ".join(names) for each in paragraphs(page(names, described)))
    assert "columns-unfolded" not in [each.code for each in notes_of(page(names, described)).warnings]


def test_nothing_on_such_a_page_is_lost() -> None:
    assert not lost(page(lines_of(LEFT), lines_of(RIGHT)) + "\n\n                    12\n\f")


@given(
    st.integers(0, 30),
    st.sampled_from(["  ", "x" * 60, "      a line across the page, set in a bit", "", "7"]),
)
@settings(max_examples=40)
def test_nothing_is_lost_where_lines_go_across(place: int, across: str) -> None:
    lines = page(lines_of(LEFT), lines_of(RIGHT)).split("\n")
    lines[place:place] = [across, across.rjust(100)]
    assert not lost("\n".join(lines))


def notes_of(text: str) -> Notes:
    """What is noted when a text is read."""
    notes = Notes()
    read(text, notes)
    return notes

"""Markdown: a parser of Markdown must find what the article said, and nothing else."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from broadsheet.writers import markdown
from made_document import made_document

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
WORDS = [
    "a",
    "b_c",
    "_d_",
    "*",
    "**e**",
    "`f`",
    "[g]",
    "(h)",
    "[i](j)",
    "![k](l)",
    "<b>",
    "&amp;",
    "&",
    "~~m~~",
    "\\",
]
STARTS = [
    "#",
    "##",
    ">",
    "-",
    "+",
    "*",
    "1.",
    "2)",
    "---",
    "===",
    "```",
    "~~~",
    "|",
    ":",
    "[x]:",
    "C#",
    "1990.",
]


def shown() -> str:
    """The made document without its front matter."""
    return markdown.write(made_document()).decode().split("---\n", 2)[2]


def tokens(text: str, kind: str) -> list[Token]:
    """The tokens of one kind that a Markdown reader sees."""
    return [token for token in READER.parse(text) if token.type == kind]


def flat(token: Token) -> str:
    """What a reader reads of an inline token."""
    parts = [
        c.content if c.type == "text" else "\n" if "break" in c.type else f"<{c.type}>"
        for c in token.children or ()
    ]
    return "".join(parts)


def test_the_metadata_is_front_matter_without_what_is_not_known() -> None:
    head = markdown.write(made_document()).decode().split("---\n", 2)[1]
    metadata = yaml.safe_load(head)
    assert metadata["title"] == "Ports of the southern coast: what they cost"
    assert metadata["authors"] == ["Ana Ruiz", "Jo Bell"]
    assert None not in metadata.values()


def test_sections_are_headings_below_the_title() -> None:
    levels = [token.tag for token in tokens(shown(), "heading_open")]
    assert levels == ["h1", "h2", "h3", "h4"]


def test_lists_keep_their_nesting_their_numbers_and_their_boxes() -> None:
    text = shown()
    assert "- Dredging\n  - the channel\n    - to 14 m\n" in text
    assert "- Cranes\n\n  3. buy\n  4. install\n" in text
    assert "- Rails\n\n  A second paragraph.\n" in text
    assert "Berth\n:   Where a ship lies.\n" in text
    assert ("ordered_list_open", {"start": 3}) in [(token.type, token.attrs) for token in READER.parse(text)]
    assert "- [x] ask\n- [ ] pay\n" in text


def test_two_lists_in_a_row_stay_two() -> None:
    outermost = [token for token in tokens(shown(), "bullet_list_open") if token.level == 0]
    assert len(outermost) == 3


def test_a_table_has_its_caption_aligned_numbers_and_no_broken_cell() -> None:
    text = shown()
    assert "*Berths & cost, 2025*\n\n| Port" in text
    assert len(tokens(text, "tr_open")) == 4
    assert "Rebuilt | twice" in [flat(token) for token in tokens(text, "inline")]
    assert "text-align:right" in str(tokens(text, "td_open")[1].attrs)


def test_quotes_code_and_figures_are_what_they_are() -> None:
    text = shown()
    assert "> We never saw the sums.\n>\n> Not one.\n>\n> — A harbour master\n" in text
    assert "```python\ndef cost(n):\n\treturn n * 1_099  # [red]\n```" in text
    assert "![A crane](<https://example.org/a b.jpg>)\n\n*In May.*" in text


@pytest.mark.parametrize("code", ["```\nfenced\n```", "~~~", "a ` b ```` c"])
def test_code_with_fences_inside_is_one_block(code: str) -> None:
    section = {"id": "s1", "level": 0, "heading": None, "sections": [], "where": {}}
    block = {"type": "code", "text": code, "language": None}
    text = markdown.write(made_document(metadata={}, sections=[section | {"blocks": [block]}])).decode()
    assert [token.content for token in tokens(text, "fence")] == [code + "\n"]


LINES = st.lists(st.sampled_from(WORDS + STARTS), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=3).map("\n".join))
def test_whatever_marks_a_paragraph_holds_are_read_as_its_words(text: str) -> None:
    section = {"id": "s1", "level": 0, "heading": None, "sections": [], "where": {}}
    block = {"type": "paragraph", "text": text}
    document = made_document(metadata={}, sections=[section | {"blocks": [block]}])
    read = READER.parse(markdown.write(document).decode())
    assert [token.type for token in read] == ["paragraph_open", "inline", "paragraph_close"]
    assert flat(read[1]) == text

"""Sniffing: HTML, Markdown or plain text, by name and by content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.sniffing import MEDIA_TYPES, sniff

HTML, TEXT, MARKDOWN = "text/html", "text/plain", "text/markdown"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("page.html", HTML),
        ("PAGE.HTM", HTML),
        ("page.xhtml.gz", HTML),
        ("folder.txt/notes.md", MARKDOWN),
        ("notes.markdown", MARKDOWN),
        ("wire.txt", TEXT),
        ("talk.vtt", TEXT),
        ("page.wiki", TEXT),
        ("https://quay.example/minutes.org", TEXT),
        ("wire.text.gz", TEXT),
        ("WIRE.TXT.ZST", TEXT),
    ],
)
def test_a_known_extension_decides(name: str, kind: str) -> None:
    assert sniff("Some words.", name) == kind


def test_the_name_of_a_host_has_no_extension() -> None:
    assert sniff("<p>Some words.</p>", "https://quay.org") == HTML


@pytest.mark.parametrize("name", ["wire.txt", "notes.md", "README", "-", None])
def test_a_complete_html_document_is_html_under_any_name(name: str | None) -> None:
    assert sniff("\n<!DOCTYPE html>\n<title>Ports</title>", name) == HTML


@pytest.mark.parametrize(
    "text",
    [
        "# Ports\n\nSee [the list](ports.md).\n",
        "# Ports\nAden has twelve **berths**.\n\n## Roads\nThere are two.\n",
        "See [a](a.html), [b](b.html) and [c](c.html).\n",
    ],
)
def test_a_little_markdown_or_damaged_markdown_under_a_text_name_stays_text(text: str) -> None:
    assert sniff(text, "ports.txt") == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "# Ports\n\nAden has twelve **berths**.\n\n## Roads\n\nThere are two.\n",
        "Ports\n=====\n\nSee [a](a.html), [b](b.html) and [c](c.html).\n",
        "Words.\n\n## Ports\n\n* [Aden](aden.html)\n* [Basra](basra.html)\n* [Cochin](cochin.html)\n",
    ],
)
def test_what_a_converter_printed_as_markdown_is_that_under_a_text_name_too(text: str) -> None:
    assert sniff(text, "ports.txt") == MARKDOWN


@pytest.mark.parametrize(
    "text",
    [
        "<html><p>Hello",
        "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>",
        "<!-- saved from a site -->\n<HTML>",
        "<body class=x>words",
        "<p>Hello <b>world</b></p>",
        "<ul><li>one<li>two</ul>",
        "<p>one<p>two<p>three",
        "<h1>Ports</h1><p>Aden",
        "<p>Only one paragraph, never closed.",
        "<h1>Ports</h1>\nText without a tag.\n",
        "<b>Aden</b> is a port.\n",
        "<a href='/'>Home</a> and\n<p>words</p> after it",
        "Notice: cache is cold\n<!doctype html><p>Hi</p></body></html>\n",
    ],
)
def test_html_is_recognised_by_its_beginning_or_its_block_elements(text: str) -> None:
    assert sniff(text) == HTML


@pytest.mark.parametrize(
    "text",
    [
        "<3 is a heart.",
        "<div> is an element of HTML, </div> its end, and both are mentioned here.",
        "<ana@example.org> wrote: yes.",
        "if (a <b) or (c> d) then <p>",
        "<i>Hamlet</i> was played.\n\nNobody came.\n",
        "<table>: The Table element\nWidely available.\n",
        "<b is no tag, and neither is b>",
        "The page opens with <!doctype html> and\n<html> follows.",
    ],
)
def test_text_that_mentions_tags_is_text(text: str) -> None:
    assert sniff(text) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "# Ports\n\nSee [the list](ports.md).\n",
        "## Set up\n\n```sh\nmake\n```\n",
        "# Ports\n\n## Aden\n\nWords.\n",
        "# Ports\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n# Roads\n",
        '<p align="center"><img src="logo.png"></p>\n\n# Ports\n\nSee [it](https://example.org/a).\n',
    ],
)
def test_markdown_is_recognised_by_several_of_its_own_marks(text: str) -> None:
    assert sniff(text) == MARKDOWN


@pytest.mark.parametrize(
    "text",
    [
        "The plan:\n- dredge\n- **widen**\n- pave\n",
        "Port | Berths |\n---|---|\nAden | 12 |\n- and a list\n",
        "# a comment\nset -e\n# another\nmake\n",
        "See [1] and [2](p. 4).\n",
        "items[0]['a'] = 1\n",
    ],
)
def test_marks_that_plain_text_has_too_do_not_make_markdown(text: str) -> None:
    assert sniff(text) == TEXT


@given(st.text(alphabet="<>!#`-|[]() \nap", max_size=200), st.sampled_from([None, "a.txt", "a.md", "a", ""]))
def test_any_text_has_one_of_the_three_types(text: str, name: str | None) -> None:
    assert sniff(text, name) in MEDIA_TYPES


def test_a_long_text_and_one_with_other_markup_are_no_print_of_a_page() -> None:
    printed = "# Dues\n\nSee [the plan](https://example.org/plan).\n\n## Berths\n\nSee [it](https://example.org/a).\n\n"
    assert sniff(printed * 20, "dues.txt") == "text/markdown"
    assert sniff(printed * 20, "dues.rst") == "text/plain"
    assert sniff(printed * 20_000, "dues.txt") == "text/plain"

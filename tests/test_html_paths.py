"""Every place in a page is a CSS path that selects its element there and nothing else."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import broadsheet
from broadsheet.decoding.decode import decode
from broadsheet.notes import Notes

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.html"))
DATA = os.environ.get("BROADSHEET_DATA")
PAGES_TRIED = 40
TAGS = [
    "p",
    "div",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h2",
    "b",
    "script",
    "blockquote",
    "figure",
    "br",
    "svg",
    "o:p",
    "x-y",
    'a"b',
]


def places(value: Any) -> Iterator[str]:
    """All CSS paths in plain data."""
    if isinstance(value, dict):
        if isinstance(path := value.get("path"), str) and "media_type" not in value:
            yield path
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def check(page: bytes | str, content: str = "main") -> None:
    """That each path of the page's document selects one element, which is what the path's last part says."""
    text = page if isinstance(page, str) else decode(page, None, Notes())[0]
    parsed = LexborHTMLParser(text)
    document = broadsheet.convert(page, media_type="text/html", content=content).to_dict()
    for path in set(places(document)):
        (found,) = parsed.css(path)
        assert path.rpartition(" > ")[2].partition(":")[0] in (found.tag, "*")


def test_what_a_script_brought_stands_where_the_page_has_a_body() -> None:
    body = "<p>The dues of the harbour rise.</p>" * 20 + "<ul><li><p>One.</p><p>Two.</p></li></ul>"
    script = json.dumps({"@type": "Article", "articleBody": body})
    check(f'<script type="application/ld+json">{script}</script><div></div>')


def says(page: bytes) -> None:
    """That the element of a list's place holds its items' words."""
    parsed = LexborHTMLParser(decode(page, None, Notes())[0])
    for found in broadsheet.convert(page, media_type="text/html").lists:
        (element,) = parsed.css(found.where.path or "")
        held = "".join(filter(str.isalnum, element.text()))
        first = "".join(filter(str.isalnum, found.items[0].text.partition("\n")[0]))
        assert first in held


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_paths_of_the_samples_select_their_elements(sample: Path) -> None:
    check(sample.read_bytes())
    check(sample.read_bytes(), "all")
    says(sample.read_bytes())


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.booleans()), max_size=40))
def test_the_paths_of_any_markup_select_their_elements(pieces: list[tuple[str, bool]]) -> None:
    markup = "".join(f"</{tag}>" if ends else f"<{tag}>Words of it." for tag, ends in pieces)
    check(f"<body>{markup}", "all")


@pytest.mark.skipif(DATA is None, reason="BROADSHEET_DATA does not name the folder of the measured pages")
def test_the_paths_of_measured_pages_select_their_elements() -> None:
    pages = sorted((Path(DATA or "") / "pages").glob("*.html"))
    for page in random.Random(7).sample(pages, PAGES_TRIED):
        check(page.read_bytes())

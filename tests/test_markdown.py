"""The Markdown front end: every construct as blocks, hints from front matter, and no lost word."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.blocks import Block, Code, Figure, Heading, ListItem, Paragraph, Quote, Reading, Table
from broadsheet.frontends.markdown import read
from broadsheet.frontends.markdown.grammar import LONGEST_RUN, MAX_NESTING
from broadsheet.notes import Notes

FIXTURE = Path(__file__).parent / "fixtures" / "markdown.txt"
CASES = re.findall(
    r"^(\S[^\n]*)\n\.\n(.*?)\n\.\n(.*?)\n\.$", FIXTURE.read_text("utf-8"), re.MULTILINE | re.DOTALL
)


def reading(text: str) -> tuple[Reading, Notes]:
    notes = Notes()
    return read(text, notes), notes


@pytest.mark.parametrize(
    ("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_source_becomes_the_blocks_that_its_case_names(source: str, expected: str) -> None:
    found = [line.rstrip() for block in reading(source)[0].blocks for line in described(block)]
    assert found == [line.rstrip() for line in expected.split("\n")]


def described(block: Block) -> Iterator[str]:
    """A block in the notation of the fixture."""
    where = block.where
    lines = f"{where.line}" if where.line == where.end_line else f"{where.line}-{where.end_line}"
    match block:
        case Heading():
            yield f"{lines} {'#?' if block.guessed else ''}{'#' * block.level} {block.text}" + (
                f" #{block.anchor}" if block.anchor else ""
            )
        case Paragraph():
            yield f"{lines} ¶ {shown(block.text)}"
        case ListItem():
            opening = "(" if block.opens else ""
            yield f"{lines} {'  ' * block.depth}{opening}{mark(block)} {shown(block.text)}".replace(
                "  :", ":"
            )
            for inner in block.blocks:
                yield from (f"+{line}" for line in described(inner))
        case Quote():
            yield f"{lines} > {shown(block.text)}" + (f" // {block.cite}" if block.cite else "")
        case Code():
            yield f"{lines} `{block.language or ''} {shown(block.text)}"
        case Figure():
            yield f"{lines} ! {block.src} | {block.alt or ''} | {block.caption or ''}"
        case Table():
            for row in block.rows:
                yield f"{lines} | " + " | ".join(cell.text for cell in row)


def mark(item: ListItem) -> str:
    match item.kind:
        case "numbered":
            return f"{item.number}."
        case "checklist":
            return {True: "[x]", False: "[ ]", None: "[-]"}[item.checked]
        case "definition":
            return f"={item.term}:"
    return "-"


def shown(text: str) -> str:
    return text.replace("\n", "⏎")


FRONT_MATTER = """\
---
title: "Ports: a survey"
author: [Ana Diaz, {name: Ben Ode}]
date: 2026-03-02
tags: [ports, money]
draft: true
---
# Ports
"""


def test_front_matter_answers_before_the_first_heading() -> None:
    found, notes = reading(FRONT_MATTER)
    said = {field: [hint.value for hint in found.hints.of(field)] for field in found.hints.fields()}
    assert said == {
        "title": ["Ports: a survey", "Ports"],
        "author": ["Ana Diaz", "Ben Ode"],
        "published": ["2026-03-02"],
        "tags": ["ports", "money"],
    }
    assert found.blocks[0].where.line == 8
    assert [(w.code, "draft: True" in w.message) for w in notes.warnings] == [("front-matter-unused", True)]


def test_toml_front_matter_is_read_too() -> None:
    found, _ = reading('+++\ntitle = "Ports"\ndate = 2026-03-02\n+++\nText.\n')
    assert [found.hints.of(field)[0].value for field in ("title", "published")] == ["Ports", "2026-03-02"]


def test_broken_front_matter_is_read_line_by_line_with_a_warning() -> None:
    found, notes = reading("---\ntitle: Ports: a survey\nauthor: Ana\n---\nText.\n")
    assert found.hints.of("title")[0].value == "Ports: a survey"
    assert [w.code for w in notes.warnings] == ["front-matter-broken"]


def test_only_a_heading_of_the_first_rank_hints_at_the_title() -> None:
    assert reading("## Ports\n\n# Later\n")[0].hints.of("title") == []


@pytest.mark.parametrize(
    "source",
    [
        ">" * 3 * MAX_NESTING + " deep words",
        "\n".join(f"{'  ' * depth}- w{depth}" for depth in range(MAX_NESTING)),
    ],
    ids=["quotes", "lists"],
)
def test_what_nests_too_deep_becomes_prose_with_a_warning(source: str) -> None:
    found, notes = reading(source)
    assert set(words(source)) <= set(words(" ".join(said(found.blocks))))
    assert [w.code for w in notes.warnings] == ["nesting-too-deep"]


def test_a_paragraph_longer_than_one_run_says_the_same() -> None:
    found, _ = reading("a [b](c)[^1] *d*\n" * (LONGEST_RUN // 4) + "\n[^1]: note\n")
    paragraph, note = found.blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(note, ListItem)
    assert paragraph.text == " ".join(["a b[1] d"] * (LONGEST_RUN // 4))
    assert note.text == "note"


MARKS = [
    "# ",
    "> ",
    "- ",
    "1. ",
    "- [ ] ",
    "\n",
    "\n\n",
    "    ",
    "word ",
    "`",
    "```\n",
    "|",
    "|--|",
    "---\n",
    "===",
    "**",
]
MARKS += [
    "[",
    "](x)",
    "![",
    "[^1]",
    "[^1]: ",
    "^[",
    "<b>",
    "</div>",
    "<!--",
    "-->",
    ": ",
    "Term\n",
    "\\",
    "&amp;",
    "é",
]
MARKS += ["<table><td>", "<li>", "a: b\n", "~~", "\t", "_", "日本"]


@given(st.lists(st.sampled_from(MARKS), max_size=60).map("".join))
def test_any_mix_of_marks_converts_with_places_inside_the_text(source: str) -> None:
    found, _ = reading(source)
    last = source.count("\n") + 1
    for block in found.blocks:
        where = block.where
        assert where.line is not None
        assert where.end_line is not None
        assert 1 <= where.line <= where.end_line <= last


def test_no_example_of_the_commonmark_specification_loses_a_word() -> None:
    """``COMMONMARK_SPEC`` names ``spec.txt`` or ``commonmark.json``; markdown-it-py's sources have one."""
    path = os.environ.get("COMMONMARK_SPEC")
    if not path:
        pytest.skip("COMMONMARK_SPEC names no file")
    examples = specification(Path(path).read_text("utf-8"))
    assert len(examples) > 600
    lost = []
    for number, (source, html) in enumerate(examples, 1):
        missing = Counter(words(rendered(html))) - Counter(words(" ".join(said(reading(source)[0].blocks))))
        if missing:
            lost.append((number, dict(missing)))
    assert lost == []


def specification(text: str) -> list[tuple[str, str]]:
    if text.startswith("["):
        return [(example["markdown"], example["html"]) for example in json.loads(text)]
    fence = "`" * 32
    pairs = re.findall(rf"^{fence} example\n(.*?)^\.\n(.*?)^{fence}$", text, re.MULTILINE | re.DOTALL)
    return [(source.replace("→", "\t"), html.replace("→", "\t")) for source, html in pairs]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def said(blocks: list[Block]) -> Iterator[str]:
    """All that blocks say."""
    for block in blocks:
        match block:
            case Table():
                yield from (cell.text for row in block.rows for cell in row)
            case Figure():
                yield from (block.alt or "", block.caption or "")
            case ListItem():
                yield block.term or ""
                yield from said(block.blocks) if block.blocks else (block.text,)
            case Quote():
                yield from (block.text, block.cite or "")
            case _:
                yield block.text


def rendered(html: str) -> str:
    """The words of a page, the alternative text of pictures among them."""
    page = _Page()
    page.feed(html)
    page.close()
    return "".join(page.text)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.unsaid = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unsaid = tag in ("script", "style")
        if tag == "img":
            self.text.append(dict(attrs).get("alt") or "")
        elif tag not in ("a", "code", "em", "strong"):
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.unsaid = False

    def handle_data(self, data: str) -> None:
        if not self.unsaid:
            self.text.append(data)

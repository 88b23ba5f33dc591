"""The grammar cases of fixtures/text_grammar.txt: each a title, an input and the outline that it must have.

A case begins with ``=== title``; its outline follows ``---->``. In outlines ``h2`` is a heading of level 2
(``?`` if guessed), ``p`` prose, ``-`` ``1.`` ``[x]`` items indented by depth, ``! code`` a warning.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broadsheet.blocks import Block, Code, Heading, ListItem, Paragraph, Quote, Table
from broadsheet.frontends.text import explain, read
from broadsheet.notes import Notes

FIXTURE = Path(__file__).parent / "fixtures/text_grammar.txt"


def cases() -> list[tuple[str, str, str]]:
    found = []
    for part in re.split(r"^=== ", FIXTURE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        source, _, outline = rest.partition("\n---->\n")
        found.append((title, source, outline.strip("\n")))
    return found


def outline_of(source: str) -> str:
    notes = Notes()
    reading = read(source, notes)
    lines = [line(block) for block in reading.blocks]
    hints = [
        f"= {field}: {hint.value}"
        for field in sorted(reading.hints.fields())
        for hint in reading.hints.of(field)
    ]
    return "\n".join([*lines, *hints, *(f"! {warning.code}" for warning in notes.warnings)])


def line(block: Block) -> str:
    match block:
        case Heading():
            return f"h{block.level}{'?' if block.guessed else ''} {block.text}"
        case Paragraph():
            return f"p {block.text!r}" if "\n" in block.text else f"p {block.text}"
        case ListItem():
            mark = {"numbered": f"{block.number}.", "checklist": "[x]" if block.checked else "[ ]"}.get(
                block.kind, "-"
            )
            parts = "".join(f" + {line(part)}" for part in block.blocks[1:])
            return f"{'  ' * block.depth}{mark} {block.text.partition(chr(10))[0]}{parts}"
        case Table():
            return "table " + " / ".join(" | ".join(cell.text for cell in row) for row in block.rows)
        case Quote():
            return f"quote {block.text!r}"
        case Code():
            return f"code {block.language or ''}{block.text!r}"
    return repr(block)


@pytest.mark.parametrize(("title", "source", "expected"), cases(), ids=[title for title, _, _ in cases()])
def test_a_text_has_the_outline_that_its_case_gives(title: str, source: str, expected: str) -> None:
    assert outline_of(source) == expected


def test_there_are_many_cases_and_each_has_its_own_title() -> None:
    titles = [title for title, _, _ in cases()]
    assert len(titles) >= 80
    assert len(set(titles)) == len(titles)


def test_each_line_is_explained_by_what_it_was_taken_for() -> None:
    kinds = [kind for _, kind, _ in explain("# Dues\n\n- one\n- two\n\n> said\n\nADVERTISEMENT")]
    assert kinds == ["heading", "blank", "item", "item", "blank", "quote", "blank", "dropped"]

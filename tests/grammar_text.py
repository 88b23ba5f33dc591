"""Reads the cases of ``fixtures/text_grammar.txt`` and writes down the outline of a text.

The outlines are written by hand, as a careful reader would take the text. A case begins with ``%% title``;
its outline follows ``---->``. A line of ``#####`` names what the next cases are about. In an input,
``\\u{200b}`` is a character that nobody would see. In outlines ``h2`` is a heading of level 2 (``?`` if
guessed), ``p`` prose, ``-`` ``1.`` ``[x]`` items indented by depth, with ``(`` before the first of each list,
``+`` what else an item holds, ``=`` a hint at the metadata, ``!`` the code of a warning.

A line ``gap: reason`` under the title owns up to what is not read right yet: that case must fail until it is
fixed, and then the line goes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from broadsheet.blocks import Block, Code, Figure, Heading, ListItem, Paragraph, Quote, Table
from broadsheet.frontends.text import read
from broadsheet.notes import Notes

FIXTURE = Path(__file__).parent / "fixtures/text_grammar.txt"


class Case(NamedTuple):
    title: str
    source: str
    outline: str
    gap: str


def cases() -> list[Case]:
    found = []
    text = re.sub(r"^##### .*\n", "", FIXTURE.read_text("utf-8"), flags=re.MULTILINE)
    for part in re.split(r"^%% ", text, flags=re.MULTILINE)[1:]:
        title, gap, source, outline = re.fullmatch(
            r"(.*)\n(?:gap: (.*)\n)?((?s:.*?))\n---->\n((?s:.*))", part
        ).groups()  # type: ignore[union-attr]
        source = re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), source)
        found.append(Case(title, source, outline.strip("\n"), gap or ""))
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
            parts = "".join(f" + {line(part)}" for part in block.blocks[1:])
            opening = "(" if block.opens else ""
            return f"{'  ' * block.depth}{opening}{mark(block)} {block.text.partition(chr(10))[0]}{parts}"
        case Table():
            return "table " + " / ".join(" | ".join(cell.text for cell in row) for row in block.rows)
        case Figure():
            return f"figure {block.src} [{block.alt}]"
        case Quote():
            return f"quote {block.text!r}" + (f" // {block.cite}" if block.cite else "")
        case Code():
            return f"code {block.language or ''}{block.text!r}"
    return repr(block)


def mark(item: ListItem) -> str:
    match item.kind:
        case "numbered":
            return f"{item.number}."
        case "checklist":
            return "[x]" if item.checked else "[ ]"
        case "definition":
            return f"{item.term} ::"
    return "-"

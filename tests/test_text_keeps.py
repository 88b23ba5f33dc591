"""Nothing is lost: each letter, digit and sign of a text is in its document or in a warning that quotes it.

Only marks may go: bullets, rulers, fences, pipes, the letter that numbers an item (its number says it), the
names that RST and AsciiDoc have for a listing or a field. What is counted are the characters that prose is
made of, each as often as it occurs.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import grammar_text
import tables_text
from broadsheet.blocks import Block, Code, Figure, Heading, ListItem, Paragraph, Quote, Reading, Table
from broadsheet.frontends.text import read
from broadsheet.frontends.text.markers import numbered
from broadsheet.notes import Notes
from helpers import SAMPLES, read_sample

SIGNS = frozenset(",;!?%$€£@&/“”„°。、，？！；「」『』؟،؛।")
"""Signs that prose is made of, and that are never only a mark."""

_MARKS = re.compile(
    r"^\s*h[1-6]\. |^\s*\.\. [\w-]+::|^\s*:[\w -]+:|^\s*\[(?:source|listing)\b,?|^\s*image::"
    r"|^\s*o(?=\t|  |\u00a0)|\[[xX]\]"
    r"|^WEBVTT|^\s*Language:|&[a-z]+;|<!--"
    r"|</?(?:ref|references|[bcisuv]|blockquote|br|font|gallery|nowiki|poem|small|syntaxhighlight)\b[^<>]*>"
    r"|\{\\[^{}]*\}"
    r"|#\+\w+|\[fn:|(?<=\s)/(?=\w)|(?<=\w)/(?=[\s,.])|^\s*,(?=[*#])"
    r"|^;+|^\s*!|!!|(?:^\s*|(?<=>))File:|\b[\w-]+ ?= ?(?:\"[^\"]*\"|\w+)|\[\[\w+:|\balt=|DISPLAYTITLE:",
    re.MULTILINE,
)


def counted(text: str) -> Counter[str]:
    """The characters that must not be lost; ``①`` and ``१`` are ones, as their items' numbers are."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(
        str(unicodedata.digit(char)) if char.isdigit() else char
        for char in plain
        if char.isalnum() or char in SIGNS
    )


def marks(text: str) -> Counter[str]:
    """The characters that may go, as they are only marks."""
    letters = "".join(_MARKS.findall(text))
    for line in map(str.strip, text.split("\n")):
        marker = numbered(line) if line else None
        if marker:
            letters += "".join(char for char in line[: marker.width] if not char.isdigit())
    return counted(letters)


def told(reading: Reading, notes: Notes) -> str:
    blocks = [said(block) for block in reading.blocks]
    hints = [hint.value for field in reading.hints.fields() for hint in reading.hints.of(field)]
    return "\n".join([*blocks, *hints, *(warning.message for warning in notes.warnings)])


def said(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return block.text
        case Quote():
            return f"{block.text} {block.cite or ''}"
        case Code():
            return f"{block.text} {block.language or ''}"
        case Figure():
            return f"{block.src or ''} {block.alt or ''} {block.caption or ''}"
        case ListItem():
            inner = " ".join(map(said, block.blocks)) if block.blocks else block.text
            number = "" if block.number is None else block.number
            return f"{number} {block.term or ''} {inner}"
        case Table():
            cells = " ".join(cell.text for row in block.rows for cell in row)
            within = said(block.within) if block.within else ""
            return f"{cells} {block.caption or ''} {' '.join(block.notes)} {within}"


def lost(text: str) -> Counter[str]:
    """What a text says and its document does not."""
    notes = Notes()
    reading = read(text, notes)
    if any(warning.code in ("table-duplicate", "cue-repeated") for warning in notes.warnings):
        return Counter()  # what is printed twice is reported once
    missing = counted(text) - counted(told(reading, notes)) - marks(text)
    if any(isinstance(block, Table) for block in reading.blocks):
        del missing[","], missing[";"]  # they part cells
    return missing


SOURCES = [case.source for case in grammar_text.cases()] + [case.source for case in tables_text.cases()]


@pytest.mark.parametrize("at", range(0, len(SOURCES), 50))
def test_no_case_of_the_fixtures_loses_anything(at: int) -> None:
    assert {source: missing for source in SOURCES[at : at + 50] if (missing := lost(source))} == {}


@pytest.mark.parametrize(
    "name",
    sorted(path.name for path in SAMPLES.iterdir() if ".html" not in path.name and path.suffix != ".md"),
)
def test_no_sample_loses_anything(name: str) -> None:
    encoding = "cp1252" if name.startswith("cp1252") else "utf-8"
    assert lost(read_sample(name).decode(encoding)) == Counter()


WORDS = """
harbour walls Moorings the of Dues 12 3.5 council, said. Why? ADVERTISEMENT Photo: Byron Port By (MORE) —
港の壁 стены، الجدران «quay» “bell” 40% €9 a/b © x Read more: Page 12 Share Twitter Facebook -30- :Author: ::
== ... o
""".split()
OPENINGS = """
- * + • – — 1. 2) (a) b. iv. ④ ２． 三、 ・ ☐ [x] [1] # ## h2. == > >> : .. . ** | || » ~~~ ``` --- *** === 12
""".split()
LINES = st.tuples(
    st.sampled_from(["", "", " ", "  ", "    ", "\t", "\f", "　"]),
    st.sampled_from(["", "", "", *OPENINGS]),
    st.sampled_from([" ", " ", " ", "", "\t"]),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
).map("".join)


@given(st.lists(st.one_of(LINES, LINES, LINES, st.just("")), min_size=1, max_size=25).map("\n".join))
def test_no_text_of_random_marks_and_words_loses_anything(text: str) -> None:
    assert lost(text) == Counter()


@given(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=4), st.integers(0, 2**32))
def test_no_damaged_text_loses_anything(sources: list[str], seed: int) -> None:
    assert lost(damaged("\n\n".join(sources), random.Random(seed))) == Counter()


def damaged(text: str, chance: random.Random) -> str:
    """What extraction tools do: blank lines go, ends of lines too, marks and indents, lines come twice."""
    lines: list[str] = []
    for line in text.split("\n"):
        what = chance.random()
        if not line.strip() and what < 0.5:
            continue
        if what < 0.05:
            line = line.lstrip("-*+•#>|:. ")
        elif what < 0.10:
            line = line.rstrip("|=-~:. ")
        elif what < 0.15 and lines:
            lines[-1] += line.strip()
            continue
        elif what < 0.18:
            line = " " * chance.randrange(9) + line
        elif what < 0.20:
            lines.append(line)
        elif what < 0.24:
            line, _, rest = line.partition(" ")
            lines.append(line)
            line = rest
        lines.append(line)
    return "\n".join(lines)

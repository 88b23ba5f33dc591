"""Made articles, printed as Markdown, as RST and as damaged text, come back as what they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.blocks import Block, Code, Heading, ListItem, Paragraph, Quote, Reading, Table
from broadsheet.frontends import markdown, text
from broadsheet.notes import Notes
from made_articles import Grid, Item, Items, Part, Said, Title, article

Read: TypeAlias = Callable[[str, Notes], Reading]

ARTICLES = st.integers(0, 2**32).map(article)


def read_back(source: str, read: Read) -> list[Part]:
    """The parts that a front end finds."""
    parts: list[Part] = []
    for block in read(source, Notes()).blocks:
        if not isinstance(block, ListItem):
            parts.append(part_of(block))
            continue
        item = Item(block.depth, block.number, block.text)
        if parts and isinstance(parts[-1], Items) and not (block.opens and not block.depth):
            parts[-1].items.append(item)
        else:
            parts.append(Items([item]))
    return parts


def part_of(block: Block) -> Part:
    match block:
        case Heading():
            return Title(block.level, block.text)
        case Paragraph():
            return Said("prose", block.text)
        case Quote():
            return Said("quote", block.text)
        case Code():
            return Said("code", block.text)
        case Table():
            return Grid([[cell.text for cell in row] for row in block.rows])
    raise AssertionError(block)


def as_markdown(part: Part) -> str:
    match part:
        case Title(level, title):
            return f"{'#' * level} {title}"
        case Said("code", code):
            return f"```\n{code}\n```"
        case Said(kind, prose):
            return f"> {prose}" if kind == "quote" else prose
        case Grid(rows):
            header, *body = (f"| {' | '.join(row)} |" for row in rows)
            return "\n".join([header, f"|{'---|' * len(rows[0])}", *body])
        case Items(items):
            return "\n".join(marked(items))


def marked(items: list[Item]) -> Iterator[str]:
    for depth, number, said in items:
        yield f"{'    ' * depth}{f'{number}.' if number else '-'} {said}"


def as_rst(part: Part) -> str:
    match part:
        case Title(level, title):
            return f"{title}\n{'=-~'[level - 1] * len(title)}"
        case Said("code", code):
            return ".. code-block:: python\n\n" + "\n".join(f"   {line}" for line in code.split("\n"))
        case Grid(rows):
            sizes = [max(map(len, column)) for column in zip(*rows, strict=True)]
            rule = "  ".join("=" * size for size in sizes)
            lines = ["  ".join(map(str.ljust, row, sizes)).rstrip() for row in rows]
            return "\n".join([rule, lines[0], rule, *lines[1:], rule])
    return as_markdown(part)


def as_damaged(parts: list[Part], cell_lines: bool = False) -> str:
    """What extraction tools print of a page: no blank lines, no marks but bullets, rows or a cell a line."""
    lines: list[str] = []
    for part in parts:
        match part:
            case Title(_, title):
                lines.append(title)
            case Said("prose", said):
                lines.append(said)
            case Items(items):
                lines += [f"- {item.text}" for item in items]
            case Grid(rows) if cell_lines:
                lines += [f"|{cell}" for row in rows for cell in row]
            case Grid(rows):
                header, *body = (f"{' | '.join(row)} |" for row in rows)
                lines += [header, "---|" * len(rows[0]), *body]
    return "\n".join(lines)


@pytest.mark.parametrize("read", [text.read, markdown.read], ids=["text", "markdown"])
@given(parts=ARTICLES)
def test_an_article_in_markdown_comes_back(read: Read, parts: list[Part]) -> None:
    assert read_back("\n\n".join(map(as_markdown, parts)), read) == parts


@given(ARTICLES)
def test_an_article_in_rst_comes_back(parts: list[Part]) -> None:
    assert read_back("\n\n".join(map(as_rst, parts)), text.read) == parts


@given(ARTICLES)
def test_items_and_tables_in_damaged_text_come_back(parts: list[Part]) -> None:
    found = read_back(as_damaged(parts), text.read)
    assert said_in_items(found) == said_in_items(parts)
    assert grids(found) == grids(parts)


def said_in_items(parts: list[Part]) -> list[str]:
    return [item.text for part in parts if isinstance(part, Items) for item in part.items]


def grids(parts: list[Part]) -> list[Grid]:
    return [part for part in parts if isinstance(part, Grid)]


def titles(parts: list[Part]) -> list[str]:
    return [part.text for part in parts if isinstance(part, Title)]


MADE = [article(seed) for seed in range(100)]


@pytest.mark.parametrize("cell_lines", [False, True], ids=["rows", "a cell a line"])
def test_most_bare_headings_are_found_and_hardly_any_prose_is_taken_for_one(cell_lines: bool) -> None:
    back = [titles(read_back(as_damaged(parts, cell_lines), text.read)) for parts in MADE]
    assert share([titles(parts) for parts in MADE], back) >= 0.95
    assert share(back, [titles(parts) for parts in MADE]) >= 0.98


def test_most_headings_that_ran_into_their_paragraph_are_cut_off_again() -> None:
    glued = [glue(as_damaged(parts), titles(parts)) for parts in MADE]
    back = [titles(read_back(source, text.read)) for source in glued]
    assert share([titles(parts) for parts in MADE], back) >= 0.9
    assert share(back, [titles(parts) for parts in MADE]) >= 0.98


def test_most_tables_with_a_cell_a_line_come_back_whole() -> None:
    back = [grids(read_back(as_damaged(parts, cell_lines=True), text.read)) for parts in MADE]
    assert share([grids(parts) for parts in MADE], back) >= 0.95


def glue(source: str, headings: list[str]) -> str:
    for heading in headings:
        source = source.replace(f"\n{heading}\n", f"\n{heading}", 1)
    return source


def share(wanted: Sequence[Sequence[object]], found: Sequence[Sequence[object]]) -> float:
    """How much of what is wanted, article by article, is found."""
    right = sum(part in told for parts, told in zip(wanted, found, strict=True) for part in parts)
    return right / sum(map(len, wanted))

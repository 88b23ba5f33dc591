"""Sections: the article as a tree of headings, each with its content, in reading order.

The result is a list of sections, each with ``heading``, ``level``, ``blocks`` and its own ``sections``::

    [{"id": "s1", "level": 0, "heading": null, "blocks": [{"type": "paragraph", "text": "Lead."}], ...},
     {"id": "s2", "level": 1, "heading": "Where the money goes", "blocks": [...], "sections": [...], ...}]

The text before the first heading is a section of level 0 without a heading. Elsewhere ``level`` is the depth
in the tree, whether the source starts at ``h3`` or jumps from 2 to 4. In ``blocks``, lists and tables are
references; the extractors ``lists`` and ``tables`` give them in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from broadsheet.article import Article
from broadsheet.blocks import Block, Code, Figure, Heading, ListItem, Paragraph, Quote, Table
from broadsheet.document import (
    CodeBlock,
    FigureBlock,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
    Section,
    SectionBlock,
    TableBlock,
)
from broadsheet.outline import Chapter, Outline

MAX_DEPTH = 32
"""Sections nest no deeper; JSON and YAML readers recurse."""


def extract(article: Article) -> list[Section]:
    """The section tree of the article."""
    roots: list[Section] = []
    open_sections: list[tuple[int, Section]] = []  # (the source's rank, section), outermost first
    flattened = False
    for chapter in article.outline.chapters:
        section = _section(chapter, article.outline)
        if chapter.heading is None:
            roots.append(section)
            continue
        rank = chapter.heading.level
        while open_sections and open_sections[-1][0] >= rank:
            open_sections.pop()
        if len(open_sections) >= MAX_DEPTH:
            flattened = True
            del open_sections[MAX_DEPTH - 1 :]
        siblings = open_sections[-1][1].sections if open_sections else roots
        section.level = len(open_sections) + 1
        siblings.append(section)
        open_sections.append((rank, section))
    if flattened:
        article.warn(
            "sections-too-deep",
            f"headings nest deeper than {MAX_DEPTH}; deeper ones were raised to that level",
        )
    return roots


def _section(chapter: Chapter, outline: Outline) -> Section:
    heading = chapter.heading
    where = heading.where if heading else chapter.blocks[0].where
    for block in chapter.blocks:
        where = where.through(block.where)
    return Section(
        id=chapter.id,
        level=0,
        heading=heading.text if heading else None,
        blocks=list(section_blocks(chapter.blocks, outline)),
        sections=[],
        where=where,
        anchor=(heading and heading.anchor) or UNSET,
        guessed=True if heading and heading.guessed else UNSET,
    )


def section_blocks(blocks: Iterable[Block], outline: Outline) -> Iterator[SectionBlock]:
    """The blocks as a document shows them, each list and table a reference."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():  # a heading inside a list item heads nothing
                yield ParagraphBlock(block.text)
            case ListItem():
                if outline.opens_list(block):
                    yield ListBlock(outline.id_of(block))
            case Table():
                yield TableBlock(outline.id_of(block))
            case Quote():
                yield QuoteBlock(block.text, block.cite)
            case Code():
                yield CodeBlock(block.text, block.language)
            case Figure():
                yield FigureBlock(block.src, block.alt, block.caption)

"""Tables: the grid that a browser would draw, its header, its columns with types, and its rows as records.

The result is a list of tables in reading order::

    [{"id": "t1", "section": "s2", "caption": "Berths by port",
      "header": [["Port", "Berths", "Cost (USD m)"]],
      "columns": [{"name": "Port", "type": "text"}, {"name": "Berths", "type": "integer"},
                  {"name": "Cost (USD m)", "type": "money", "unit": "USD", "scale": 1000000}],
      "rows": [["Aden", "1,200", "3.5*"], ["* Estimated.", "* Estimated.", "* Estimated."]],
      "records": [{"Port": "Aden", "Berths": 1200, "Cost (USD m)": 3.5}],
      "notes": ["* Estimated."], "note_rows": [1], ...}]

``header`` and ``rows`` hold the cells as written. A cell that spans is repeated in each place that it covers.
Rows and columns without any text are dropped.

Header. What the source marks (``thead``, ``th``, a rule line) is the header. Without marks the content
decides: names are above numbers, are short above long cells, and do not recur below. Several header rows are
joined (``2024 / Exports``). If nothing looks like a header, ``header`` is empty and the columns are called
``column 1`` and so on.

Rows. A row that spans the table groups those below: ``group_column`` is the key that holds each record's
group. ``totals`` are rows that sum up others. Notes at the end go to ``notes``. Group rows, note rows and
rows that repeat the header have no record; all other rows have one, in order. ``orientation`` is ``columns``
if the keys are in the first column (a fact box, a comparison). ``row_headers`` counts the leading columns
that head their rows.

A type is inferred for each column, from all of its cells: ``integer``, ``number``, ``percent`` (12.5 for
``12.5 %``), ``money`` (``unit`` is the ISO 4217 code), ``date`` and ``datetime`` (ISO 8601), ``duration``
(ISO 8601), ``boolean``; anything mixed is ``text``. Digits that are names stay text: leading zeros, post
codes, versions, years that head rows. ``unit`` may also be a measure (``kg``), ``scale`` is a magnitude that
the header names and that values are not multiplied by. A cell that does not fit its column's type stays the
string it was; an empty cell, ``n/a`` or a dash is null. Footnote marks do not count: ``12[a]`` is 12.
``footnotes`` ties each mark to its note, in the table or in the paragraphs right below it.

The column's other cells decide what ``1,099`` or ``03/04/2024`` means, then the table's other columns, then
the document's language; what remains open is a guess with a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from broadsheet import blocks
from broadsheet.article import Article
from broadsheet.document import Table

MOST_NOTES = 20
"""Paragraphs below a table that may be its footnotes."""


def extract(article: Article) -> list[Table]:
    """All tables of the article."""
    return [
        _table(block, below, article)
        for chapter in article.outline.chapters
        for block, below in _tables(chapter.blocks)
    ]


def _tables(stream: Sequence[blocks.Block]) -> Iterator[tuple[blocks.Table, list[str]]]:
    """The tables of a stream, including those inside list items, each with the paragraphs below it."""
    for at, block in enumerate(stream):
        if isinstance(block, blocks.Table):
            yield block, _paragraphs(stream[at + 1 : at + 1 + MOST_NOTES])
        elif isinstance(block, blocks.ListItem):
            yield from _tables(block.blocks)


def _paragraphs(stream: Iterable[blocks.Block]) -> list[str]:
    """The text of the paragraphs at the beginning of a stream, by line; numbered items may be notes, too."""
    lines: list[str] = []
    for block in stream:
        if isinstance(block, blocks.Paragraph):
            lines += block.text.split("\n")
        elif isinstance(block, blocks.ListItem) and block.number is not None:
            lines.append(f"[{block.number}] {block.text}")
        else:
            break
    return lines


def _table(block: blocks.Table, below: Sequence[str], article: Article) -> Table:
    # Imported on use: what reads the columns of a table costs more than a page without one takes to read.
    from broadsheet.tabular.build import Context, build

    outline = article.outline
    context = Context(language=article.metadata.language, types=article.types)

    def warn(code: str, message: str) -> None:
        article.warn(code, message, block.where)

    table = build(block, outline.id_of(block), outline.section_of(block), context, warn, below)
    if block.within is not None:
        table.within = outline.id_of(block.within)
    return table

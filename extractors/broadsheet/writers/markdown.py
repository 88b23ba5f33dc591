"""Markdown: the article to read, with its metadata as YAML front matter.

CommonMark with the tables and check lists of GitHub and the definition lists of Pandoc. The article's words
are escaped only where Markdown would read them as markup. Places, types, warnings and the results of further
extractors cannot be expressed in Markdown; JSON has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from broadsheet.document import (
    NUMERIC,
    CodeBlock,
    Document,
    FigureBlock,
    Item,
    List,
    ListBlock,
    ListKind,
    Metadata,
    ParagraphBlock,
    QuoteBlock,
    Section,
    SectionBlock,
    Table,
    numbered,
)
from broadsheet.writers import yaml
from broadsheet.writers.plain import scrubbed

_PADDED = 120
"""The widest table whose cells are padded to align."""

# Marks within a line: a backslash before punctuation, code, emphasis next to a word, the end of a link's
# text, a tag, an entity, struck-out text.
_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n])|`|(?<=\S)\*|\*(?=\S)|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|](?=[(\[:])"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|~(?=~)|(?<=~)~"
)
# Marks at the beginning of a line: numbers; headings, quotes, bullets, definitions, fences, tables, and rules
# of hyphens (as below a heading or a table's header), of underscores, of equals signs.
_OPENING = re.compile(
    r"^(?:(?P<number>\d{1,9})(?=[.)](?:\s|$))"
    r"|(?=#{1,6}(?:\s|$)|>|[-+*:](?:\s|$)|~~~|\||[-:|][-:| \t]*$|(?:_[ \t]*){3,}$|=+\s*$))"
)


def write(document: Document) -> bytes:
    """The document as Markdown in UTF-8."""
    parts = [*_front_matter(document.metadata)]
    title = document.metadata.title
    if title:
        parts.append(f"# {_line(title)}")
    article = _Article(document.lists, document.tables)
    for section in document.sections:
        parts.extend(article.section(section, 1 if title else 0))
    text: str = scrubbed("\n\n".join(parts))
    return text.encode()


def write_table(table: Table, typed: bool = False) -> bytes:
    """One table with its caption and notes as Markdown in UTF-8, in the source's own words."""
    text: str = scrubbed("\n\n".join(_table(table)))
    return text.encode()


def _front_matter(metadata: Metadata) -> Iterator[str]:
    known = {key: value for key, value in msgspec.to_builtins(metadata).items() if value and key != "origins"}
    if known:
        yield "---\n" + yaml.dump(scrubbed(known)) + "\n---"


class _Article:
    """Draws sections, finding the lists and tables that they refer to."""

    def __init__(self, lists: Sequence[List], tables: Sequence[Table]) -> None:
        self._lists = {each.id: each for each in lists}
        self._tables = {each.id: each for each in tables}

    def section(self, section: Section, deeper: int) -> Iterator[str]:
        """The parts of a section, to be separated by empty lines."""
        if section.heading is not None:
            yield f"{'#' * min(max(section.level, 1) + deeper, 6)} {_line(section.heading)}"
        yield from self.blocks(section.blocks)
        for inner in section.sections:
            yield from self.section(inner, deeper)

    def blocks(self, blocks: Iterable[SectionBlock]) -> Iterator[str]:
        """The parts of a flow. Two lists in a row are kept apart by a comment, or they would be one."""
        after_list = False
        for block in blocks:
            if isinstance(block, ListBlock):
                if block.ref in self._lists:
                    if after_list:
                        yield "<!-- -->"
                    yield self._list(self._lists[block.ref])
                    after_list = True
                continue
            after_list = False
            if isinstance(block, ParagraphBlock):
                yield _prose(block.text)
            elif isinstance(block, QuoteBlock):
                yield _quote(block)
            elif isinstance(block, CodeBlock):
                yield _code(block)
            elif isinstance(block, FigureBlock):
                yield from _figure(block)
            elif block.ref in self._tables:
                yield from _table(self._tables[block.ref])

    def _list(self, found: List) -> str:
        return self._items(found.items, found.kind, found.start if isinstance(found.start, int) else 1)

    def _items(self, items: Sequence[Item], kind: ListKind, start: int) -> str:
        if kind == "definition" and items and not items[0].term:
            kind = "bullet"  # a meaning without a term would take the paragraph above the list for its term
        loose = kind == "definition" or any(isinstance(item.blocks, list) for item in items)
        drawn = ""
        for item, number in numbered(items, start):
            another_meaning = item.term == ""  # of the term above, which it must follow directly
            between = "" if not drawn else "\n\n" if loose and not another_meaning else "\n"
            drawn += between + self._item(item, kind, number)
        return drawn

    def _item(self, item: Item, kind: ListKind, number: int) -> str:
        mark = {"numbered": f"{number}. ", "definition": ":   "}.get(kind, "- ")
        term = _line(item.term) if isinstance(item.term, str) else ""
        lead = "" if not isinstance(item.checked, bool) else "[x] " if item.checked else "[ ] "
        if term and kind != "definition":
            lead = f"{term}: "
        lines = (lead + self._content(item, kind)).split("\n")
        indent = " " * len(mark)
        drawn = "\n".join([mark + lines[0], *(indent + line if line else "" for line in lines[1:])]).rstrip()
        return f"{term}\n{drawn}" if term and kind == "definition" else drawn

    def _content(self, item: Item, kind: ListKind) -> str:
        own = "\n\n".join(self.blocks(item.blocks)) if isinstance(item.blocks, list) else _prose(item.text)
        if not item.items:
            return own
        inner_kind = item.kind if isinstance(item.kind, str) else kind
        start = item.start if isinstance(item.start, int) else 1
        # Only bullets and a list that begins with 1 may follow a paragraph without an empty line.
        close = (
            inner_kind != "definition"
            and start == 1
            and item.items[0].text
            and not isinstance(item.blocks, list)
        )
        return own + ("\n" if close else "\n\n") + self._items(item.items, inner_kind, start)


def _prose(text: str) -> str:
    """Running text; a line break that the source marked is kept by a backslash."""
    return "\\\n".join(
        _OPENING.sub(_escape_opening, _INLINE.sub(r"\\\g<0>", line), count=1) if line else ""
        for line in text.split("\n")
    )


def _line(text: str) -> str:
    """Text that must stay on one line."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))


def _escape_opening(match: re.Match[str]) -> str:
    return f"{match['number']}\\" if match["number"] else "\\"


def _quote(block: QuoteBlock) -> str:
    text = "\n\n".join(_prose(paragraph) for paragraph in block.text.split("\n"))
    if block.cite:
        text += f"\n\n— {_line(block.cite)}"
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _code(block: CodeBlock) -> str:
    longest = max(map(len, re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{block.language or ''}\n{block.text}\n{fence}"


def _figure(block: FigureBlock) -> Iterator[str]:
    if block.src:
        yield f"![{_line(block.alt or '')}]({_target(block.src)})"
    elif block.alt:
        yield _prose(block.alt)
    if block.caption:
        yield f"*{_line(block.caption)}*"


def _target(address: str) -> str:
    """The address as a link's target: in angle brackets if it holds what would end it."""
    if re.fullmatch(r"[^\s<>()\\]+", address):
        return address
    return "<" + re.sub(r"[<>\n\r\\]", lambda match: f"%{ord(match[0]):02X}", address) + ">"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"*{_line(table.caption)}*"
    names = [column.name for column in table.columns] if table.header else ["" for _ in table.columns]
    grid = [[_cell(text) for text in row] for row in [names, *table.rows]]
    right = [column.type in NUMERIC for column in table.columns]
    widths = [max(3, *(len(row[at]) for row in grid)) for at in range(len(names))]
    if sum(widths) + 3 * len(widths) > _PADDED:
        widths = [3] * len(widths)
    rule = [
        "-" * (width - 1) + ":" if is_right else "-" * width
        for width, is_right in zip(widths, right, strict=True)
    ]
    lines = [_row(row, widths, right) for row in (grid[0], rule, *grid[1:])]
    yield "\n".join(lines)
    if isinstance(table.notes, list):
        yield from map(_prose, table.notes)


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = [
        cell.rjust(width) if is_right else cell.ljust(width)
        for cell, width, is_right in zip(cells, widths, right, strict=True)
    ]
    return f"| {' | '.join(padded)} |"


def _cell(text: str) -> str:
    return "<br>".join(_line(line) for line in text.split("\n")).replace("|", "\\|")

"""The document: what one input file becomes. Plain data that neither reads nor writes.

These structs are the public contract ``broadsheet/1``. Their fields, in this order, are the keys of the
JSON and YAML that the writers print, and :func:`schema` derives the JSON Schema from them. Keys may be
added; none is renamed or dropped without a new ``format``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

FORMAT = "broadsheet/1"

ListKind = Literal["bullet", "numbered", "checklist", "definition"]
ColumnType = Literal[
    "text", "integer", "number", "percent", "money", "date", "datetime", "duration", "boolean"
]

NUMERIC: frozenset[ColumnType] = frozenset(("integer", "number", "percent", "money"))
"""The types whose values are numbers."""


class Where(Struct, omit_defaults=True, frozen=True, gc=False):
    """A place in the source: lines (1-based, inclusive) in text, a CSS path to one element in HTML."""

    line: int | None = None
    end_line: int | None = None
    path: str | None = None

    def through(self, last: Where) -> Where:
        """From here to the end of ``last``, if that is later; in HTML the element that this place names."""
        if self.line is None:
            return self
        end = max(self.line, self.end_line or 0, last.end_line or last.line or 0)
        return Where(line=self.line, end_line=end)

    def below(self, lines: int) -> Where:
        """The same place after this many lines have been put in front of the text."""
        if self.line is None:
            return self
        return Where(line=self.line + lines, end_line=self.end_line and self.end_line + lines)


class Source(Struct):
    """The input: its path as given (null for a string or a stream), its type, and its bytes."""

    path: str | None
    media_type: str
    encoding: str
    bytes: int
    sha256: str
    uri: str | UnsetType = UNSET
    """The address that a web archive (WARC) recorded it from."""
    offset: int | UnsetType = UNSET
    """Where its record begins in that archive, or in an export of a news database, in bytes."""
    envelope: str | UnsetType = UNSET
    """The type of what the article was taken out of (``message/rfc822``): places refer to the part read."""


class Metadata(Struct):
    """What the article says about itself. Dates are ISO 8601, as precise as the source is."""

    title: str | None = None
    authors: list[str] = []
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    description: str | None = None
    tags: list[str] = []
    section: str | UnsetType = UNSET
    image: str | UnsetType = UNSET
    dateline: str | UnsetType = UNSET
    origins: dict[str, str] | UnsetType = UNSET
    """Where each value was found: ``{"title": "json-ld", "published": "meta article:published_time"}``."""


class ParagraphBlock(Struct, tag="paragraph", tag_field="type"):
    """Prose. A line break that the source marks (``<br>``, verse) is kept as ``\\n``."""

    text: str


class ListBlock(Struct, tag="list", tag_field="type"):
    """The place of a list in the flow; ``ref`` is its id in the document's ``lists``."""

    ref: str


class TableBlock(Struct, tag="table", tag_field="type"):
    """The place of a table in the flow; ``ref`` is its id in the document's ``tables``."""

    ref: str


class QuoteBlock(Struct, tag="quote", tag_field="type"):
    """A block quotation; ``cite`` is its attribution, where the source gives one."""

    text: str
    cite: str | None = None


class CodeBlock(Struct, tag="code", tag_field="type"):
    """Preformatted text with its line breaks; ``language`` is the one that the source declares."""

    text: str
    language: str | None = None


class FigureBlock(Struct, tag="figure", tag_field="type"):
    """A picture: its address as written, its alternative text, its caption."""

    src: str | None = None
    alt: str | None = None
    caption: str | None = None


SectionBlock = ParagraphBlock | ListBlock | TableBlock | QuoteBlock | CodeBlock | FigureBlock


class Section(Struct):
    """A heading and its content. The lead, before the first heading, has level 0 and no heading."""

    id: str
    level: int
    heading: str | None
    blocks: list[SectionBlock]
    sections: list[Section]
    where: Where
    anchor: str | UnsetType = UNSET
    guessed: bool | UnsetType = UNSET


class Item(Struct):
    """A list item. ``blocks`` is there when the item holds more than its own line."""

    text: str
    items: list[Item]
    term: str | UnsetType = UNSET
    checked: bool | UnsetType = UNSET
    kind: ListKind | UnsetType = UNSET
    """The kind of the list that ``items`` is, where it differs from the list around it."""
    start: int | UnsetType = UNSET
    """The first number of ``items``, where that list is numbered and does not begin at 1."""
    blocks: list[SectionBlock] | UnsetType = UNSET
    number: int | UnsetType = UNSET
    """Its number, if that does not follow its sibling's: the list counts down, or jumps."""


def numbered(items: Sequence[Item], start: int) -> Iterator[tuple[Item, int]]:
    """The items of a list that begins with ``start``, each with its number.

    >>> [number for _, number in numbered([Item("a", []), Item("b", [], number=4), Item("c", [])], 2)]
    [2, 4, 5]
    """
    number = start
    for item in items:
        if isinstance(item.number, int):
            number = item.number
        yield item, number
        number += 1


class List(Struct):
    """A list. ``label`` is the sentence that introduces it, which stays a paragraph of the section too."""

    id: str
    section: str | None
    kind: ListKind
    label: str | None
    items: list[Item]
    where: Where
    start: int | UnsetType = UNSET
    within: str | UnsetType = UNSET
    """The table whose cell contains this list; the text of the cell contains its words as well."""
    guessed: bool | UnsetType = UNSET


class Column(Struct, omit_defaults=True):
    """A column's unique name, its inferred type, and its unit (a currency code, a symbol), if any."""

    name: str
    type: ColumnType
    unit: str | None = None
    scale: int | None = None
    """The factor that the header gives: 1000000 for ``Cost (USD m)``. The values are not multiplied by it."""


class Footnote(Struct, omit_defaults=True):
    """A mark, the note that it points to, and the cells that have it: ``[row, column]``, counted from 0."""

    mark: str
    note: str
    cells: list[list[int]] = []
    header: list[list[int]] = []


class Table(Struct):
    """A table. ``header`` and ``rows`` are the source's own words, rectangular; ``records`` are typed."""

    id: str
    section: str | None
    caption: str | None
    header: list[list[str]]
    columns: list[Column]
    rows: list[list[str]]
    records: list[dict[str, Any]]
    where: Where
    notes: list[str] | UnsetType = UNSET
    footnotes: list[Footnote] | UnsetType = UNSET
    """The marks in cells, each tied to its note."""
    row_headers: int | UnsetType = UNSET
    """How many leading columns head their rows."""
    totals: list[int] | UnsetType = UNSET
    """The 0-based numbers of the rows that sum up the others."""
    orientation: Literal["columns"] | UnsetType = UNSET
    """``columns`` where each column is a record and the first column names the fields (a fact box)."""
    group_column: str | UnsetType = UNSET
    """The key that holds the group of each record, if rows that span the table group the others."""
    group_rows: list[int] | UnsetType = UNSET
    """The 0-based numbers of the rows that are such headings; they have no record."""
    note_rows: list[int] | UnsetType = UNSET
    """The 0-based numbers of the rows that are notes; their text is in ``notes``, and they have no record."""
    repeated_header_rows: list[int] | UnsetType = UNSET
    """The 0-based numbers of the rows that repeat the header; they have no record."""
    within: str | UnsetType = UNSET
    """The table whose cell contains this one."""
    guessed: bool | UnsetType = UNSET


class Warning(Struct):  # the contract's word; the builtin is never needed here
    """Something that was repaired, guessed or dropped: what, by which extractor, where."""

    code: str
    message: str
    extractor: str
    where: Where


class Document(Struct, kw_only=True):
    """One article as data. ``extra`` holds the results of further extractors, each under its name."""

    format: str = FORMAT
    source: Source
    metadata: Metadata
    sections: list[Section]
    lists: list[List]
    tables: list[Table]
    extra: dict[str, Any] = {}
    warnings: list[Warning]

    def walk(self) -> Iterator[Section]:
        """Every section, those inside others too, in reading order."""
        waiting = self.sections[::-1]
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.sections))

    def to_dict(self) -> dict[str, Any]:
        """The document as plain dicts, lists, strings and numbers, keys in the contract's order."""
        plain: dict[str, Any] = {}
        for key, value in msgspec.to_builtins(self).items():
            if key == "extra":
                plain.update(value)
            else:
                plain[key] = value
        return plain


def _item(**texts: list[str]) -> dict[str, Any]:
    """The schema of a link or a picture: its texts, with their types, its section and its place."""
    section = {"type": ["string", "null"]}
    properties: dict[str, Any] = {name: {"type": types} for name, types in texts.items()}
    properties |= {"section": section, "where": {"$ref": "#/$defs/Where"}}
    return {"type": "object", "properties": properties, "required": list(properties)}


_ON_REQUEST = {
    "links": _item(text=["string"], url=["string"]),
    "images": _item(src=["string"], alt=["string", "null"], caption=["string", "null"]),
}
"""What the extractors that run only when they are named put behind the tables."""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of :meth:`Document.to_dict`. Further extractors may add keys of their own."""
    described = msgspec.json.schema(Document)
    body = described["$defs"]["Document"]
    del body["properties"]["extra"]
    body["properties"]["format"] = {"const": FORMAT}
    body["required"] = list(body["properties"])
    body["properties"].update({name: {"type": "array", "items": item} for name, item in _ON_REQUEST.items()})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **described}

"""Blocks: the one typed, ordered stream that every front end yields and every extractor reads.

A front end knows one kind of source and nothing of what the document means; an extractor knows one kind of
result and nothing of HTML or text lines. This module is all that they share.

The stream is flat. Nesting is expressed by numbers: a heading's ``level``, an item's ``depth``. Only what a
list item contains beyond its text (a second paragraph, a table, code) is attached to it, in ``blocks``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from broadsheet.document import ListKind, Where


class Heading(Struct):
    """A heading; ``level`` is the source's own rank, 1 the highest. ``guessed`` if no mark made it one."""

    text: str
    level: int
    where: Where
    guessed: bool = False
    anchor: str | None = None


class Paragraph(Struct):
    """Prose with its white space folded; ``\\n`` only where the source breaks the line on purpose."""

    text: str
    where: Where


class ListItem(Struct):
    """One item. ``opens`` is true on the first item of each list, nested ones included.

    ``depth`` is 0 in an outermost list. ``text`` is the item's own prose, with ``\\n`` between paragraphs.
    ``number`` is the value that the source shows or implies in a numbered list (``c.`` is 3), else None.
    ``term`` is set in definition lists, ``checked`` in check lists. When the item holds more than one
    paragraph of prose, ``blocks`` holds all of its content (nested items apart) in order; else it is empty.
    """

    text: str
    kind: ListKind
    where: Where
    depth: int = 0
    opens: bool = False
    number: int | None = None
    term: str | None = None
    checked: bool | None = None
    blocks: list[Block] = []
    guessed: bool = False


class Cell(Struct):
    """A table cell as the source wrote it. ``rowspan`` 0 means to the end of its row group (HTML)."""

    text: str = ""
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


class Table(Struct):
    """A table: rows of cells, spans not yet expanded, rows perhaps ragged.

    ``head_rows`` counts the leading rows that the source marks as header (a ``thead``, a rule line); None if
    it marks none and the content has to decide. ``groups`` are the 0-based first rows of each row group after
    the first (``tbody``); no cell spans past them. ``lists`` are the items of the lists in its cells; the
    texts of the cells include their words.
    """

    rows: list[list[Cell]]
    where: Where
    head_rows: int | None = None
    groups: list[int] = []
    caption: str | None = None
    notes: list[str] = []
    lists: list[ListItem] = []
    within: Table | None = None
    guessed: bool = False


class Quote(Struct):
    """A block quotation, with ``\\n`` between its paragraphs."""

    text: str
    where: Where
    cite: str | None = None


class Code(Struct):
    """Preformatted text, its line breaks and indentation kept."""

    text: str
    where: Where
    language: str | None = None


class Figure(Struct):
    """A picture with its caption."""

    where: Where
    src: str | None = None
    alt: str | None = None
    caption: str | None = None


Block: TypeAlias = Heading | Paragraph | ListItem | Table | Quote | Code | Figure


class Hint(Struct):
    """A raw value for a metadata field, and where it was found (``json-ld``, ``meta og:title``)."""

    value: str
    origin: str
    where: Where = Where()


class Hints:
    """Raw values for the metadata that were found in the source, by field, the most trusted first.

    Fields are those of :class:`broadsheet.document.Metadata` (``title``, ``author``, ``published``, …).
    A front end adds what it finds in the order of its trust; the ``metadata`` extractor weighs and cleans.
    """

    def __init__(self) -> None:
        self._by_field: dict[str, list[Hint]] = {}

    def add(self, field: str, value: str | None, origin: str, where: Where | None = None) -> None:
        """Add a value, unless it is empty."""
        if value and (value := value.strip()):
            self._by_field.setdefault(field, []).append(Hint(value, origin, where or Where()))

    def add_first(self, hints: Iterable[tuple[str, Hint]]) -> None:
        """Add hints, each with its field, that are trusted more than all present ones."""
        for field, hint in reversed(list(hints)):
            if hint.value.strip():
                self._by_field.setdefault(field, []).insert(0, hint)

    def of(self, field: str) -> list[Hint]:
        """All hints for a field, the most trusted first."""
        return self._by_field.get(field, [])

    def fields(self) -> Iterable[str]:
        """The fields that have a hint."""
        return self._by_field.keys()


class Link(Struct):
    """A link: what it shows, and the address as the source has it."""

    text: str
    url: str
    where: Where


class Image(Struct):
    """A picture: its address as the source has it, and its alternative text."""

    src: str
    alt: str | None
    where: Where


class Reading(Struct):
    """What a front end makes of one source. ``links`` and ``images`` are read only if they are asked for."""

    blocks: list[Block]
    hints: Hints
    links: list[Link] = []
    images: list[Image] = []

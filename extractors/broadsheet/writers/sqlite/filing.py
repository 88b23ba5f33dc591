"""One document into the tables of a database, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from broadsheet.document import (
    CodeBlock,
    Document,
    FigureBlock,
    Item,
    List,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
    Section,
    SectionBlock,
    Source,
    Table,
    TableBlock,
    Where,
)
from broadsheet.writers.sqlite.data import MOST_COLUMNS, cells, create_data, data_name, quoted


class Filing:
    """One document on its way into the tables; the numbers of its sections are known to what comes later."""

    def __init__(self, connection: sqlite3.Connection, names: set[str], document: Document) -> None:
        self._connection = connection
        self._names = names
        self._document = document
        self._lists = {each.id: each for each in document.lists}
        self._tables = {each.id: each for each in document.tables}
        self._sections: dict[str, int] = {}
        self._id = 0

    def file(self) -> None:
        """Everything, in the order in which one part refers to another."""
        self._id = self._file_document()
        for section in self._document.sections:
            self._file_section(section, None)
        for each in self._document.lists:
            self._file_list(each)
        for table in self._document.tables:
            self._file_table(table)
        for warning in self._document.warnings:
            about = {"code": warning.code, "message": warning.message, "extractor": warning.extractor}
            self._insert("warnings", document_id=self._id, **about, **_place(warning.where))

    def _insert(self, into: str, **values: Any) -> int:
        names = ", ".join(map(quoted, values))
        places = ", ".join("?" * len(values))
        done = self._connection.execute(f"INSERT INTO {into} ({names}) VALUES ({places})", [*values.values()])
        return done.lastrowid or 0

    def _file_document(self) -> int:
        source = msgspec.to_builtins(self._document.source)
        metadata = msgspec.to_builtins(self._document.metadata)
        key = _key(self._document.source)
        self._remove(key)
        for name in ("authors", "tags", "origins"):
            metadata[name] = _json(metadata.get(name))
        return self._insert(
            "documents",
            source=key,
            **source,
            **metadata,
            extra=_json(self._document.extra),
            warnings=len(self._document.warnings),
        )

    def _remove(self, key: str) -> None:
        """What is there of the source: the tables' own tables here, all else by the schema's cascades."""
        made = self._connection.execute(
            "SELECT data FROM tables JOIN documents ON documents.id = tables.document_id "
            "WHERE documents.source = ? AND data IS NOT NULL",
            [key],
        ).fetchall()
        for (name,) in made:
            self._connection.execute(f"DROP TABLE IF EXISTS {quoted(name)}")
            self._names.discard(name)
        self._connection.execute("DELETE FROM documents WHERE source = ?", [key])

    def _file_section(self, section: Section, parent: int | None) -> None:
        id = self._insert(
            "sections",
            document_id=self._id,
            parent_id=parent,
            ref=section.id,
            level=section.level,
            heading=section.heading,
            text="\n\n".join(self._words(section.blocks)),
            anchor=section.anchor or None,
            guessed=bool(section.guessed),
            **_place(section.where),
        )
        self._sections[section.id] = id
        for inner in section.sections:
            self._file_section(inner, id)

    def _words(self, blocks: Iterable[SectionBlock]) -> Iterator[str]:
        """The text of blocks: one item per line for lists, one row per line for tables."""
        for block in blocks:
            if isinstance(block, ListBlock):
                each = self._lists.get(block.ref)
                yield "\n".join(_item_lines(each.items, 0)) if each else ""
            elif isinstance(block, TableBlock):
                table = self._tables.get(block.ref)
                yield "\n".join(_table_lines(table)) if table else ""
            elif isinstance(block, FigureBlock):
                yield "\n".join(filter(None, (block.caption, block.alt)))
            elif isinstance(block, ParagraphBlock | QuoteBlock | CodeBlock):
                yield block.text

    def _file_list(self, each: List) -> None:
        id = self._insert(
            "lists",
            document_id=self._id,
            section_id=self._sections.get(each.section or ""),
            ref=each.id,
            kind=each.kind,
            label=each.label,
            start=each.start if isinstance(each.start, int) else None,
            within=each.within or None,
            guessed=bool(each.guessed),
            **_place(each.where),
        )
        self._file_items(each.items, id, None, 0)

    def _file_items(self, items: Sequence[Item], owner: int, parent: int | None, depth: int) -> None:
        for position, item in enumerate(items, 1):
            id = self._insert(
                "list_items",
                list_id=owner,
                parent_id=parent,
                depth=depth,
                position=position,
                term=item.term or None,
                text=item.text,
                checked=item.checked if isinstance(item.checked, bool) else None,
            )
            self._file_items(item.items, owner, id, depth + 1)

    def _file_table(self, table: Table) -> None:
        data = (
            data_name(self._document, table, self._names) if 0 < len(table.columns) <= MOST_COLUMNS else None
        )
        id = self._insert(
            "tables",
            document_id=self._id,
            section_id=self._sections.get(table.section or ""),
            ref=table.id,
            caption=table.caption,
            data=data,
            row_count=len(table.rows),
            column_count=len(table.columns),
            row_headers=table.row_headers or None,
            orientation=table.orientation or None,
            group_column=table.group_column or None,
            notes=_json(table.notes or None),
            footnotes=_json(table.footnotes or None),
            within=table.within or None,
            guessed=bool(table.guessed),
            **_place(table.where),
        )
        self._connection.executemany(
            "INSERT INTO table_columns VALUES (?, ?, ?, ?, ?, ?)",
            [(id, at, *msgspec.structs.astuple(column)) for at, column in enumerate(table.columns)],
        )
        self._connection.executemany("INSERT INTO cells VALUES (?, ?, ?, ?, ?, ?, ?)", cells(table, id))
        if data:
            create_data(self._connection, table, data)
            self._names.add(data)


def _key(source: Source) -> str:
    """What a source is known by: its path, with its address or place in an archive; without one its hash."""
    inside = source.uri or (source.offset if isinstance(source.offset, int) else None)
    if source.path is None:
        return f"sha256:{source.sha256}"
    return source.path if inside is None else f"{source.path}#{inside}"


def _place(where: Where) -> dict[str, Any]:
    return {"line": where.line, "end_line": where.end_line, "path": where.path}


def _json(value: Any) -> str | None:
    return msgspec.json.encode(value).decode() if value else None


def _item_lines(items: Iterable[Item], depth: int) -> Iterator[str]:
    for item in items:
        term = f"{item.term}: " if item.term else ""
        yield f"{'  ' * depth}- {term}{item.text}"
        yield from _item_lines(item.items, depth + 1)


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for row in [*table.header, *table.rows]:
        yield " | ".join(row)

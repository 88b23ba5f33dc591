"""Tokens to blocks: one pass over markdown-it's block tokens, nested ones by recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from broadsheet.blocks import Block, Cell, Code, Heading, ListItem, Paragraph, Quote, Table
from broadsheet.document import ListKind, Where
from broadsheet.frontends.markdown.embedded import html_blocks, open_elements
from broadsheet.frontends.markdown.footnotes import Footnotes
from broadsheet.frontends.markdown.grammar import MAX_NESTING, grammar
from broadsheet.frontends.markdown.inline import flatten, fold
from broadsheet.frontends.markdown.paragraphs import paragraph
from broadsheet.frontends.markdown.rewrapped import Rewrapped
from broadsheet.notes import Notes

_ANCHOR = re.compile(r"\s*\{\s*#([^\s{}]+)[^{}]*\}$")
_BOX = re.compile(r"\[([ xX])\][ \t]+")
_ATTRIBUTION = re.compile(r"(?:—|―|--)\s*(\S.{0,150})\Z")
_MARKERS = re.compile(r"^(?:\s|>|[-+*:~](?=\s|$)|\d{1,9}[.)](?=\s|$)|\[\^[^\]\s]+\]:)+", re.MULTILINE)
_LANGUAGE = re.compile(r"[^\s{}.,=:]+")

Prose: TypeAlias = Paragraph | Heading | Quote


class TokenReader:
    """Reads the tokens of one text."""

    def __init__(self, tokens: Sequence[Token], whole: Rewrapped, env: dict[str, Any], notes: Notes) -> None:
        self._tokens = tokens
        self._at = 0
        self._lines = whole.text.split("\n")
        self._source = whole.source
        self._place = Where(line=1)
        self._row = 0
        self._footnotes = Footnotes(tokens, env, notes)
        self._notes = notes

    def read(self) -> list[Block]:
        """All blocks, the footnotes as a numbered list at the end."""
        blocks = list(self._until(None, depth=0))
        notes: list[ListItem] = []
        for number, content, where in self._footnotes:
            item, nested = _item(content, where)
            item.kind, item.number = "numbered", number
            notes.append(item)
            blocks += [item, *nested]
        _open(notes)
        return blocks

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        if token.map:
            first, end = token.map
            while end - 1 > first and not self._lines[end - 1].strip():
                end -= 1
            self._row = first
            line, end_line = self._source(first, max(end, first + 1))
            self._place = Where(line=line, end_line=end_line)
        return token

    def _until(self, close: str | None, depth: int) -> Iterator[Block]:
        """The blocks up to a closing token; lists among them are at ``depth``."""
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == close:
                return
            yield from self._block(token, depth)

    def _block(self, token: Token, depth: int) -> Iterator[Block]:
        where = self._place
        match token.type:
            case "paragraph_open":
                yield from paragraph(self._inline(), where)
            case "heading_open":
                yield from _heading(flatten(self._inline()), int(token.tag[1]), where)
            case "fence" | "code_block":
                yield _code(token, where)
            case "html_block":
                yield from self._html(token)
            case "blockquote_open":
                yield from _quoted(self._inside(token, "blockquote_close", depth))
            case "bullet_list_open" | "ordered_list_open":
                yield from self._list(token, depth)
            case "dl_open":
                yield from self._definitions(depth)
            case "table_open":
                yield self._table(where)
            case "footnote_reference_open":
                content = self._inside(token, "footnote_reference_close", depth=1)
                self._footnotes.define(token.meta["label"], content, where)

    def _inside(self, opening: Token, close: str, depth: int) -> list[Block]:
        """What a container holds. Past ``MAX_NESTING`` markdown-it drops it: then its lines, as prose."""
        where = self._place
        blocks = list(self._until(close, depth))
        if opening.level + 1 < MAX_NESTING or blocks:
            return blocks
        said = _MARKERS.sub("", "\n".join(self._lines[slice(*opening.map)] if opening.map else ()))
        text = fold(said.replace("\n", " "))
        if not text:
            return []
        message = f"quotes and lists nest deeper than {MAX_NESTING}; the rest is one paragraph"
        self._notes.warn("nesting-too-deep", message, where)
        return [Paragraph(text, where)]

    def _inline(self) -> list[Token]:
        """The inline tokens of a block whose opening was just read, and past its closing."""
        children = self._next().children or []
        self._at += 1
        return children

    def _html(self, first: Token) -> Iterator[Block]:
        """HTML blocks; a blank line ends one, but not the table or list that is open in it."""
        place, pieces = self._place, [first.content]
        unclosed = open_elements(first.content)
        while unclosed > 0 and self._at < len(self._tokens) and self._tokens[self._at].type == "html_block":
            pieces.append(self._next().content)
            unclosed += open_elements(pieces[-1])
        yield from html_blocks("\n".join(pieces), place.through(self._place))

    def _list(self, opening: Token, depth: int) -> Iterator[Block]:
        kind: ListKind = "numbered" if opening.type == "ordered_list_open" else "bullet"
        start = int(opening.attrs.get("start", 1))
        close = opening.type.replace("open", "close")
        items: list[ListItem] = []
        blocks: list[Block] = []
        while (token := self._next()).type != close:
            where, checked = self._place, self._take_box()
            item, nested = _item(self._inside(token, "list_item_close", depth + 1), where)
            item.kind, item.depth, item.checked = kind, depth, checked
            if kind == "numbered":
                item.number = start + len(items)
            items.append(item)
            blocks += [item, *nested]
        _open(items)
        yield from blocks

    def _take_box(self) -> bool | None:
        """Takes the check box off the item that comes next; None if it has none."""
        ahead = self._tokens[self._at : self._at + 2]
        children = ahead[1].children if len(ahead) == 2 and ahead[0].type == "paragraph_open" else None
        if not children or children[0].type != "text" or not (box := _BOX.match(children[0].content)):
            return None
        children[0].content = children[0].content[box.end() :]
        return box[1] != " "

    def _definitions(self, depth: int) -> Iterator[Block]:
        """A definition list: an item for each group of terms, with all that its definitions say."""
        groups: list[tuple[list[str], list[Block], Where]] = []
        while (token := self._next()).type != "dl_close":
            if token.type == "dt_open":
                if not groups or groups[-1][1]:
                    groups.append(([], [], self._place))
                groups[-1][0].append(flatten(self._inline()))
            else:
                groups[-1][1].extend(self._inside(token, "dd_close", depth + 1))
        for number, (terms, told, place) in enumerate(groups):
            item, nested = _item(told, place)
            item.kind, item.depth, item.term = "definition", depth, ", ".join(terms)
            item.opens = number == 0
            yield item
            yield from nested

    def _table(self, where: Where) -> Table:
        rows: list[list[Cell]] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                row = self._row
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(Cell(flatten(token.children or ()), header=len(rows) == 1))
            elif token.type == "tr_close" and len(rows) > 1:
                rows[-1] += self._further_cells(row, len(rows[-1]))
        return Table(rows, where, head_rows=1)

    def _further_cells(self, row: int, width: int) -> list[Cell]:
        """The cells of a body row beyond the header's width, which the grammar ignores."""
        source = self._lines[row]
        if source.count("|") < width:
            return []
        cells = escapedSplit(source.lstrip("> \t").strip())
        if cells and not cells[0]:
            cells.pop(0)
        if cells and not cells[-1]:
            cells.pop()
        further = (grammar().parseInline(cell.strip())[0].children for cell in cells[width:])
        return [Cell(flatten(children or ())) for children in further]


def _heading(text: str, level: int, where: Where) -> Iterator[Heading]:
    """A heading, unless it is empty; ``{#name}`` at its end is its anchor."""
    name = _ANCHOR.search(text)
    if name:
        text = text[: name.start()]
    if text:
        yield Heading(text, level, where, anchor=name[1] if name else None)


def _code(token: Token, where: Where) -> Code:
    language = _LANGUAGE.search(token.info)
    return Code(token.content.removesuffix("\n"), where, language[0] if language else None)


def _quoted(blocks: Sequence[Block]) -> Iterator[Block]:
    """A block quotation's prose as quotes; lists, tables, code and pictures in it are between them."""
    prose: list[Prose] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading | Quote):
            prose.append(block)
            continue
        if prose:
            yield _quote(prose)
            prose = []
        yield block
    if prose:
        yield _quote(prose)


def _quote(prose: Sequence[Prose]) -> Quote:
    cites = [block.cite for block in prose if isinstance(block, Quote) and block.cite]
    lines = "\n".join(block.text for block in prose if block.text).split("\n")
    attribution = _ATTRIBUTION.match(lines[-1]) if len(lines) > 1 else None
    if attribution:
        lines.pop()
        cites.append(attribution[1])
    return Quote("\n".join(lines), prose[0].where.through(prose[-1].where), "; ".join(cites) or None)


def _item(blocks: Sequence[Block], where: Where) -> tuple[ListItem, list[Block]]:
    """An item that holds these blocks, and the items of the lists nested in it."""
    nested: list[Block] = [block for block in blocks if isinstance(block, ListItem)]
    own = [_as_prose(block) for block in blocks if not isinstance(block, ListItem)]
    text = "\n".join(block.text for block in own if isinstance(block, Paragraph))
    if own:
        where = Where(line=where.line, end_line=own[-1].where.end_line)
    alone = not own or (len(own) == 1 and isinstance(own[0], Paragraph))
    return ListItem(text, "bullet", where, blocks=[] if alone else own), nested


def _as_prose(block: Block) -> Block:
    """A heading inside an item heads nothing: it is prose."""
    return Paragraph(block.text, block.where) if isinstance(block, Heading) else block


def _open(items: Sequence[ListItem]) -> None:
    """Marks the first item, and makes a check list of one that has a box."""
    if items:
        items[0].opens = True
    if any(item.checked is not None for item in items):
        for item in items:
            item.kind, item.number = "checklist", None

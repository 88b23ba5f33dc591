"""Pages: the lines of a page of wikitext to units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.blocks import Code, Figure, Quote
from broadsheet.document import Where
from broadsheet.frontends.text.code import dedent
from broadsheet.frontends.text.markers import Marker
from broadsheet.frontends.text.units import Unit
from broadsheet.frontends.text.wikitext.inline import Inline
from broadsheet.frontends.text.wikitext.masking import MASKED, VOID, Masked, Masks, mask
from broadsheet.frontends.text.wikitext.tables import OPENING, read_table
from broadsheet.frontends.text.wikitext.templates import without_templates
from broadsheet.notes import Notes, counted

STEP = 4
"""Columns by which an item is indented under the one that it belongs to."""

_LITERAL = "pre|syntaxhighlight|source|score|timeline|graph|templatedata|mapframe|maplink"
_LISTINGS = frozenset(_LITERAL.split("|"))
_INLINE = "nowiki|math|chem|ce"
_CONTAINERS = "blockquote|poem|gallery|references"
_HEADING = re.compile(r"(={1,6})(.+?)(={1,6})\s*")
_PREFIX = re.compile(r"[*#:;]+")
_RULE = re.compile(r"-{4,}")
_MAGIC = re.compile(r"__[^\W\d_]{3,}(?:_[^\W\d_]+)*__")
_REDIRECT = re.compile(r"#[^\W\d_]{5,}\s*:?\s*(?=\[\[)")
_COLON = re.compile(r"\s+:\s*|:\s+")


def read_wikitext(text: str, notes: Notes) -> list[Unit]:
    """The units of a page, in the order of the page; its footnotes are a numbered list."""
    masks = Masks()
    fields: list[Unit] = []

    def literal(masked: Masked) -> str:
        if masked.kind != "!--":
            return masks.add(masked)
        where = Where(line=masked.line, end_line=masked.end)
        quoted = " ".join(masked.inside.split())
        notes.warn("directive-dropped", f"a comment is left out: {quoted}", where)
        return VOID

    text = mask(text, f"!--|{_INLINE}|{_LITERAL}", literal)
    text = mask(text, "ref", masks.add)
    text = without_templates(text, masks, notes, fields)
    text = mask(text, _CONTAINERS, masks.add)
    return fields + _Page(text.split("\n"), masks, notes).read()


class _Page:
    """Goes through the lines once; ``at`` is the 0-based place of the next one."""

    def __init__(self, lines: Sequence[str], masks: Masks, notes: Notes) -> None:
        self._lines = [line.rstrip() for line in lines]
        self._at = 0
        self._masks = masks
        self._notes = notes
        self._inline = Inline(masks, notes)
        self._units: list[Unit] = []
        self._counts: dict[str, int] = {}
        """The number of the last item after each prefix."""
        self._is_listed = False
        """Whether the line before is of a list."""

    def read(self) -> list[Unit]:
        """All units."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line:
                self._is_listed = False
                self._at += 1
            elif not line.strip(VOID):
                self._at += 1  # nothing is left of it, and it parts nothing
            else:
                if line[0] == VOID:
                    line = self._lines[self._at] = line.strip(f"{VOID} \t")
                if line:
                    self._take(line.rstrip(VOID))
        self._footnotes(self._units[-1].end if self._units else 1)
        self._tell_addresses()
        return self._units

    def _take(self, line: str) -> None:
        if MASKED.match(line.strip()) and self._masked(line.strip()):
            pass
        elif OPENING.match(line):
            self._table()
        elif _PREFIX.match(line) and not (self._is_top() and self._redirect(line)):
            self._listed(line)
            return
        elif (found := _HEADING.fullmatch(line)) and found[2].strip(" ="):
            self._heading(found)
        elif _RULE.match(line):
            self._emit("ruler", "", self._at + 1)
            self._lines[self._at] = line.lstrip("-")
        elif line[0] in " \t" and line.strip():
            self._preformatted()
        elif self._at < len(self._lines) and self._lines[self._at]:
            self._paragraph()
        self._is_listed = False

    def _is_top(self) -> bool:
        return not any(unit.kind != "field" for unit in self._units)

    def _emit(self, kind: str, text: str, end: int) -> Unit:
        """A unit from the next line on to that ``end``; pictures of its text come before it."""
        unit = Unit("prose", text, self._at + 1, end, gap=True)
        unit.kind = kind  # type: ignore[assignment]
        self._units += self._inline.taken()
        self._units.append(unit)
        return unit

    def _flat(self, text: str, number: int, end: int = 0) -> str:
        """What a text shows; words for the program that shows the page are left out."""
        if "__" in text:
            for magic in _MAGIC.findall(text):
                where = Where(line=number, end_line=end or number)
                self._notes.warn("directive-dropped", f"a word for the wiki is left out: {magic}", where)
            text = _MAGIC.sub(VOID, text)
        return self._inline.flatten(text, number, end)

    def _redirect(self, line: str) -> bool:
        found = _REDIRECT.match(line)
        if found is None:
            return False
        where = Where(line=self._at + 1, end_line=self._at + 1)
        message = f"the page only leads to another one, and says so: {found[0].strip()}"
        self._notes.warn("redirect", message, where)
        self._lines[self._at] = line[found.end() :]
        self._paragraph()
        return True

    def _heading(self, found: re.Match[str]) -> None:
        level = min(len(found[1]), len(found[3]))
        text = f"{found[1][level:]}{found[2]}{found[3][level:]}"
        unit = self._emit("heading", self._flat(text, self._at + 1).replace("\n", " "), self._at + 1)
        unit.level = level
        self._at += 1

    def _paragraph(self) -> None:
        """Lines up to a blank one, or to one that begins something else."""
        start = self._at
        texts: list[str] = []
        while self._at < len(self._lines) and (line := self._lines[self._at]):
            line = line.strip(VOID) or line
            if texts and _begins(line):
                break
            texts.append(line)
            self._at += 1
        end, self._at = self._at, start
        if text := self._flat(" ".join(texts), start + 1, end):
            self._emit("prose", text, end)
        self._units += self._inline.taken()
        self._at = end

    def _preformatted(self) -> None:
        """Lines that begin with a space are literal, except for their inline markup."""
        start = end = self._at
        raws: list[str] = []
        while end < len(self._lines) and self._lines[end][:1] in (" ", "\t") and self._lines[end].strip():
            raws.append(self._inline.flatten(self._lines[end], end + 1, folded=False).replace("\n", " "))
            end += 1
        text = dedent(raws)
        if text:
            self._emit("code", text, end).blocks = [Code(text, Where(line=start + 1, end_line=end))]
        self._units += self._inline.taken()
        self._at = end

    def _table(self) -> None:
        start = self._at
        tables, end = read_table(self._lines, start, self._flat)
        for table in tables:
            self._emit("table", "", end).blocks = [table]
        self._units += self._inline.taken()
        self._at = end

    def _masked(self, line: str) -> bool:
        """What is masked and begins a line: a listing, a quote, a gallery, the list of footnotes."""
        found = MASKED.match(line)
        assert found is not None
        masked = self._masks.of(found)
        number = self._at + 1
        where = Where(line=number, end_line=number + masked.source.count("\n"))
        if masked.kind in _LISTINGS:
            text = self._masks.restored(masked.inside).strip("\n").rstrip()
            code = Code(text, where, masked.attributes.get("lang"))
            self._emit("code", text, where.end_line or number).blocks = [code]
        elif masked.kind in ("blockquote", "poem"):
            self._quote(masked, where)
        elif masked.kind == "gallery":
            self._gallery(masked, number)
        elif masked.kind == "references":
            for ref in MASKED.finditer(masked.inside):
                self._inline.define(self._masks.of(ref))
            self._footnotes(number)
        else:
            return False
        rest = line[found.end() :].strip(VOID)
        self._lines[self._at] = rest
        if not rest:
            self._at += 1
        return True

    def _quote(self, masked: Masked, where: Where) -> None:
        """The paragraphs of a quote; a poem keeps its lines."""
        parts = re.split(r"\n\s*\n" if masked.kind == "blockquote" else r"\n", masked.inside)
        texts = [self._flat(part.replace("\n", " "), where.line or 1, where.end_line or 0) for part in parts]
        text = "\n".join(filter(None, texts))
        if text and masked.kind == "poem":
            self._emit("prose", text, where.end_line or 1)
        elif text:
            self._emit("quote", text, where.end_line or 1).blocks = [Quote(text, where)]

    def _gallery(self, masked: Masked, number: int) -> None:
        for at, line in enumerate(masked.inside.split("\n")):
            name, _, caption = line.strip(f" {VOID}").partition("|")
            if name:
                where = Where(line=number + at, end_line=number + at)
                shown = self._flat(caption, number + at) or None
                src = name.partition(":")[2] or name
                unit = Unit("picture", "", number + at, number + at)
                unit.blocks = [Figure(where, src.strip(), None, shown)]
                self._units.append(unit)

    def _footnotes(self, line: int) -> None:
        """The footnotes so far as items; their place is that of their list, whose section they are in."""
        self._units += self._inline.taken()
        for number, ref in self._inline.footnotes():
            if text := self._inline.said_by(ref):
                marker = Marker("numbered", "ref", 0, number)
                self._units.append(Unit("item", text, line, line, marker=marker))

    def _listed(self, line: str) -> None:
        """An item, a term, its meaning, or a line that goes on with one."""
        prefix = _PREFIX.match(line)
        assert prefix is not None
        marks, rest = prefix[0], line[prefix.end() :]
        if not self._is_listed:
            self._counts.clear()
        number = self._at + 1
        last = self._units[-1] if self._is_listed and self._units and self._units[-1].kind == "item" else None
        if marks[-1] == ";":
            self._term(marks, rest, number)
        elif marks[-1] == ":":
            self._set_in(marks, self._flat(rest, number), last)
        elif text := self._flat(rest, number):
            self._item(marks, text)
        self._units += self._inline.taken()
        self._is_listed = True
        self._at += 1

    def _item(self, marks: str, text: str) -> None:
        stars = marks.lstrip(":;") or marks
        self._counts = {each: count for each, count in self._counts.items() if marks.startswith(each)}
        self._counts[marks] = self._counts.get(marks, 0) + 1
        is_numbered = marks[-1] == "#"
        unit = self._emit("item", text, self._at + 1)
        # A star first: items of two kinds at one depth are then never taken for each other's.
        unit.marker = Marker(
            "numbered" if is_numbered else "bullet",
            f"*{marks}",
            0,
            self._counts[marks] if is_numbered else None,
        )
        unit.indent = STEP * (len(stars) - 1)

    def _term(self, marks: str, rest: str, number: int) -> None:
        """``; term : meaning``; without a meaning, and none below, it is a paragraph."""
        parts = _COLON.split(rest, maxsplit=1)
        term = self._flat(parts[0], number)
        meaning = self._flat(parts[1], number) if len(parts) > 1 else ""
        below = next(
            (line for line in self._lines[self._at + 1 : self._at + 4] if line.strip(VOID) or not line), ""
        )
        if not meaning and (not below.startswith((f"{marks[:-1]}:", marks)) or OPENING.match(below)):
            self._emit("prose", term, number)
            return
        unit = self._emit("item", meaning, number)
        unit.term = term
        unit.marker = Marker("definition", f"*{marks}", 0)
        unit.indent = STEP * (len(marks) - 1)

    def _set_in(self, marks: str, text: str, last: Unit | None) -> None:
        """The meaning of a term, what goes on with an item, or a paragraph that is only set in."""
        number = self._at + 1
        if not text:
            return
        if last is None or (not last.term and not marks.strip(":")):
            self._emit("prose", text, number)
            return
        if last.term and not last.text:
            last.text = text
        else:
            parts = last.parts if isinstance(last.parts, list) else []
            parts.append(Unit("prose", text, number, number))
            last.parts = parts
        last.end = number

    def _tell_addresses(self) -> None:
        addresses = self._inline.addresses
        if addresses:
            lines = [line for line, _ in addresses]
            listed = self._masks.restored(" ".join(address for _, address in addresses))
            message = f"the addresses of {counted(len(addresses), 'link')} are left out: {listed}"
            self._notes.warn("link-addresses-dropped", message, Where(line=min(lines), end_line=max(lines)))


def _begins(line: str) -> bool:
    """Whether a line ends the paragraph above it."""
    if line[0] in "*#:;{-=":
        return (
            _PREFIX.match(line) is not None
            or OPENING.match(line) is not None
            or _RULE.match(line) is not None
            or _HEADING.fullmatch(line) is not None
        )
    found = MASKED.match(line)
    return found is not None

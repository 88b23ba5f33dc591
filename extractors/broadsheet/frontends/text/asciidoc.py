"""AsciiDoc: its blocks laid out as any text lays them out, line for line, before the grammar reads them.

What is between ``----`` becomes a fenced listing, a quote gets its ``>``, and what ``+`` ties to an item
is indented under it. Lines that only speak to AsciiDoc (``[[anchor]]``, ``[cols="1,2"]``, ``// a comment``)
are left out, each with a warning. The language: https://docs.asciidoctor.org/asciidoc/latest/
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.document import Where
from broadsheet.frontends.text.asciidoc_tables import rows_of_table
from broadsheet.frontends.text.lines import TAB
from broadsheet.notes import Notes

FEWEST = 2
"""Lines that only AsciiDoc has, at least, for a text to be one."""
STEP = 2
"""Columns by which what belongs to an item or a term is indented under it."""
NEAR_LENGTH = 2
"""Characters by which a line of hyphens may be longer or shorter than the title that it underlines."""

_REVISION = re.compile(r"(?P<number>v?\d[\w.]*,\s*)?(?P<date>[^:]*\d[^:]*)(?P<remark>:.*)?")
_STYLES = "source|listing|literal|verse|quote|NOTE|TIP|WARNING|CAUTION|IMPORTANT|cols=|options=|%header"
_MACROS = "include|ifdef|ifndef|ifeval|endif|image|toc"
_OWN = re.compile(
    rf"\[\[[\w:.-]+\]\]|\[(?:{_STYLES})[^\]]*\]|(?:{_MACROS})::[^\s\[]*\[[^\]]*\]|\|={{3,}}"
    r"|\S.*[\w)]\[\[[\w-]+\]\]"
)
_ENDS = ("]", "::", "|===", "+")
_DELIMITER = re.compile(r"([-.=*_+/])\1{3,}|--|```|\|={3,}")
_ATTRIBUTES = re.compile(r"\[(?:\[[^\]]*\]|(?P<said>[^\]]*))\]")
_MACRO = re.compile(rf"(?P<name>{_MACROS})::(?P<target>[^\s\[]*)\[(?P<said>[^\]]*)\]")
_TERM = re.compile(r"\s*(?!//)\S.*?(?P<colons>:{2,4})(?P<meaning>\s+\S.*)?")
_ITEM = re.compile(r"\s*(?:\*{1,5}|-|\.{1,5}|\d{1,3}\.|<(?:\d+|\.)>)\s+\S")
_UNNUMBERED = re.compile(r"\s*\.{1,5}\s+(?=\S)")
_TITLE = re.compile(r"\.[^\s.].*")
_LITERAL = ("source", "listing", "literal", "verse")
_FENCES = ("```", "~~~")


def is_asciidoc(raws: Sequence[str]) -> bool:
    """Whether a text has lines that only AsciiDoc has; a plus alone is a button's, too."""
    own = pluses = 0
    for at, raw in enumerate(raws):
        if raw.endswith(_ENDS):
            below = raws[at + 1] if at + 1 < len(raws) else ""
            own += _OWN.fullmatch(raw) is not None or _is_term_over_meaning(raw, below)
            pluses += raw == "+" and below.strip() != ""
    return own > 0 and own + pluses >= FEWEST


def _is_term_over_meaning(line: str, below: str) -> bool:
    return line.endswith("::") and line[0] not in " \t." and below[:1] in (" ", "\t") and below.strip() != ""


def laid_out(raws: Sequence[str], notes: Notes) -> list[str]:
    """The lines of an AsciiDoc text as the grammar reads them, as many as there were."""
    layout = _Layout(raws, notes)
    layout.take_header()
    while layout.at < len(raws):
        layout.take()
    return layout.lines


class _Layout:
    """Goes through the ``lines`` once and rewrites them in place; those before ``at`` are as they will be."""

    def __init__(self, raws: Sequence[str], notes: Notes) -> None:
        self.lines = [raw.rstrip() for raw in raws]
        self.at = 0
        self._notes = notes
        self._style = self._said = ""
        """What an attribute line says of the block below it."""
        self._column = 0
        """Where the text of the last item or term begins."""
        self._is_tied = False
        """Whether the next block belongs to that item."""
        self._numbers: list[int] = []
        """The number of the last item in each rank of those that AsciiDoc numbers itself."""

    def take_header(self) -> None:
        """Author and revision, in the lines right under the title, become fields."""
        lines = self.lines
        title = next((at for at, line in enumerate(lines) if line and not line.startswith(("//", ":"))), 0)
        author, revision = [*lines[title + 1 : title + 3], "", ""][:2]
        if lines[title][:2] != "= " or not author or author[0] in ":/[" or author.endswith("."):
            return
        lines[title + 1] = f":authors: {author}"
        if found := _REVISION.fullmatch(revision):
            if found["number"] or found["remark"]:
                where = Where(line=title + 3, end_line=title + 3)
                self._notes.warn(
                    "directive-dropped", f"the number of a version is left out: {revision}", where
                )
            lines[title + 2] = f":revdate: {found['date']}"

    def take(self) -> None:
        """Lay out what begins at the next line."""
        line = self.lines[self.at]
        if not line:
            self.at += 1
        elif end := self._end_of_block(line):
            self._block(line, end)
        elif not self._drops(line):
            self._paragraph(line)

    def _end_of_block(self, line: str) -> int:
        """The place of the line that ends the block which is delimited from here on; 0 where none is."""
        if not _DELIMITER.fullmatch(line):
            return 0
        above = self.lines[self.at - 1] if self.at else ""
        if above and len(line) > 2 and abs(len(above) - len(line)) <= NEAR_LENGTH:
            return 0  # it underlines a title
        return next((at for at in range(self.at + 1, len(self.lines)) if self.lines[at] == line), 0)

    def _block(self, delimiter: str, end: int) -> None:
        start, sign = self.at, delimiter[0]
        inside = self.lines[start + 1 : end]
        if sign == "/":
            self._leave_out("a comment", start, end + 1)
        elif sign == "|":
            self.lines[start : end + 1] = ["", *rows_of_table(inside, self._said), ""]
        elif self._style in _LITERAL or (sign in "-.+`" and delimiter != "--"):
            self._fence(start, end)
        else:
            self.lines[start] = self.lines[end] = ""
            if sign == "_":
                self._quote(start + 1, end)
            else:  # what is in it is laid out, too
                end = start
        self._tie(start, end + 1)

    def _fence(self, start: int, end: int) -> None:
        language = self._said.partition(",")[0].strip() if self._style == "source" else ""
        inside = self.lines[start + 1 : end]
        fence = next((fence for fence in _FENCES if not any(fence in line for line in inside)), _FENCES[0])
        self.lines[start], self.lines[end] = fence + language, fence

    def _quote(self, start: int, end: int) -> None:
        """The lines as a quote; who said it, if known, comes in the line below."""
        self.lines[start:end] = [f"> {line}" for line in self.lines[start:end]]
        if self._style == "quote" and self._said.strip():
            self.lines[end] = f"> — {self._said.strip()}"

    def _tie(self, start: int, end: int) -> None:
        """Go on at ``end``; what is before it is indented if it belongs to an item."""
        if not self._is_tied:
            self._numbers = []
        else:
            for at in range(start, end):
                if self.lines[at]:
                    self.lines[at] = " " * self._column + self.lines[at]
        self.at = end
        self._style = self._said = ""
        self._is_tied = False

    def _drops(self, line: str) -> bool:
        """Take a line that speaks to AsciiDoc alone."""
        if line.startswith("//") and not line.startswith("///"):
            self._leave_out("a comment", self.at, self.at + 1)
        elif line == "+":
            self.lines[self.at], self._is_tied = "", True
        elif found := _MACRO.fullmatch(line):
            self._macro(found)
        elif (found := _ATTRIBUTES.fullmatch(line)) and (
            line[1] == "[" or any(self.lines[self.at + 1 : self.at + 2])
        ):
            self._style, _, self._said = (found["said"] or "").partition(",")
            if "=" in self._style:
                self._style, self._said = "", found["said"]
            self._leave_out("what is said of a block", self.at, self.at + 1)
        else:
            return False
        self.at += 1
        return True

    def _macro(self, found: re.Match[str]) -> None:
        alt, comma, _ = found["said"].partition(",")
        is_image = found["name"] == "image"
        has_room = self.lines[self.at + 1 : self.at + 2] == [""]
        if not is_image or comma or (alt and not has_room):
            self._leave_out(f"what {found['name']} says", self.at, self.at + 1)
        if is_image:
            self.lines[self.at] = f".. image:: {found['target']}"
            if alt and has_room:
                self.at += 1
                self.lines[self.at] = f"   :alt: {alt}"

    def _leave_out(self, what: str, start: int, end: int) -> None:
        quoted = " / ".join(line for line in self.lines[start:end] if line)
        where = Where(line=start + 1, end_line=end)
        self._notes.warn("directive-dropped", f"{what} is left out: {quoted}", where)
        self.lines[start:end] = [""] * (end - start)

    def _paragraph(self, line: str) -> None:
        """A paragraph, an item or a term, each with the lines that go on with it."""
        start, end = self.at, self._end_of_paragraph(self.at)
        if self._style in _LITERAL and self._has_room(end):
            self._fence(start - 1, end)
            self._tie(start - 1, end + 1)
        elif self._style == "quote":
            has_room = self._has_room(end)
            self._said = self._said if has_room else ""
            self._quote(start, end)
            self._tie(start, end + has_room)
        elif _ITEM.match(line):
            self._item(end)
        elif found := _TERM.fullmatch(line):
            self._term(found, end)
        else:
            if _TITLE.fullmatch(line):
                self.lines[start], end = line[1:], start + 1
            self._tie(start, end)

    def _has_room(self, end: int) -> bool:
        """Whether fences can take the places of what was said of the paragraph, and of the gap below it."""
        return self.at > 0 and not self.lines[self.at - 1] and end < len(self.lines) and not self.lines[end]

    def _end_of_paragraph(self, start: int) -> int:
        end = start + 1
        while end < len(self.lines) and (line := self.lines[end]) and not _begins(line):
            end += 1
        return end

    def _item(self, end: int) -> None:
        """Its further lines are indented; where it belongs to a term, so do its siblings."""
        start, tied, numbers = self.at, self._is_tied, self._numbers
        if found := _UNNUMBERED.match(self.lines[start]):
            rank = len(found[0].strip())
            numbers = [*numbers[:rank], *[0] * (rank - len(numbers))]
            numbers[-1] += 1
            self.lines[start] = f"{'   ' * (rank - 1)}{numbers[-1]}. {self.lines[start][found.end() :]}"
        self.lines[start + 1 : end] = [" " * STEP + line.strip() for line in self.lines[start + 1 : end]]
        below = next((self.lines[at] for at in range(end, len(self.lines)) if self.lines[at]), "")
        outer = self._column
        self._tie(start, end)
        self._numbers, self._column = numbers, _indent(self.lines[start]) + STEP
        if tied and _ITEM.match(below):
            self._is_tied, self._column = True, outer

    def _term(self, found: re.Match[str], end: int) -> None:
        """The paragraph that it explains is brought right under it and indented."""
        start = self.at
        self._column = STEP * (len(found["colons"]) - 1)
        self.lines[start] = " " * (self._column - STEP) + self.lines[start].lstrip()
        self._is_tied = found["meaning"] is not None
        self._tie(start + 1, end if found["meaning"] else start + 1)
        below = next((at for at in range(self.at, len(self.lines)) if self.lines[at]), self.at)
        if below < len(self.lines) and not found["meaning"] and not _TERM.fullmatch(self.lines[below]):
            stop = self._end_of_paragraph(below)
            self.lines[self.at : stop] = [*self.lines[below:stop], *[""] * (below - self.at)]
            self._is_tied = True


def _begins(line: str) -> bool:
    """Whether a line ends the paragraph above it."""
    return (
        line == "+"
        or line.startswith("//")
        or any(pattern.fullmatch(line) for pattern in (_DELIMITER, _ATTRIBUTES, _MACRO))
        or _ITEM.match(line) is not None
        or line.endswith("::")
    )


def _indent(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip())].expandtabs(TAB))

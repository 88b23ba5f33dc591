"""Layout: each line of Org as the grammar knows it, in its place; what speaks to Org alone is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.document import Where
from broadsheet.frontends.text.fields import DEEP
from broadsheet.frontends.text.org.inline import PICTURE, flatten
from broadsheet.notes import Notes, counted

DEEPEST = 6
"""The lowest rank of a heading that the grammar has."""

LONGEST_HEADER = 4
"""Rows."""

_HEADING = re.compile(r"(\*+)[ \t]+(\S.*)")
_STATES = ("TODO", "DONE")
_TAGS = re.compile(r"[ \t]+:((?:[\w@#%]+:)+)[ \t]*$")
_COOKIE = re.compile(r"\[#\w\][ \t]*|\[\d*/\d*\]|\[\d*%\]")
_KEYWORD = re.compile(r"[ \t]*#\+(?P<name>[A-Za-z_]+)(?:\[[^\]]*\])?:[ \t]*(?P<value>.*?)[ \t]*")
_BEGIN = re.compile(r"(?P<space>[ \t]*)#\+begin_(?P<name>\S+)[ \t]*(?P<rest>.*?)[ \t]*", re.IGNORECASE)
_DRAWER = re.compile(r"[ \t]*:[\w-]+:[ \t]*")
_DRAWER_END = re.compile(r"[ \t]*:END:[ \t]*", re.IGNORECASE)
_PLANNING = re.compile(
    r"[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<\[][^>\]]*[>\]](?:--?\S+)?[ \t]*)++|[ \t]*CLOCK:.*"
)
_COMMENT = re.compile(r"[ \t]*#(?:[ \t].*)?")
_TERM = re.compile(r"([ \t]*)[-+][ \t]+(\S.*?)[ \t]+::(?:[ \t]+(\S.*))?")
_ITEM = re.compile(r"[ \t]*(?:[-+]|\d+[.)])[ \t]|[ \t]*```")
_PARTLY = re.compile(r"([ \t]*(?:[-+]|\d+[.)])[ \t]+)\[-\](?=[ \t])")
_COOKIES = re.compile(r"[ \t]*\|(?:[ \t]*(?:<[lrc]?\d*>|/|<>?|>)?[ \t]*\|)+[ \t]*")
_LITERAL_LINE = re.compile(r"[ \t]*:(?:[ \t](.*))?")
_DAY = re.compile(r"[<\[](\d{4}-\d\d-\d\d(?: [^\W\d_]+)?)( [^>\]]*)?[>\]]")
_ESCAPED = re.compile(r"^([ \t]*),(?=\*|#\+|,)")
_FIELDS = {
    "title": "title",
    "author": "author",
    "date": "date",
    "keywords": "keywords",
    "filetags": "tags",
    "description": "description",
    "language": "language",
}
_LITERAL = frozenset(("src", "example", "export", "verse", "latex", "html", "ascii"))
_FENCES = ("```", "~~~")


class Layout:
    """The ``lines`` of a text, rewritten in place by :meth:`run`; ``captions`` by the index of their line."""

    def __init__(self, raws: Sequence[str], notes: Notes) -> None:
        self.lines = [raw.rstrip() for raw in raws]
        self.captions: dict[int, str] = {}
        self._notes = notes
        self._states = {*_STATES}
        self._addresses: list[str] = []
        self._linked: list[int] = []
        self._ends = _ends(self.lines)
        self._sections = [0]
        """Where each section begins."""

    def run(self) -> None:
        """Rewrite all lines."""
        at = 0
        while at < len(self.lines):
            at = self._take(at)
        self._terms()
        for start, end in zip(self._sections, [*self._sections[1:], len(self.lines)], strict=True):
            self._set_out(start, end)
        if self._addresses:
            where = Where(line=self._linked[0] + 1, end_line=self._linked[-1] + 1)
            links = counted(len(self._addresses), "link")
            message = f"the addresses of {links} are left out: {' '.join(self._addresses)}"
            self._notes.warn("link-addresses-dropped", message, where)

    def _take(self, at: int) -> int:
        """Lay out what begins at that line; the place behind it."""
        line = self.lines[at]
        if found := _HEADING.fullmatch(line):
            self._heading(at, found)
        elif found := _BEGIN.fullmatch(line):
            return self._block(at, found)
        elif found := _KEYWORD.fullmatch(line):
            self._keyword(at, found["name"].lower(), found["value"])
        elif _DRAWER.fullmatch(line) and (end := self._ends.get(("drawer", at))):
            self._leave_out("a drawer", at, end + 1)
            return end + 1
        elif _PLANNING.fullmatch(line):
            self._leave_out("when something is planned", at, at + 1)
        elif _COMMENT.fullmatch(line):
            self._leave_out("a comment", at, at + 1)
        elif _COOKIES.fullmatch(line) and ("<" in line or "/" in line):
            self._leave_out("how columns are set", at, at + 1)
            self._close_gap(at)
        elif (found := PICTURE.fullmatch(line)) and (not at or not self.lines[at - 1]):
            self.lines[at] = f".. image:: {found[1]}"
        elif _LITERAL_LINE.fullmatch(line):
            return self._literal_lines(at)
        elif line:
            self.lines[at] = _PARTLY.sub(r"\1[ ]", self._flat(line, at))
        return at + 1

    def _flat(self, text: str, at: int) -> str:
        before = len(self._addresses)
        text = flatten(text, self._addresses)
        if len(self._addresses) > before:
            self._linked.append(at)
        return text

    def _heading(self, at: int, found: re.Match[str]) -> None:
        """Its state, priority, progress and tags are no part of what it says."""
        noted: list[str] = []
        text = found[2]
        state, _, rest = text.partition(" ")
        if state in self._states and rest.strip():
            noted, text = [state], rest.strip()
        if tags := _TAGS.search(text):
            text = text[: tags.start()]
            noted.append(f":{tags[1]}")
        noted += [cookie.strip() for cookie in _COOKIE.findall(text)]
        text = _COOKIE.sub("", text).strip() or text
        if noted:
            where = Where(line=at + 1, end_line=at + 1)
            message = f"what is noted at a heading is left out: {' '.join(noted)}"
            self._notes.warn("directive-dropped", message, where)
        text = self._flat(text, at)
        marks = "=" * min(len(found[1]), DEEPEST)
        is_worded = any(map(str.isalpha, text)) and not text.endswith("=")
        self.lines[at] = f"{marks} {text} {marks}" if is_worded else f"{'#' * len(marks)} {text}"
        self._sections.append(at + 1)

    def _keyword(self, at: int, name: str, value: str) -> None:
        if name in ("todo", "seq_todo", "typ_todo"):
            self._states.update(word.partition("(")[0] for word in value.split() if word != "|")
        if name == "caption" and value:
            self.captions[at] = self._flat(value, at)
            self.lines[at] = ""
        elif name in _FIELDS and value and at < DEEP:
            if name == "filetags":
                value = ", ".join(filter(None, value.split(":")))
            elif name == "date" and (day := _DAY.fullmatch(value)):
                value = day[1]
                if day[2]:
                    where = Where(line=at + 1, end_line=at + 1)
                    self._notes.warn("directive-dropped", f"the time of day is left out:{day[2]}", where)
            self.lines[at] = f":{_FIELDS[name]}: {self._flat(value, at)}"
        else:
            self._leave_out("what is said to Org", at, at + 1)

    def _block(self, at: int, found: re.Match[str]) -> int:
        """From ``#+begin_…`` to its end; one that never ends is left out alone."""
        name, rest, space = found["name"].lower(), found["rest"], found["space"]
        end = self._ends.get((name, at))
        if end is None or name == "comment":
            stop = at + 1 if end is None else end + 1
            self._leave_out("what is said to Org", at, stop)
            return stop
        if name in _LITERAL:
            self._fence(at, end, rest, space)
            return end + 1
        if name not in ("quote", "center") or rest:
            self._leave_out("what is said of a block", at, at + 1)
        self.lines[at] = self.lines[end] = ""
        if name != "quote":
            return at + 1  # what is in it is laid out, too
        for place in range(at + 1, end):
            self.lines[place] = f"{space}> {self._flat(self.lines[place].strip(), place)}".rstrip()
        return end + 1

    def _fence(self, at: int, end: int, rest: str, space: str) -> None:
        language, _, options = rest.partition(" ")
        if language.startswith((":", "-")):
            language, options = "", rest
        if options.strip():
            where = Where(line=at + 1, end_line=at + 1)
            self._notes.warn("directive-dropped", f"what is said of a listing is left out: {options}", where)
        inside = [_ESCAPED.sub(r"\1", line) for line in self.lines[at + 1 : end]]
        fence = next((fence for fence in _FENCES if not any(fence in line for line in inside)), _FENCES[0])
        self.lines[at : end + 1] = [f"{space}{fence}{language}", *inside, space + fence]

    def _close_gap(self, at: int) -> None:
        """Bring the rows of a table's header down to where one was left out below them."""
        start = at
        while start and self.lines[start - 1].lstrip()[:1] == "|" and at - start <= LONGEST_HEADER:
            start -= 1
        if at - start <= LONGEST_HEADER:
            self.lines[start : at + 1] = ["", *self.lines[start:at]]

    def _literal_lines(self, at: int) -> int:
        """Lines after colons are a listing, if blank lines around them have room for its fences."""
        end = at
        while end < len(self.lines) and (found := _LITERAL_LINE.fullmatch(self.lines[end])):
            self.lines[end] = found[1] or ""
            end += 1
        if at and not self.lines[at - 1] and end < len(self.lines) and not self.lines[end]:
            self.lines[at - 1] = self.lines[end] = _FENCES[0]
        return end

    def _terms(self) -> None:
        """Items ``- term :: meaning`` become terms where another one is next to them."""
        found = [
            (at, term)
            for at, line in enumerate(self.lines)
            if "::" in line and (term := _TERM.fullmatch(line))
        ]
        for place, (at, term) in enumerate(found):
            near = [*found[max(place - 1, 0) : place], *found[place + 1 : place + 2]]
            if any(other[1] == term[1] and self._is_one_list(*sorted((at, there))) for there, other in near):
                self._term(at, term)

    def _term(self, at: int, term: re.Match[str]) -> None:
        """A term over its meaning, which may go on in lines that are set in."""
        end = at + 1
        while end < len(self.lines) and self.lines[end] and _indent(self.lines[end]) > len(term[1]):
            if _ITEM.match(self.lines[end]):
                break
            end += 1
        more = " ".join(line.strip() for line in self.lines[at + 1 : end])
        meaning = " ".join(filter(None, (term[3], more)))
        self.lines[at:end] = [f"{term[1]}{term[2]}:: {meaning}".rstrip(), *[""] * (end - at - 1)]

    def _is_one_list(self, start: int, end: int) -> bool:
        """Whether the lines between are all blank or set in."""
        between = self.lines[start + 1 : min(end, start + DEEP)]
        return end - start < DEEP and all(not line or line[0] in " \t" for line in between)

    def _set_out(self, start: int, end: int) -> None:
        """Take the indent from the lines of a section that all share: Org may set it in under its heading."""
        said = [line for line in self.lines[start:end] if line and not line.startswith(("= ", "=="))]
        margin = min((len(line) - len(line.lstrip(" ")) for line in said), default=0)
        if margin:
            self.lines[start:end] = [
                line[margin:] if line[:1] == " " else line for line in self.lines[start:end]
            ]

    def _leave_out(self, what: str, start: int, end: int) -> None:
        quoted = " / ".join(line.strip() for line in self.lines[start:end] if line)
        where = Where(line=start + 1, end_line=end)
        self._notes.warn("directive-dropped", f"{what} is left out: {quoted}", where)
        self.lines[start:end] = [""] * (end - start)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_ENDING = re.compile(r"[ \t]*#\+end_(\S+)[ \t]*", re.IGNORECASE)


def _ends(lines: Sequence[str]) -> dict[tuple[str, int], int]:
    """For each line that begins a block or a drawer the one that ends it, by the block's name and its place.

    A heading ends what is open above it.
    """
    found: dict[tuple[str, int], int] = {}
    opened: dict[str, int] = {}
    for at, line in enumerate(lines):
        text = line.lstrip()
        if text[:2] == "#+":
            if begin := _BEGIN.fullmatch(line):
                opened.setdefault(begin["name"].lower(), at)
            elif (ending := _ENDING.fullmatch(line)) and (start := opened.pop(ending[1].lower(), -1)) >= 0:
                found[ending[1].lower(), start] = at
        elif text[:1] == ":" and _DRAWER_END.fullmatch(line):
            if (start := opened.pop("drawer", -1)) >= 0:
                found["drawer", start] = at
        elif text[:1] == ":" and _DRAWER.fullmatch(line):
            opened["drawer"] = at
        elif line[:1] == "*" and _HEADING.fullmatch(line):
            opened.clear()
    return found

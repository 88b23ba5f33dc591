"""Records whose fields have labels: a head of fields, the text, and a tail of fields.

Above the first label there may be lines that their order explains (:mod:`.heads`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.records.heads import read_head
from broadsheet.frontends.text.records.layouts import PAGE, PLACE, RULE, Layout
from broadsheet.frontends.text.records.record import (
    COPYRIGHT,
    Field,
    Mark,
    Record,
    Role,
    joined,
)
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.record_signs import COUNT_OF_WORDS

LONGEST_LABEL = 70
DEEPEST_HEAD = 120
"""Lines from the top in which the first label of a record must be."""
MOST_PARAGRAPHS = 20
"""Paragraphs of captions, or of an abstract."""
LONGEST_NOTE = 300
"""Characters of a paragraph without a label that may stand among the fields below the text."""

_LABEL = re.compile(rf"([^\W\d_][^:]{{1,{LONGEST_LABEL}}}?)\s?:(?:\s+(\S.*))?")


def read_labelled(lines: Sequence[str], layout: Layout) -> Record | None:
    """The record that the lines are, or None if they are none in this layout."""
    reading = _Reading(lines, layout)
    if not reading.has_proofs():
        return None
    reading.read()
    return reading.record if reading.record.of("title") or reading.record.of("site") else None


class _Reading:
    """Walks through the lines once; ``found`` has, by line, what labels and marks there are."""

    def __init__(self, lines: Sequence[str], layout: Layout) -> None:
        self.lines = [line.strip() for line in lines]
        self.layout = layout
        self.record = Record(layout.name)
        self.found: dict[int, tuple[str, Role | None, str]] = {}
        self.names: set[str] = set()
        for at, text in enumerate(self.lines):
            if text and (label := self._label(text)):
                self.found[at] = label
                self.names.add(label[0].casefold())

    def _label(self, text: str) -> tuple[str, Role | None, str] | None:
        """The label of a line, what it is for, and the rest of the line."""
        bare = text.rstrip(":").casefold()
        if bare in self.layout.bare and len(text) - len(bare) <= 1:
            return text.rstrip(":"), self.layout.bare[bare], ""
        if ":" not in text[: LONGEST_LABEL + 2]:
            return (text, None, "") if PLACE.fullmatch(text) or RULE.fullmatch(text) else None
        match = _LABEL.fullmatch(text)
        role = self.layout.labels.get(match[1].casefold()) if match else None
        return (match[1], role, match[2] or "") if match and role else None

    def has_proofs(self) -> bool:
        """Whether there is one sign of each kind, and a length is a count of words."""
        names = self.names
        if any(name.endswith(("documents", "document", "dokumente", "dokumenten")) for name in names):
            names = names | {"n of m"}
        first = next((at for at, (_, role, _) in self.found.items() if role is not None), len(self.lines))
        if first > DEEPEST_HEAD or not all(names & proof for proof in self.layout.proofs):
            return False
        lengths = [value for _, role, value in self.found.values() if role == "length"]
        return not lengths or any(map(COUNT_OF_WORDS.fullmatch, lengths))

    def read(self) -> None:
        """Fill the record."""
        start = self._head()
        end = self._end_of_text(start)
        self._fields(end, len(self.lines))

    def _head(self) -> int:
        """Read what is above the text; returns where that begins."""
        labels = [at for at, (_, role, _) in self.found.items() if role is not None]
        body = next((at for at in labels if self.found[at][1] == "body"), None)
        first = labels[0]
        above = [(at + 1, self.lines[at]) for at in range(first) if self.lines[at] and at not in self.found]
        self.record.marks += [Mark(self.lines[at], at + 1) for at in range(first) if at in self.found]
        self.record.fields += read_head(above, self.names & {"headline", "title"} != set())
        if body is None:
            return self._fields(first, len(self.lines), in_head=True)
        self._fields(first, body, in_head=True)
        label, _, rest = self.found[body]
        if rest:
            self.record.kept[body + 1] = rest
        self.record.marks.append(Mark(label, 0 if rest else body + 1))
        return body + 1

    def _end_of_text(self, start: int) -> int:
        """Where the fields below the text begin: at a label, if from there on only fields follow."""
        end: int | None = None
        going_on = False
        for at in range(start, len(self.lines)):
            text = self.lines[at]
            if not text or (at > start and self.lines[at - 1] and at not in self.found):
                continue
            label, role, value = self.found.get(at, ("", None, text))
            if PAGE.fullmatch(label):
                self._turn_page(at)
            elif self._begins_tail(label, role) or (end is not None and label and role != "body"):
                end = at if end is None else end
                going_on = role == "caption" or (role is not None and not value)
            elif not going_on and not COPYRIGHT.match(text):
                end = None
        return len(self.lines) if end is None else end

    def _begins_tail(self, label: str, role: Role | None) -> bool:
        """Whether a label or a mark is below a text; where marks are, a line with a label may be prose."""
        name = label.casefold()
        if RULE.fullmatch(label) or (name in self.layout.bare and role != "body"):
            return True
        return name in self.layout.tail and self.names.isdisjoint(self.layout.dividers)

    def _turn_page(self, at: int) -> None:
        """Leave out the number of a page within the text and the title under it; a sentence goes on."""
        self.record.marks.append(Mark(self.lines[at], at + 1))
        titles = {field.value for field in self.record.of("title")}
        before, behind = self._said(at, -1), self._said(at, 1)
        if behind is not None and self.lines[behind] in titles:
            self.record.marks.append(Mark(self.lines[behind], behind + 1))
            behind = self._said(behind, 1)
        if before is None or behind is None or behind in self.found:
            return
        if self.lines[behind][0].islower() and not ends_sentence(self.lines[before]):
            self.record.kept[before + 1] = f"{self.lines[before]} {self.lines[behind]}"
            self.record.kept[behind + 1] = ""

    def _said(self, at: int, step: int) -> int | None:
        """The nearest line above (``step`` -1) or below that is not blank."""
        at += step
        while 0 <= at < len(self.lines):
            if self.lines[at]:
                return at
            at += step
        return None

    def _fields(self, at: int, end: int, in_head: bool = False) -> int:
        """Read fields and marks. If no label leads to the text, it follows those ``in_head``."""
        last: Field | None = None
        while at < end:
            if not self.lines[at]:
                at += 1
                continue
            label, role, value = self.found.get(at, ("", "other", self.lines[at]))
            if role is None:
                self.record.marks.append(Mark(label, at + 1))
                at, last = at + 1, None
                continue
            if not label and in_head:
                if end == len(self.lines):
                    return at
                role = "other" if self.record.of("title") else "title"
            begin, at = at, self._end_of_field(at, end)
            text = joined([value, *self.lines[begin + 1 : at]])
            if not label and last is not None and self._goes_on(last, text):
                self.record.fields.remove(last)
                last = last._replace(value=f"{last.value}\n{text}".strip(), end=at)
            elif label or in_head or (len(text) <= LONGEST_NOTE and COPYRIGHT.match(text)):
                last = Field(label, role, text, begin + 1, at)
            else:
                continue  # a part of the text that stands among the fields
            self.record.fields.append(last)
        return at

    def _end_of_field(self, at: int, end: int) -> int:
        """After the lines that a field fills: up to a blank one or the next label."""
        at += 1
        while at < end and self.lines[at] and at not in self.found:
            at += 1
        return at

    def _goes_on(self, field: Field, text: str) -> bool:
        """Whether a paragraph without a label is part of the field above it, too."""
        if COPYRIGHT.match(text) or field.value.count("\n") >= MOST_PARAGRAPHS:
            return False
        return field.role in ("caption", "description") or not field.value

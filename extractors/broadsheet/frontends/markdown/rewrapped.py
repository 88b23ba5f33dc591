"""Lines that a converter wrapped where Markdown cannot go on: in a heading, in a row, in an address.

html2text fills its lines to a width whatever is in them. A row's last line ends in two spaces there, as
that of the rule below the header does, which shows the rows that were broken; an outer pipe it never writes,
so one before a row is an empty first cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST_LINES = 8
"""Lines that are joined to one that was broken, at most; rows have no such bound."""

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+([ \t]*)")
_ROW_END = "  "
_OPEN_TARGET = re.compile(r"\]\(<?(?:[^\s()]*[/:.#][^\s()]*)?\Z")  # a word alone is no address
_TARGET_ENDS = re.compile(r"[^\s()]*>?[) ]|[^\s()]+\Z")
_PIPE = re.compile(r"(?<!\\)\|")


class Rewrapped(NamedTuple):
    """A text whose broken lines are whole again, and the source line (1-based) at which each of them begins.

    ``starts`` has one number more than there are lines: the line after the last.
    """

    text: str
    starts: Sequence[int]

    def source(self, first: int, end: int) -> tuple[int, int]:
        """The lines of the source, 1-based and inclusive, of the lines from ``first`` up to ``end``."""
        return self.starts[first], max(self.starts[end] - 1, self.starts[first])


def rewrapped(text: str) -> Rewrapped:
    """Join what was broken; most texts come back as they are."""
    lines = text.split("\n")
    if "](" in text or "-|-" in text:
        return _rewrapped(lines)
    return Rewrapped(text, range(1, len(lines) + 2))


def _rewrapped(lines: Sequence[str]) -> Rewrapped:
    made: list[str] = []
    starts: list[int] = []
    at, fence = 0, ""
    while at < len(lines):
        starts.append(at + 1)
        line = lines[at]
        at += 1
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif not fence:
            rule = _RULE.fullmatch(line)
            if rule and made and made[-1]:
                at = _table(lines, at, rule[1].startswith(_ROW_END), made, starts)
                continue
            line, at = _joined(lines, at)
        made.append(line)
    starts.append(len(lines) + 1)
    return Rewrapped("\n".join(made), starts)


def _joined(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The line before ``at`` with what was broken off it, and where that ends."""
    line, last = lines[at - 1], min(at + MOST_LINES, len(lines))
    while at < last and (gap := _goes_on(line, lines[at])) is not None:
        line += gap + lines[at].lstrip()
        at += 1
    return line, at


def _goes_on(line: str, following: str) -> str | None:
    """What is between a line and its broken-off rest; None if it is whole."""
    if not following.strip():
        return None
    if _OPEN_TARGET.search(line) and _TARGET_ENDS.match(following.lstrip()):
        return ""
    if _HEADING.match(line) and line.count("[") > line.count("]"):
        return " "
    return None


def _table(lines: Sequence[str], at: int, ends_tell: bool, made: list[str], starts: list[int]) -> int:
    """Put the header above a rule, the rule and the rows below it to the lines made; returns where they end.

    The rule is before ``at``, its place is the last of ``starts``.
    """
    columns = len(_PIPE.findall(lines[at - 1])) + 1
    if ends_tell:
        first = len(made) - 1
        while first > 0 and made[first - 1].strip() and not made[first - 1].endswith(_ROW_END):
            first -= 1
        made[first:] = [" ".join(made[first:])]
        del starts[first + 1 : -1]
    made[-1] = _with_first_cell(made[-1], columns)
    made.append(lines[at - 1])
    while at < len(lines) and lines[at].strip():
        end = _row_end(lines, at) if ends_tell else at
        starts.append(at + 1)
        made.append(_with_first_cell(" ".join(lines[at : end + 1]), columns))
        at = end + 1
    return at


def _row_end(lines: Sequence[str], at: int) -> int:
    """The place of the line that ends the row there; the row's own first if none below does."""
    end = at
    while end < len(lines) and lines[end].strip():
        if lines[end].endswith(_ROW_END):
            return end
        end += 1
    return at


def _with_first_cell(row: str, columns: int) -> str:
    """The row with a pipe before its empty first cell, where the grammar would take that cell's for it."""
    said = row.strip()
    if not said.startswith("|"):
        return row
    pipes = len(_PIPE.findall(said))
    return f"|{said} |" if pipes == columns - 1 else row

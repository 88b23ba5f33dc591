"""Masking: what is not wikitext in a page (comments, listings, footnotes) is taken out of the grammar's way.

In its place is a mark with its number, and as many line ends as it had, so that lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from msgspec import Struct

OPEN, SHUT, VOID = MARKS = "\ufdd0\ufdd1\ufdd2"
"""Around the number of what is masked, and where something was left out. A text with these is no wikitext."""

MASKED = re.compile(f"{OPEN}(\\d+){SHUT}")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))""")


class Masked(Struct):
    """An element (``kind`` is its tag) or a comment, what is ``inside`` and its ``source``."""

    kind: str
    inside: str
    source: str
    line: int
    attributes: dict[str, str]

    @property
    def end(self) -> int:
        """The last line."""
        return self.line + self.source.count("\n")


Replace: TypeAlias = Callable[[Masked], str]


class Masks:
    """What was masked in one text."""

    def __init__(self) -> None:
        self._masked: list[Masked] = []

    def add(self, masked: Masked) -> str:
        """Its mark."""
        self._masked.append(masked)
        return f"{OPEN}{len(self._masked) - 1}{SHUT}"

    def of(self, found: re.Match[str]) -> Masked:
        """What a mark stands for."""
        return self._masked[int(found[1])]

    def restored(self, text: str) -> str:
        """The text as the source has it."""
        while OPEN in text:
            text = MASKED.sub(lambda found: self.of(found).source, text)
        return text.replace(VOID, "")


def mask(text: str, tags: str, replace: Replace) -> str:
    """Put into the place of each element with one of the ``tags`` what ``replace`` makes of it.

    ``tags`` are alternatives of a pattern; with ``!--`` among them, comments are elements, too. What is never
    closed, or opens again before, stays.
    """
    pattern = re.compile(rf"<(!--)|<({tags.replace('!--|', '')})\b([^<>]*?)(/?)>", re.IGNORECASE)
    pieces: list[str] = []
    done = line = 0
    closings: dict[str, re.Match[str] | None] = {}
    for found in pattern.finditer(text):
        kind = (found[1] or found[2]).lower()
        if found.start() < done or (kind == "!--" and not tags.startswith("!--")):
            continue
        start = stop = found.end()
        if not found[4]:
            closing = closings.get(kind)
            if kind not in closings or (closing and closing.start() < start):
                closing = closings[kind] = _closing(kind).search(text, start)
            if closing is None or (kind == "ref" and text.find("<ref", start, closing.start()) >= 0):
                continue
            start, stop = closing.span()
        before = text[done : found.start()]
        line += before.count("\n")
        source = text[found.start() : stop]
        masked = Masked(kind, text[found.end() : start], source, line + 1, _attributes(found[3] or ""))
        pieces += [before, replace(masked), f"\n{VOID}" * source.count("\n")]
        line += source.count("\n")
        done = stop
    return "".join([*pieces, text[done:]])


@cache
def _closing(kind: str) -> re.Pattern[str]:
    return re.compile("-->" if kind == "!--" else rf"</{kind}\s*>", re.IGNORECASE)


def _attributes(text: str) -> dict[str, str]:
    return {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(text)}

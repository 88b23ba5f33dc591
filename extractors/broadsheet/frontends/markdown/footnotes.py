"""Footnotes: a ``[1]`` in the text, and the notes as one numbered list at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from markdown_it.token import Token

from broadsheet.blocks import Block, Paragraph
from broadsheet.document import Where
from broadsheet.frontends.markdown.inline import flatten
from broadsheet.notes import Notes

Note: TypeAlias = tuple[int, Sequence[Block], Where]
"""Its number, from 1 in the order of reference, what it says, and where."""


class Footnotes:
    """The notes of one text. ``env`` is what the footnote plugin wrote down while it parsed the tokens."""

    def __init__(self, tokens: Sequence[Token], env: Mapping[str, Any], notes: Notes) -> None:
        written = env.get("footnotes", {})
        self._ids: Mapping[str, int] = written.get("refs", {})
        self._unused = len(written.get("list", {}))
        self._notes = notes
        self._found: list[Note] = [
            (child.meta["id"] + 1, [Paragraph(flatten(note["tokens"]), place)], place)
            for child, place in _marks(tokens)
            if "tokens" in (note := written["list"][child.meta["id"]])
        ]

    def define(self, label: str, blocks: Sequence[Block], where: Where) -> None:
        """Keep what the note of that label says; one that nothing refers to is numbered after the others."""
        number = self._ids.get(f":{label}", -1)
        if number < 0:
            number, self._unused = self._unused, self._unused + 1
            self._notes.warn("footnote-unreferenced", f"nothing refers to [^{label}]; it is put last", where)
        self._found.append((number + 1, blocks, where))

    def __iter__(self) -> Iterator[Note]:
        return iter(sorted(self._found, key=lambda note: note[0]))


def _marks(tokens: Sequence[Token]) -> Iterator[tuple[Token, Where]]:
    """The footnote marks in the text, each with the lines of its paragraph."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref" and token.map:
                yield child, Where(line=token.map[0] + 1, end_line=token.map[1])

"""Units: what the grammar makes of the lines, one after the other, before the document is seen as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from broadsheet.blocks import Block
from broadsheet.document import Where
from broadsheet.frontends.text.markers import Marker

Kind: TypeAlias = Literal[
    "prose", "heading", "item", "table", "quote", "code", "ruler", "picture", "field", "metadata", "dropped"
]


class Unit(Struct):
    """One or more source lines that belong together, ``line`` to ``end`` (1-based, inclusive).

    ``text`` is folded prose (for code, the literal text). ``gap`` is true after a blank line.
    ``level`` is a heading's rank where a mark gives one, else 0 until all headings are ranked. ``parts`` are
    the contents of an item besides its text; ``blocks`` the finished blocks of a table, quote or code.
    """

    kind: Kind
    text: str
    line: int
    end: int
    indent: int = 0
    gap: bool = False
    marker: Marker | None = None
    level: int = 0
    guessed: bool = False
    mark: str = ""
    """What was before an item's text; a heading that was taken for an item gets it back."""
    mark_apart: bool = False
    """Whether the mark was on a line of its own, over the text."""
    term: str = ""
    """What a definition explains."""
    hanging: tuple[int, int, int] | None = None
    """The first and last line of what hangs under an item, and its column, until it is read to ``parts``."""
    outside: bool = False
    """Whether a heading is outside the margin of a body that is indented (:mod:`.margin`)."""
    under_title: bool = False
    """Whether it is centred under the title, as authors, versions and dates are."""
    rule: str = ""
    """The character that underlines a heading, twice if it is over it too."""
    parts: Sequence[Unit] = ()
    blocks: Sequence[Block] = ()

    @property
    def where(self) -> Where:
        """The lines of the unit."""
        return Where(line=self.line, end_line=self.end)

"""The line grammar: rules in order, each taking the lines it knows and leaving units.

A rule is asked only at lines of the shapes it lists. The first that takes something wins, so the order *is*
the grammar: it stands in :data:`RULES`, each line with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from broadsheet.frontends.text import code, items, marks, noise, prose, quotes, tabular, wire
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Shape
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes

Take: TypeAlias = Callable[[Cursor], bool]


class Rule(NamedTuple):
    """``take`` consumes lines at the cursor and answers whether it did."""

    name: str
    shapes: tuple[Shape, ...]
    take: Take
    why: str


RULES = (
    Rule("fence", ("fence",), code.fenced, "what stands between fences is literal: nothing else may read it"),
    Rule(
        "code", ("plain", "item", "quote"), code.indented, "four columns after a blank line are literal too"
    ),
    Rule("table", ("plain", "item", "ruler"), tabular.table, "a row may begin like an item or like prose"),
    Rule("hash", ("hash",), marks.hashed, "# Markdown, whose mark no prose begins with"),
    Rule("wiki", ("wiki",), marks.wiki, "== wiki ==, and = AsciiDoc"),
    Rule("overline", ("ruler",), marks.overlined, "a title between two rulers, before either is a ruler"),
    Rule("underline", ("plain", "item"), marks.underlined, "the line below says that this is a heading"),
    Rule("ruler", ("ruler",), marks.ruler, "any other ruler only parts what it stands between"),
    Rule("quote", ("quote",), quotes.quote, "> quotes, and e-mail's >>"),
    Rule("wire mark", ("plain", "item", "ruler"), wire.mark, "-30- and (MORE) look like items and lists"),
    Rule("noise", ("plain", "item"), noise.noise, "adverts and share bars would else be titles"),
    Rule("wire notice", ("plain",), wire.notice, "slugs and embargoes stand above the story, like titles"),
    Rule("listing", ("plain",), code.listing, "code without fences, before its lines are taken for prose"),
    Rule("item", ("item",), items.item, "a marker, its text and what hangs under it"),
    Rule("prose", ("plain", "item", "quote", "hash", "wiki", "fence"), prose.prose, "everything else"),
)

_BY_SHAPE: dict[Shape, tuple[Take, ...]] = {
    shape: tuple(rule.take for rule in RULES if shape in rule.shapes)
    for shape in ("plain", "item", "ruler", "hash", "wiki", "quote", "fence")
}


def parse(raws: Sequence[str], notes: Notes) -> list[Unit]:
    """The lines of a text as units, in order; every line that is not blank belongs to one."""
    cursor = Cursor(raws, notes)
    lines, by_shape = cursor.lines, _BY_SHAPE
    while cursor.at < len(lines):
        line = lines[cursor.at]
        if line.shape == "blank":
            cursor.at += 1
            continue
        for take in by_shape[line.shape]:
            if take(cursor):
                break
    return cursor.units

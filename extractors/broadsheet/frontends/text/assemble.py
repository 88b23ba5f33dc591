"""Assembly: units to the block stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from broadsheet.blocks import Block, Heading, ListItem, Paragraph
from broadsheet.frontends.text.nesting import nest
from broadsheet.frontends.text.units import Unit


def assemble(units: Sequence[Unit]) -> list[Block]:
    """The blocks that the units are, in order."""
    said = [unit for unit in units if unit.kind not in ("dropped", "metadata")]
    blocks: list[Block] = []
    for are_items, group in groupby(said, lambda unit: unit.kind == "item"):
        run = list(group)
        blocks += _items(run) if are_items else chain.from_iterable(map(_blocks, run))
    return blocks


def _blocks(unit: Unit) -> Sequence[Block]:
    if unit.kind == "heading":
        heading = Heading(_with_mark(unit), unit.level or 1, unit.where, guessed=unit.guessed)
        return [heading, *chain.from_iterable(map(_blocks, unit.parts))]
    if unit.kind == "prose":
        return [Paragraph(unit.text, unit.where)]
    return unit.blocks


def _with_mark(unit: Unit) -> str:
    """The text behind its mark, for a heading that began as an item."""
    return f"{unit.mark.strip()}{' ' if unit.mark[-1:].isspace() else ''}{unit.text}"


def _items(run: Sequence[Unit]) -> Iterator[ListItem]:
    for unit, (depth, opens) in zip(run, nest(run), strict=True):
        marker = unit.marker
        inner: list[Block] = []
        if unit.parts:
            inner = [Paragraph(unit.text, unit.where), *chain.from_iterable(map(_blocks, unit.parts))]
        prose = [unit.text, *(part.text for part in unit.parts if part.kind == "prose")]
        yield ListItem(
            "\n".join(prose),
            marker.kind if marker else "bullet",
            unit.where,
            depth=depth,
            term=unit.term or None,
            opens=opens,
            number=marker.number if marker else None,
            checked=marker.checked if marker else None,
            blocks=inner,
            guessed=unit.guessed,
        )

"""Assembly: units to the block stream."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.blocks import Block, Heading, ListItem, Paragraph
from broadsheet.frontends.text.units import Unit

_INSIDE_LISTS = ("item", "dropped")


def assemble(units: Sequence[Unit]) -> list[Block]:
    """The blocks that the units are, in order."""
    blocks: list[Block] = []
    nest = Nest()
    for unit in units:
        if unit.kind == "item":
            blocks.append(nest.place(unit))
            continue
        if unit.kind == "dropped":
            continue
        nest.close()
        if unit.kind == "heading":
            blocks.append(
                Heading(f"{unit.mark} {unit.text}".strip(), unit.level or 1, unit.where, guessed=unit.guessed)
            )
        elif unit.kind == "prose":
            blocks.append(Paragraph(unit.text, unit.where))
        elif unit.kind != "ruler":
            blocks.extend(unit.blocks)
    return blocks


class Nest:
    """The open lists, outermost first: where the next item belongs, by its indent and its marker's style."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []  # (indent, style)

    def close(self) -> None:
        """End all lists."""
        self._open.clear()

    def place(self, unit: Unit) -> ListItem:
        """The list item that the unit is, at its depth."""
        marker = unit.marker
        kind, style = (marker.kind, marker.style) if marker else ("bullet", "")
        while self._open and unit.indent < self._open[-1][0]:
            self._open.pop()
        opens = False
        if not self._open or unit.indent > self._open[-1][0] + 1:
            self._open.append((unit.indent, style))
            opens = True
        elif style != self._open[-1][1]:
            self._open[-1] = (unit.indent, style)
            opens = True
        inner: list[Block] = []
        if unit.parts:
            inner = [Paragraph(part.text, part.where) for part in [unit, *unit.parts]]
        return ListItem(
            "\n".join([unit.text, *(part.text for part in unit.parts)]),
            kind,
            unit.where,
            depth=len(self._open) - 1,
            opens=opens,
            number=marker.number if marker else None,
            checked=marker.checked if marker else None,
            blocks=inner,
            guessed=unit.guessed,
        )

"""Warnings at the end of the page: grouped by kind, each message once, with all of its places."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from broadsheet.document import Warning, Where
from broadsheet.notes import counted
from broadsheet_cli.show.places import places
from broadsheet_cli.show.screen import CAUTION, QUIET, STRONG, Screen, plain


def draw(warnings: Sequence[Warning], screen: Screen) -> None:
    """Draw all warnings, the kinds in the order in which they first occur."""
    if not warnings:
        return
    screen.draw(Text(counted(len(warnings), "warning"), style=STRONG))
    for (code, extractor), messages in _grouped(warnings).items():
        count = sum(map(len, messages.values()))
        title = Text.assemble(
            (code, CAUTION), (f" ×{count}" if count > 1 else "", CAUTION), (f"  {extractor}", QUIET)
        )
        screen.draw(title, indent=2)
        for message, found in messages.items():
            line = plain(message)
            where = places(found)
            if where:
                line.append_text(plain(f"  {where}", QUIET))
            screen.draw(Padding(line, (0, 0, 0, 2)), indent=2)


def _grouped(warnings: Sequence[Warning]) -> dict[tuple[str, str], dict[str, list[Where]]]:
    kinds: dict[tuple[str, str], dict[str, list[Where]]] = {}
    for each in warnings:
        messages = kinds.setdefault((each.code, each.extractor), {})
        messages.setdefault(each.message, []).append(each.where)
    return kinds

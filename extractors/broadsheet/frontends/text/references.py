"""References: the addresses in a plain text, bare or behind what a link shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.blocks import Link
from broadsheet.document import Where

_LINK = re.compile(
    r"\[(?P<shown>[^\[\]\n]{0,400})\]\(<?(?P<address>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"\n]*\")?\)"
    r"|`(?P<name>[^`<>\n]{1,400})<(?P<target>[^<>`\s]+)>`__?"
    r"|(?P<bare>(?:https?|ftp)://[^\s<>\"'`|\\{}^\[\]]+|mailto:[^\s<>\"]+@[^\s<>\"]+)",
)
_SIGNS = ("://", "](", ">`_", "mailto:")
_AFTER = ".,;:!?…”’»、。)"
"""What ends a sentence, or a bracket around an address, and not the address."""


def links(raws: Sequence[str]) -> list[Link]:
    """The links of a text, in order; a bare address shows itself."""
    return [link for number, raw in enumerate(raws, 1) for link in _in_line(raw, number)]


def _in_line(raw: str, number: int) -> Iterator[Link]:
    if not any(sign in raw for sign in _SIGNS):
        return
    where = Where(line=number, end_line=number)
    for found in _LINK.finditer(raw):
        if bare := found["bare"]:
            address = _without_end(bare)
            yield Link(address, address, where)
        else:
            shown, address = found["shown"], found["address"]
            if shown is None:
                shown, address = found["name"], found["target"]
            yield Link(shown.strip(), address, where)


def _without_end(address: str) -> str:
    """An address without the stop behind it; a bracket that it opened itself is its own."""
    while address[-1] in _AFTER and not (address[-1] == ")" and address.count("(") >= address.count(")")):
        address = address[:-1]
    return address

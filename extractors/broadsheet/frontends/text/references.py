"""References: the addresses in a plain text, bare or behind what a link shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.blocks import Link
from broadsheet.document import Where
from broadsheet.frontends.text.inline_links import LINK, is_link

_BARE = re.compile(r"(?:https?|ftp)://[^\s<>\"'`|\\{}^\[\]]+|mailto:[^\s<>\"]+@[^\s<>\"]+")
_AFTER = ".,;:!?…”’»、。)"
"""What ends a sentence, or a bracket around an address, and not the address."""


def links(raws: Sequence[str]) -> list[Link]:
    """The links of a text, in order, none from its fenced listings; a bare address shows itself."""
    text = "\n".join(raws)
    found, line, counted = [], 1, 0
    for start, shown, address in _links(text):
        line += text.count("\n", counted, start)
        counted = start
        found.append(Link(" ".join(shown.split()), address, Where(line=line, end_line=line)))
    return found


def _links(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each link begins, what it shows and its address; bare addresses are those outside the others."""
    at = 0
    for link in LINK.finditer(text):
        if not link["fence"] and not is_link(link):
            continue
        yield from _bare(text, at, link.start())
        at = link.end()
        if not link["fence"]:
            yield link.start(), link["shown"] or link["name"] or "", link["address"] or link["target"]
    yield from _bare(text, at, len(text))


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    for found in _BARE.finditer(text, start, end):
        address = _without_end(found[0])
        yield found.start(), address, address


def _without_end(address: str) -> str:
    """An address without the stop behind it; a bracket that it opened itself is its own."""
    while address[-1] in _AFTER and not (address[-1] == ")" and address.count("(") >= address.count(")")):
        address = address[:-1]
    return address

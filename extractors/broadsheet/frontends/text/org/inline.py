"""Inline markup of Org: links say what they show, emphasis goes, footnotes have their name in brackets."""

from __future__ import annotations

import re

from broadsheet.blocks import Link
from broadsheet.document import Where
from broadsheet.frontends.text.references import links

LINK = re.compile(r"\[\[(?P<address>[^\[\]\n]+)\](?:\[(?P<shown>[^\[\]\n]+)\])?\]")
PICTURE = re.compile(r"[ \t]*\[\[(?:file:)?([^\[\]\n]+\.(?:png|jpe?g|gif|svg|webp))\]\][ \t]*", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[fn:([\w-]*)(?::([^\[\]\n]*))?\]")
_EMPHASIS = re.compile(
    r"(?<![^\s\-({'\"])(?:([*_+])(?=\S)([^*_+\n]*?\S)\1|(/)(?=\S)([^/\n]*?\S)/|([=~])(?=\S)([^=~\n]*?\S)\5)"
    r"(?![^\s\-.,;:!?'\")}\[\\])"
)
_SCHEME = re.compile(r"(?:file|id|info):")


def flatten(text: str, addresses: list[str]) -> str:
    """What a line shows; the addresses of its links are added to those."""
    if "[[" in text:
        text = LINK.sub(lambda found: _shown(found, addresses), text)
    if "[fn:" in text:
        text = _FOOTNOTE.sub(lambda found: f"[{': '.join(filter(None, found.groups()))}]", text)
    if text.lstrip()[:2] == "|-":
        return text
    return _EMPHASIS.sub(lambda found: found[2] or found[4] or found[6], text)


def _shown(found: re.Match[str], addresses: list[str]) -> str:
    shown = found["shown"]
    if shown is None:
        return found["address"]
    addresses.append(found["address"])
    return shown


def org_links(text: str) -> list[Link]:
    """The links of a text, in order."""
    placed, line, counted = [], 1, 0
    for found in LINK.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        address = _SCHEME.sub("", found["address"])
        placed.append(Link(found["shown"] or address, address, Where(line=line, end_line=line)))
    bare = links(LINK.sub("", text).split("\n"))
    return sorted([*placed, *bare], key=lambda link: link.where.line or 0)

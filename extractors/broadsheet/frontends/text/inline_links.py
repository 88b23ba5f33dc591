"""Inline links: ``[the plan](https://…)`` and RST's ```the plan <https://…>`__`` say what they show.

Extraction tools that keep links print them so into any text. Their addresses hide how a line begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.document import Where
from broadsheet.notes import Notes

FEWEST = 3
"""Links in a text, unless one of them has a whole address."""

# What a link shows is bounded, so that a text of nothing but brackets takes no longer than any other.
LINK = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)"
    r"|(?<!!)\[(?P<shown>(?:\\.|[^\[\]\n\\]){0,400}+)\]"
    r"\(<?(?P<address>[\w#/.-](?:[^()\s<>]|\([^()\s]*+\))*+)>?(?:\s+\"(?P<title>[^\"\n]*+)\")?\)"
    r"|`(?P<name>[^`<>]{1,400}+)<(?P<target>[^<>`\s]++)>`__?",
    re.MULTILINE | re.DOTALL,
)
_OF_ADDRESS = re.compile(r"[./:#]")


def without_links(raws: Sequence[str], notes: Notes) -> Sequence[str]:
    """The lines with what links show in their place; a warning quotes the addresses."""
    if not any("](" in raw or ">`_" in raw for raw in raws):
        return raws
    text = "\n".join(raws)
    links = [found for found in LINK.finditer(text) if is_link(found)]
    if len(links) < FEWEST and not any("://" in found[0] for found in links):
        return raws
    first, last = (text.count("\n", 0, found.start()) + 1 for found in (links[0], links[-1]))
    addresses = " ".join(" ".join(filter(None, found.group("address", "title", "target"))) for found in links)
    message = f"the addresses of {len(links)} links are left out: {addresses}"
    notes.warn("link-addresses-dropped", message, Where(line=first, end_line=last))
    return LINK.sub(_shown, text).split("\n")


def is_link(found: re.Match[str]) -> bool:
    """Neither a listing nor ``a[i](x)``: an address has some sign of one."""
    if found["fence"]:
        return False
    return _OF_ADDRESS.search(found["address"] or found["target"]) is not None


def _shown(found: re.Match[str]) -> str:
    """What a link shows, on as many lines as it takes."""
    if not is_link(found):
        return found[0]
    if (name := found["name"]) is None:
        return found["shown"]
    shown = name.rstrip()
    return shown + "\n" * name.count("\n", len(shown))

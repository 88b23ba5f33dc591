"""References: the links of a page, to other pages of the wiki and to addresses."""

from __future__ import annotations

import re

from broadsheet.blocks import Link
from broadsheet.document import Where
from broadsheet.frontends.text.references import links
from broadsheet.frontends.text.wikitext.inline import EXTERNAL, LINK
from broadsheet.frontends.text.wikitext.namespaces import namespace

_HIDDEN = re.compile(r"<!--.*?-->|<(nowiki|pre|syntaxhighlight)\b.*?</\1>", re.DOTALL)


def wiki_links(text: str) -> list[Link]:
    """The links, in order. That to a page has its name as the address; those to files are pictures."""
    text = _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    found: list[tuple[int, str, str]] = []
    for link in LINK.finditer(text):
        target = link[1].strip()
        if not namespace(target):
            target = target.removeprefix(":")
            found.append((link.start(), link[2] or target, target))
    found += [(link.start(), link[2] or link[1], link[1]) for link in EXTERNAL.finditer(text)]
    bare = links(EXTERNAL.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text).split("\n"))
    placed, line, counted = [], 1, 0
    for start, shown, address in sorted(found):
        line += text.count("\n", counted, start)
        counted = start
        shown = " ".join(shown.replace("''", "").split())
        placed.append(Link(shown, address, Where(line=line, end_line=line)))
    return sorted([*placed, *bare], key=lambda link: link.where.line or 0)

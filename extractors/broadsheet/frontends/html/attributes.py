"""Attributes: a tag with more of them than any page has is made short before it is parsed.

lexbor compares each attribute with all before it: 20,000 in one tag take 0.7 s, 100,000 take 18 s, in one C
call that nothing interrupts. The text of an article is not in attributes.
"""

from __future__ import annotations

import re

from broadsheet.notes import Notes

MOST = 2000
"""Attributes of one tag that are kept."""
LONG = 8192
"""Characters without ``<`` that such a tag has at least: four for each attribute."""
_TAG = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*[^\s=>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*)?)?")


def limit_attributes(html: str, notes: Notes) -> str:
    """The page, its tags without the attributes that are too many."""
    pieces: list[str] = []
    done = end = 0
    for start in _long_stretches(html):
        tag = _TAG.match(html, start)
        if tag is None or start < end:
            continue
        at, end = _surplus(html, tag.end())
        if at < end and not _in_script(html, start):
            pieces.append(html[done:at])
            done = end
    if not done:
        return html
    notes.warn("attributes-too-many", f"a tag has more than {MOST:,} attributes; the others were left out")
    return "".join([*pieces, html[done:]])


def _long_stretches(html: str) -> list[int]:
    """The places of a ``<`` that no other follows for long, searched in strides."""
    found: list[int] = []
    at = 0
    while at < len(html):
        if html.find("<", at, at + LONG) == -1:
            found.append(max(0, html.rfind("<", 0, at)))
            following = html.find("<", at)
            at = len(html) if following == -1 else following
        at += LONG
    return found


def _surplus(html: str, at: int) -> tuple[int, int]:
    """Begin and end of the surplus attributes of a tag, whose first attribute is at ``at``."""
    count = 0
    surplus = at
    while attribute := _ATTRIBUTE.match(html, at):
        at = attribute.end()
        count += 1
        if count == MOST:
            surplus = at
    return (surplus, at) if count > MOST else (at, at)


def _in_script(html: str, at: int) -> bool:
    return html.rfind("<script", 0, at) > html.rfind("</script", 0, at)

"""Choices: a ``select`` with endless options is made short before it is parsed.

lexbor looks at all options of a select whenever one is added: 5,000 take about a second, 20,000 nine, in one
C call that nothing interrupts.
"""

from __future__ import annotations

import re

from broadsheet.notes import Notes

MOST = 1000
"""Options of one select; the tags of those after are left out, their text goes on the last one."""

_TAG = re.compile(r"<(/?)(select|option|optgroup)\b[^<>]*>?", re.IGNORECASE)


def few(html: str, notes: Notes) -> str:
    """The page, without the tags of options that are too many; its text is untouched."""
    if html.count("<o") + html.count("<O") <= MOST:
        return html
    options = dropped = at = 0
    pieces: list[str] = []
    for match in _TAG.finditer(html):
        if match[2].lower() == "select":
            options = 0
            continue
        options += not match[1]
        if options > MOST:
            pieces.append(html[at : match.start()])
            at = match.end()
            dropped += not match[1]
    if not dropped:
        return html
    message = (
        f"{dropped} options follow {MOST} others of one select: their tags were left out, their text kept"
    )
    notes.warn("html-too-many-options", message)
    return "".join([*pieces, html[at:]])

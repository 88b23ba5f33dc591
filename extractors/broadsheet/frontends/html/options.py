"""Options: a ``select`` with endless options is made short before it is parsed.

lexbor looks at all options of a select whenever one is added: 5,000 take about a second, 20,000 nine, in one
C call that nothing interrupts.
"""

from __future__ import annotations

import re

from broadsheet.notes import Notes, counted

MOST = 1000
"""Options of one select; the tags of those after are left out, their text goes on the last one."""

STRIDE = 2048
"""Characters from one look at the page to the next."""
TAGS = 3
"""Tags seen at each look."""
SEEN = 3
"""Looks that see an option before all are counted, which takes as long as half the parse. ``MOST`` options
without a word take nearly four strides, so that a select with only options in it, or an element in each, is
never overlooked."""

_TAG = re.compile(r"<(/?)(select|option|optgroup)\b[^<>]*>?", re.IGNORECASE)
_OPTION = ("<o", "</o", "<O", "</O")


def limit_options(html: str, notes: Notes) -> str:
    """The page, without the tags of options that are too many; its text is untouched."""
    if not _may_have_many(html):
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
        f"{counted(dropped, 'option')} after the first {MOST:,} of a drop-down list: "
        "the tags were left out, the text is kept"
    )
    notes.warn("html-too-many-options", message)
    return "".join([*pieces, html[at:]])


def _may_have_many(html: str) -> bool:
    """Whether options are seen here and there, and are as many as there are tags with their initial."""
    look = seen = 0
    while look < len(html):
        at = look
        for _ in range(TAGS):
            at = html.find("<", at) + 1
            if not at:
                return False
            if html.startswith(_OPTION, at - 1):
                seen += 1
                break
        if seen == SEEN:
            return html.count("<o") + html.count("<O") > MOST
        look = max(look + STRIDE, at)
    return False

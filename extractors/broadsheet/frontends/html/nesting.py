"""Nesting: markup too deep for the parser is made shallow before it is parsed.

lexbor's time grows with the square of the depth: 10,000 nested ``div`` take 0.4 s, 100,000 over 40 s, in one
C call that nothing interrupts. Pages that people write nest some fifty deep at most.
"""

from __future__ import annotations

import re

from broadsheet.notes import Notes, counted

HARMLESS = 8_000
"""Tags, ends counted too, of a page that needs no look: at worst all of them nest, which takes 0.1 s."""
DEEPEST = 1000
"""Tags that open below this depth are left out, with their ends."""
CHUNK = 4096
"""Characters. They hold 585 tags with their ends (``<b></b>``) at most: dense rows look no deeper than they
are."""
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^<>]*>?")
# Elements without an end, and those whose end is optional and which close themselves (HTML standard, 13.1.2):
# they nest only through others.
NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option tbody "
    "thead tfoot colgroup optgroup rp rt html head body".split()
)
NESTING = re.compile(rf"<(/?)(?!(?:{'|'.join(sorted(NOT_NESTING))})(?![^\s/>]))[a-z]", re.IGNORECASE)
# Inside these "<path/>" ends at once; in HTML it opens an element. What ends them: a tag that breaks out
# of them, or an element in which HTML goes on (HTML standard, 13.2.6 and 13.2.6.5).
FOREIGN = frozenset(["svg", "math"])
HTML_AGAIN = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing "
    "menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var font "
    "foreignobject desc title mi mo mn ms mtext annotation-xml".split()
)


def limit_nesting(html: str, notes: Notes) -> str:
    """The page, without the tags that nest too deep; its text is untouched."""
    if html.count("<") <= HARMLESS or not _may_be_deep(html) or not _seems_deep(html):
        return html
    depth = dropped = at = 0
    pieces: list[str] = []
    foreign = False
    for match in TAG.finditer(html):
        tag = match[2].lower()
        if tag in FOREIGN or tag in HTML_AGAIN:
            foreign = tag in FOREIGN and not match[1]
        if tag in NOT_NESTING or (foreign and match[0].endswith("/>")):
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth + bool(match[1]) > DEEPEST:
            pieces.append(html[at : match.start()])
            at = match.end()
            dropped += 1
    if not dropped:
        return html
    tags = counted(dropped, "tag")
    message = f"{tags} nested deeper than {DEEPEST:,}, left out; their text is kept"
    notes.warn("html-too-deep", message)
    return "".join([*pieces, html[at:]])


def _may_be_deep(html: str) -> bool:
    """A quick estimate of whether too many tags are open at once, by counting tags in chunks."""
    depth = 0
    for start in range(0, len(html), CHUNK):
        ends = html.count("</", start, start + CHUNK)
        tags = html.count("<", start, start + CHUNK)
        if depth + tags - ends > DEEPEST:
            return True
        depth = max(0, depth + tags - 2 * ends)
    return False


def _seems_deep(html: str) -> bool:
    """A better estimate, tag by tag, without those that never nest, in a third of the time of the last."""
    depth = 0
    for end in NESTING.findall(html):
        if not end:
            depth += 1
            if depth > DEEPEST:
                return True
        elif depth:
            depth -= 1
    return False

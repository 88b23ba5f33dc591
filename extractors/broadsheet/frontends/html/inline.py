"""Inline: the text of an element as one string, without its markup."""

from __future__ import annotations

import re

from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tree import Element

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|highlight-source-|gatsby-code-|brush:\s*|sourceCode\s+|hljs\s+)([a-zA-Z][\w+#.-]*)"
)
_OF_FRAME = re.compile(r"(?:^|\s)highlight-([a-zA-Z][\w+#.-]*)")
_NO_LANGUAGE = frozenset(("default", "none", "notranslate", "numberLines"))


def flatten(element: Element, kept: bool = False) -> str:
    """The text of a segmented element, with each block, cell and list item on a separate line.

    With ``kept``, only of the segments that are kept.
    """
    lines: list[str] = []
    _collect(element, lines, kept)
    return "\n".join(lines)


def _collect(element: Element, lines: list[str], kept: bool) -> None:
    for child in element.children:
        if isinstance(child, Segment):
            if child.text and (child.keep or not kept):
                lines.append(child.text)
        elif isinstance(child, Element):
            _collect(child, lines, kept)


def language_of(element: Element) -> str | None:
    """The language that a ``pre``, the ``code`` in it or the boxes around it declare.

    The class ``language-…`` is the HTML standard's own advice (4.5.15); the others are the habits of the
    common highlighters.
    """
    first = element.children[0] if element.children else None
    box = element.parent
    frame = box.parent if box is not None and "highlight" in box.get("class").split() else None
    for candidate in (first.first if isinstance(first, Segment) else None, element, box, frame):
        if candidate is None:
            continue
        found = _LANGUAGE.search(candidate.get("class"))
        if found is None and candidate is frame:  # Sphinx
            found = _OF_FRAME.search(candidate.get("class"))
        name = found[1] if found else candidate.get("data-lang") or candidate.get("data-language")
        if name and name not in _NO_LANGUAGE:
            return name
    return None

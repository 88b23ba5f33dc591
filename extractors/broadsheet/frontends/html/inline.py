"""Inline: the text of an element as one string, whatever markup stands in it."""

from __future__ import annotations

from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tree import Element

CODE_PREFIXES = ("language-", "lang-", "highlight-source-", "brush:", "sourceCode ")


def flatten(element: Element, kept: bool = False) -> str:
    """The text of a segmented element: each block, cell and list item on a line of its own.

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
    """The language that a ``pre``, the ``code`` in it or the box around it declares.

    The class ``language-…`` is the HTML standard's own advice (4.5.15); ``lang-``, ``highlight-source-`` and
    ``brush:`` are the habits of the common highlighters.
    """
    first = element.children[0] if element.children else None
    inner = first.first if isinstance(first, Segment) else None
    for candidate in (inner, element, element.parent):
        if candidate is None:
            continue
        for name in candidate.get("class").split():
            for prefix in CODE_PREFIXES:
                if name.startswith(prefix) and len(name) > len(prefix):
                    return name[len(prefix) :]
    return None

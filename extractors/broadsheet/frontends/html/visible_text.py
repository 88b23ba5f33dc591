"""Visible text: the text of an element, separated as it is shown; for bylines.

``<span>Ada Byron</span><span>Editor</span>`` are two things, though no space is between them.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.frontends.html.signs import is_sign, leads_to_itself
from broadsheet.frontends.html.tree import Child, Element

LONGEST = 250
"""Characters of a byline; longer texts are biographies."""

SILENT = frozenset(["button", "img", "style", "noscript", "picture", "input", "select", "wbr"])


def visible_text(element: Element, start: int = 0) -> str:
    """An element's text from a child on, with line breaks where only markup divides it; empty if too long."""
    parts: list[str] = []
    if _gather(element.children[start:], parts, LONGEST) < 0:
        return ""
    return "".join(parts).strip()


def _gather(children: Iterable[Child], parts: list[str], room: int) -> int:
    after_element = False
    for child in children:
        if isinstance(child, Element):
            if child.tag in SILENT or (child.tag == "a" and _says_nothing(child)):
                continue
            if child.block or child.tag == "br" or after_element:
                parts.append("\n")
            room = _gather(child.children, parts, room)
            if child.block:
                parts.append("\n")
            after_element = True
        else:
            text = str(child)
            parts.append(text)
            room -= len(text.strip())
            after_element = False
        if room < 0:
            break
    return room


def _says_nothing(link: Element) -> bool:
    return leads_to_itself(link) and is_sign(link.text())

"""Warnings about words that a browser shows and this front end does not read.

They are in drawings, in frames with an inline page, in shadow trees, and in the fallback of objects. Only
those next to kept content count: the letters of a logo do not belong to the article.
"""

from __future__ import annotations

import re
from functools import cache

from selectolax.lexbor import LexborNode

from broadsheet.document import Where
from broadsheet.frontends.html.tree import Element, Tree
from broadsheet.notes import Notes, counted, quoted

NAMES = {
    "svg": "drawing",
    "iframe": "frame",
    "template": "shadow-tree",
    "object": "object",
}
# What a page holds at least that shows words inside of these: most have none, and a hundred icons.
SIGNS = {"svg": "<text", "iframe": "srcdoc=", "template": "shadowrootmode", "object": "<object"}
_STYLES = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def report(tree: Tree, html: str, notes: Notes) -> None:
    """Warn of each kind of element with words that were not read, at its first one."""
    found: dict[str, tuple[Where, list[str]]] = {}
    tells = cache(lambda tag: SIGNS[tag] in html)  # a search through the page, made only if it has a use
    for parent, node in tree.unread:
        around = _block(parent)
        tag = node.tag or ""
        if around is not None and around.kept and tells(tag) and (words := _words(node)):
            found.setdefault(NAMES[tag], (around.where, []))[1].append(words)
    for name, (where, texts) in found.items():
        what = counted(len(texts), name.replace("-", " "))
        size = counted(sum(map(len, texts)), "character")
        message = f"left out the words in {what}, {size}: {quoted(texts[0])}"
        notes.warn(f"{name}-unread", message, where)


def _block(element: Element | None) -> Element | None:
    while element is not None and not element.block:
        element = element.parent
    return element


def _words(node: LexborNode) -> str:
    """What a reader would see of the element's words."""
    if node.tag == "svg":
        pieces = [text.text(separator=" ") for text in node.css("text")]
    elif node.tag == "iframe":
        pieces = [_TAG.sub(" ", node.attributes.get("srcdoc") or "")]
    elif node.tag == "object" or "shadowrootmode" in node.attributes:
        pieces = [_TAG.sub(" ", _STYLES.sub(" ", node.html or ""))]  # a template has no nodes inside
    else:
        return ""
    return " ".join(" ".join(pieces).split())

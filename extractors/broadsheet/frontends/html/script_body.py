"""The body from a script: the text of a page that is rendered in the browser, from where the page keeps it.

Such a page keeps its text in JSON-LD (``articleBody``), in the state that its script starts from
(``__NEXT_DATA__`` and other ``application/json``), or has only a description of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from broadsheet.blocks import Hints
from broadsheet.document import Where
from broadsheet.frontends.html.jsonld import Graph
from broadsheet.frontends.html.text_size import measure
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes

FEWEST_CHARS = 120
"""Characters of text on the page, kept or not, except menus. A page with less has no body of its own."""
SHORTEST_BODY = 200
"""Characters of a text in a script that may be the article's body."""
MAX_DEPTH = 40
MAX_VALUES = 200_000


def body_from_scripts(tree: Tree, hints: Hints, notes: Notes) -> str:
    """The body as HTML or plain text, the empty string if the page has none anywhere."""
    for origin, texts in (
        ("JSON-LD", _article_bodies(tree)),
        ("the script's data", _longest(_state_texts(tree))),
        ("the page's description", (hint.value for hint in hints.of("description"))),
    ):
        body = max(texts, key=len, default="")
        if body:
            message = f"the body of the page is drawn by a script; its text was taken from {origin}"
            notes.warn("body-from-script", message, Where(path="body"))
            return body
    return ""


def _article_bodies(tree: Tree) -> Iterator[str]:
    graph = Graph(tree, Notes())  # its repairs were reported when the hints were collected
    for node in graph.top:
        for key in ("articleBody", "text", "reviewBody"):
            value = node.get(key)
            if isinstance(value, str) and len(value) >= SHORTEST_BODY:
                yield value


def _state_texts(tree: Tree) -> Iterator[str]:
    for attributes, script in tree.scripts:
        if attributes.get("type") != "application/json":
            continue
        try:
            state = msgspec.json.decode(script.text())
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        yield from _strings(state)


def _strings(state: Any) -> Iterator[str]:
    waiting = [(state, 0)]
    for _ in range(MAX_VALUES):
        if not waiting:
            return
        value, depth = waiting.pop()
        if isinstance(value, str):
            yield value
        elif depth < MAX_DEPTH and isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            waiting.extend((each, depth + 1) for each in inner)


def _longest(texts: Iterator[str]) -> Iterator[str]:
    """Texts that read like a body: long, of words, and not an address or code."""
    for text in texts:
        if len(text) >= SHORTEST_BODY and measure(text).words > len(text) / 15 and "{" not in text[:200]:
            yield text

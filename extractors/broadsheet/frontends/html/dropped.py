"""Warnings about what was left out around the article: one for each kind, with the first one's selector."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from broadsheet.document import Where
from broadsheet.frontends.html.plain_rows import PlainRows
from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tree import SKIPPED, Element
from broadsheet.notes import Notes, counted, quoted

# The first kind with a word in an element's class, id or role, or as its tag. Their order matters where
# words meet: a "cookie-banner" is no advert, a "share-menu" no navigation, a "footer-nav" navigation.
KINDS: dict[str, frozenset[str]] = {
    "line-numbers": frozenset("linenos linenodiv lineno gutter lnt".split()),
    "cookie-notice": frozenset("cookie cookies consent gdpr ccpa onetrust".split()),
    "comments": frozenset("comment comments respond disqus".split()),
    "share-bar": frozenset("share sharing social sharedaddy addtoany".split()),
    "newsletter": frozenset("newsletter subscribe signup subscription optin mailchimp".split()),
    "related": frozenset(
        "related recommended recommendations popular trending teaser teasers recirc more".split()
    ),
    "advert": frozenset(
        "ad ads advert adverts advertisement advertising sponsor sponsored promo promotion".split()
    ),
    "navigation": frozenset("nav menu navigation breadcrumb breadcrumbs navbar pagination pager toc".split()),
    "form": frozenset("form search login button select dialog modal popup".split()),
    "author-box": frozenset("author bio byline".split()),
    "footer": frozenset("footer contentinfo copyright".split()),
    "header": frozenset("header banner masthead topbar".split()),
    "sidebar": frozenset("aside sidebar complementary widget widgets".split()),
}
OTHER = "furniture"
UNNAMED = "not part of the article"
WORD = re.compile("[a-z]+")


class Drop(Struct):
    """All parts of one kind that were left out."""

    where: Where
    quote: str
    parts: int = 0
    chars: int = 0


def report(body: Element, notes: Notes) -> None:
    """Warn of every kind of thing that was left out of the page."""
    drops: dict[str, Drop] = {}
    _visit(body, drops)
    for kind, drop in drops.items():
        name = UNNAMED if kind == OTHER else kind.replace("-", " ")
        parts, size = counted(drop.parts, "part"), counted(drop.chars, "character")
        message = f"left out {parts} of the page as {name}, {size}: {drop.quote}"
        notes.warn(f"dropped-{kind}", message, drop.where)


def _visit(element: Element, drops: dict[str, Drop]) -> None:
    for child in element.children:
        if isinstance(child, Segment):
            if child.keep and child.numbers:
                _note("line-numbers", element, child.numbers, len(child.numbers), drops)
            elif not child.keep and child.text:
                _note(_kind_around(element), element, child.text, len(child.text), drops)
        elif isinstance(child, Element):
            if child.kept:
                _visit(child, drops)
            elif child.block and (text := _first_text(child)):
                _note(_inner_kind(child) or _kind_around(element), child, text, _size(child), drops)


def _note(kind: str, element: Element, text: str, chars: int, drops: dict[str, Drop]) -> None:
    if kind not in drops:
        drops[kind] = Drop(element.where, quoted(text))
    drops[kind].parts += 1
    drops[kind].chars += chars


def kind_of(element: Element) -> str | None:
    """The kind of an element by its own names, one of ``KINDS``; None if they show none."""
    get = element.attributes.get
    return _kind(f"{element.tag} {get('class') or ''} {get('id') or ''} {get('role') or ''}")


@lru_cache(maxsize=4096)
def _kind(names: str) -> str | None:
    words = set(WORD.findall(names.lower()))
    return next((kind for kind, known in KINDS.items() if not known.isdisjoint(words)), None)


def _kind_around(element: Element | None) -> str:
    """The kind of the nearest element whose names show it."""
    while element is not None:
        kind = kind_of(element)
        if kind is not None:
            return kind
        element = element.parent
    return OTHER


def _inner_kind(element: Element) -> str | None:
    """The kind of a dropped element, or of the only thing that it wraps."""
    while (kind := kind_of(element)) is None:
        inner = [child for child in element.children if isinstance(child, Element) and child.block]
        if len(inner) != 1:
            return None
        element = inner[0]
    return kind


def _first_text(element: Element) -> str:
    if element.skipped is not None:
        return skipped_text(element)
    for child in element.children:
        text = _first_text(child) if isinstance(child, Element) else str(child)
        if text:
            return text
    return ""


def _size(element: Element) -> int:
    if element.skipped is not None:
        return len(" ".join(element.skipped.text(separator=" ").split()))
    size = 0
    for child in element.children:
        if isinstance(child, PlainRows):
            size += sum(len(cell.text) for row in child.rows for cell in row)
        else:
            size += _size(child) if isinstance(child, Element) else len(str(child))
    return size


def skipped_text(element: Element) -> str:
    """The first words of an element that was not copied."""
    if element.skipped is not None:
        for node in element.skipped.traverse(include_text=True):
            text = (node.text_content or "").strip() if node.tag == "-text" else ""
            if text and node.parent is not None and node.parent.tag not in SKIPPED:
                return text
    return ""

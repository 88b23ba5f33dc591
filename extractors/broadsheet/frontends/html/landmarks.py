"""Landmarks: the elements of a page that may show its title, its authors and its dates.

One pass over the elements looks at tags and at the three attributes that matter; the patterns of
:mod:`~broadsheet.frontends.html.cues` see each distinct class once.
"""

from __future__ import annotations

import re

from broadsheet.frontends.html.cues import (
    AUTHOR,
    BOX,
    CHANGED,
    DATE,
    HEADLINE,
    NAMED,
    PUBLISHED,
    STEMS,
    class_flags,
    indices_holding,
)
from broadsheet.frontends.html.masthead import is_masthead
from broadsheet.frontends.html.tree import Element, Tree

PROPERTY, RELATION, PAGE, NAME, BYLINE, ABOUT = range(6)
"""The ways in which an element is marked as naming an author, the surest first: microdata, ``rel=author``, a
link to an author's page, the class of a name, the class of a byline, the box about the author below a
story."""

TIMED, CLASSED = 1, 2
"""The ways in which an element is marked as a date, besides microdata: a ``time`` element, its class."""

_FORMATTED_NAME = "fn"
_CARD = re.compile("[vh]-?card|author|byline|writer")
_CARD_WITHIN = 5
"""Elements from a formatted name up to the card that it belongs to, both counted."""

_PAGE_STEMS = ("/author", "/by/", "/byline", "/writer", "/contributor", "/autor", "/auteur", "/redaktion/")
_PAGE_OF_AUTHOR = re.compile(
    r"/(?:authors?|by|writers?|contributors?|byline|autor(?:es|en)?|auteurs?|redaktion)/[^/]", re.IGNORECASE
)


class Landmarks:
    """The numbers of these elements in ``tree.elements``."""

    def __init__(self, tree: Tree) -> None:
        self.headings: list[int] = []
        """The ``h1`` elements that may be the title."""
        self.mastheads: list[int] = []
        """Those that are the site's name."""
        self.subheadings: list[int] = []
        """The ``h2`` elements."""
        self.titled: list[int] = []
        """Elements whose class or property calls them a headline."""
        self.authors: list[tuple[int, int]] = []
        """How it says so (:data:`PROPERTY` …), number."""
        self.dates: list[tuple[int, int]] = []
        """How it says so (:data:`PROPERTY`, :data:`TIMED`, :data:`CLASSED`), number."""
        self._classes: dict[str, list[int]] = {}
        self._links: list[tuple[str, int]] = []
        self._walk(tree)
        self._judge_classes(tree)
        self._judge_links()
        self._part_mastheads(tree)

    def _walk(self, tree: Tree) -> None:
        classes, links = self._classes, self._links
        by_tag = {"h1": self.headings, "h2": self.subheadings}
        for at, element in enumerate(tree.elements):
            tag, attributes = element.tag, element.attributes
            if tag in by_tag:
                by_tag[tag].append(at)
            elif tag == "time":
                self.dates.append((TIMED, at))
            if not attributes:
                continue
            css = attributes.get("class")
            if css:
                if css in classes:
                    classes[css].append(at)
                else:
                    classes[css] = [at]
            if "itemprop" in attributes:
                self._judge_property(at, (attributes["itemprop"] or "").lower())
            if tag == "a":
                if "rel" in attributes and "author" in (attributes["rel"] or ""):
                    self.authors.append((RELATION, at))
                else:
                    links.append((attributes.get("href") or "", at))

    def _part_mastheads(self, tree: Tree) -> None:
        names_site = {at: is_masthead(tree.elements[at]) for at in self.headings}
        self.mastheads = [at for at, name in names_site.items() if name]
        self.headings = [at for at, name in names_site.items() if not name]

    def _judge_property(self, at: int, name: str) -> None:
        if "author" in name or "creator" in name:
            self.authors.append((PROPERTY, at))
        elif "datepublished" in name or "datemodified" in name or "datecreated" in name:
            self.dates.append((PROPERTY, at))
        elif "headline" in name:
            self.titled.append(at)

    def _judge_classes(self, tree: Tree) -> None:
        names = list(self._classes)
        for number in indices_holding(names, STEMS):
            flags, places = class_flags(names[number]), self._classes[names[number]]
            if _FORMATTED_NAME in names[number].split() and not flags & AUTHOR:
                places = [at for at in places if _is_on_card(tree.elements[at])]
            if flags & BOX:
                self.authors += [(ABOUT, at) for at in places]
            elif flags & (AUTHOR | NAMED):
                self.authors += [(NAME if flags & NAMED else BYLINE, at) for at in places]
            if flags & (DATE | CHANGED | PUBLISHED):
                self.dates += [(CLASSED, at) for at in places if tree.elements[at].tag != "time"]
            if flags & HEADLINE:
                self.titled += places

    def _judge_links(self) -> None:
        for number in indices_holding([address for address, _ in self._links], _PAGE_STEMS):
            address, at = self._links[number]
            if _PAGE_OF_AUTHOR.search(address):
                self.authors.append((PAGE, at))


def _is_on_card(element: Element | None) -> bool:
    """Whether a formatted name is on somebody's card (hCard); elsewhere ``fn`` may be a function."""
    for _ in range(_CARD_WITHIN):
        if element is None or _CARD.search(element.get("class").lower()):
            break
        element = element.parent
    else:
        return False
    return element is not None

"""Names: what elements call themselves in class, id and role, and what these words are worth to the judge.

A word says what an element is for: ``site-footer navLinks`` is site, footer, nav, links. Two kinds of names
say something else, and are ignored. Ids that repeat a heading name a topic. The classes of code name its
language, and those of ``details`` repeat that it can be folded: without these the F1 of the words on pages
of documentation is 0.943 instead of 0.940, on sites left out of training, and the same on all pages
together. (On 24 pages about the types of Rust 0.99 of the paragraphs are kept, and were 0.30.) The class of a
``dl`` with prose in it names what is described; the features do without it, too. Without the class that
DocBook gives its list items, 1.00 of the paragraphs in 12 pages of Boost's manuals are kept, and were 0.08.

Tried and left out, since retraining changed the F1 on left-out sites by less than 0.001 and that of single
manuals by 0.1 in either direction: ignoring numbers in base 16 (``memitem:ga43eb0f``), splitting compounds
(``navfooter``), and ignoring the names of elements that hold nearly all of the page's prose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from broadsheet.frontends.html.segments import HEADINGS, Box
from broadsheet.frontends.html.tree import KEEPS_SPACE, Element

IGNORED = KEEPS_SPACE | {"code", "details", "summary"}
"""Elements whose names do not say what they are for."""
REPEATED = {"li": "listitem"}
"""Classes that say no more than the tag; elsewhere *listitem* is an entry of a menu. DocBook writes them."""
SPELT = 3
"""Ids on a page that spell headings, from which on they are taken to be made of them."""
MOSTLY = 0.6
"""Share of an id's words that its heading must have."""
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile("(?<=[a-z])[A-Z]")
_LETTERS = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz\n" else ord(" ") for byte in range(256))


def words_of(element: Element) -> set[str]:
    """The words of an element's class, id and role: ``site-footer navLinks`` is site, footer, nav, links."""
    return set(_words([_label(element)])[0])


def labels_of(boxes: Sequence[Box]) -> list[str]:
    """The label of each box's element.

    If several ids repeat the headings of their sections, they name a topic, which may be *Input* or
    *Comments*, and not a function. Before this was considered, 16 % of the headings on 45 pages of Python's
    manual were dropped, with their sections; now 2 % are.
    """
    labels = [_label(box.element) for box in boxes]
    spelt = [at for at, box in enumerate(boxes) if "id" in box.element.attributes and _spells_heading(box)]
    if len(spelt) < SPELT:  # one is enough at the page's own heading
        spelt = [at for at in spelt if (first := _heading(boxes[at].element)) and first.tag == "h1"]
    for at in spelt:
        labels[at] = _label(boxes[at].element, ("class", "role"))
    return labels


def _label(element: Element, names: Sequence[str] = ("class", "id", "role")) -> str:
    """What an element calls itself."""
    attributes = element.attributes
    if not attributes or element.tag in IGNORED:
        return ""
    label = attributes.get("class") or ""
    if "id" in attributes or "role" in attributes:
        label = " ".join([attributes.get(name) or "" for name in names])
    return "" if label == REPEATED.get(element.tag) else label


def _heading(element: Element) -> Element | None:
    """The heading that an element is, or begins with; links to its neighbours may precede it."""
    if element.tag in HEADINGS:
        return element
    first = (child for child in element.children[:2] if isinstance(child, Element) and child.tag in HEADINGS)
    return next(first, None)


def _spells_heading(box: Box) -> bool:
    """Whether most words of the id are words of the heading: all, or all but a ``module`` before them."""
    heading = _heading(box.element)
    if heading is None:
        return False
    text = "".join(str(child) for child in heading.children if not isinstance(child, Element)).lower()
    words = _WORD.findall(box.element.get("id").lower())
    return sum(word in text for word in words) > MOSTLY * len(words)


def _words(labels: Iterable[str]) -> list[list[str]]:
    """The words of each label, found in all of them at once."""
    text = "\0".join(labels).replace("\n", " ").replace("\0", "\n")
    text = _CAMEL.sub(r" \g<0>", text).lower()
    letters = text.encode("ascii", "replace").translate(_LETTERS).decode("ascii")
    return [line.split() for line in letters.split("\n")]


class Names(Struct, eq=False):
    """The weights of the words in one element's class, id and role, and their sum.

    One object for all elements of a page that have the same, so that they compare by identity.
    """

    weights: tuple[float, ...]
    total: float


NAMELESS = Names((), 0.0)


def weighed(labels: Collection[str], weights: Mapping[str, float]) -> dict[str, Names]:
    """What the words of each label are worth."""
    known: dict[tuple[float, ...], Names] = {(): NAMELESS}
    found = {}
    for label, words in zip(labels, _words(labels), strict=True):
        own = tuple([weights[word] for word in dict.fromkeys(words) if word in weights])
        if own not in known:
            known[own] = Names(own, sum(own))
        found[label] = known[own]
    return found

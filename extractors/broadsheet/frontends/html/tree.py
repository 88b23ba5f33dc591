"""The tree: lexbor's parse, copied once into light Python objects that later steps read and annotate.

Crossing from Python into lexbor costs about 0.3 µs a node and property; every later step touches each element
several times, so one walk takes tag, attributes and text over and no step asks lexbor again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from broadsheet.document import Where

if TYPE_CHECKING:
    from broadsheet.frontends.html.segments import Segment

MAX_DEPTH = 200
"""Deeper elements hang on their ancestor of this depth, for later steps recurse. Pages go to 54."""

# Neither text nor structure of the article. Their subtrees are not walked.
SKIPPED = frozenset(["script", "style", "template", "svg", "canvas", "object", "embed", "applet", "iframe"])
# Where there is never content: of the words inside these on 1,301 measured pages 1 % are. Their subtrees are
# not copied, which spares a third of all segments; ``skipped`` keeps the node, so that the drop can be told.
BARREN = frozenset(["nav", "footer", "select", "dialog"])
# Whose footer is an attribution, or signs the article.
QUOTED = frozenset(["blockquote", "figure", "article"])
HEAD = frozenset(["title", "meta", "link", "base"])

# Elements that a browser lays out as blocks (HTML standard, 15.3 Rendering: flow content, lists, tables), and
# form controls that stand for themselves.
BLOCK = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol "
    "optgroup option p plaintext pre search section select summary table caption colgroup col tbody td tfoot "
    "th thead tr ul xmp".split()
)

Attributes = dict[str, str | None]


class Element:
    """An HTML element: its tag, attributes, and children in order.

    ``children`` are elements and strings; once the page is segmented, a block's runs of text and inline
    elements have become :class:`Segment` objects. ``block`` is true for elements that are laid out as blocks
    or hold one, such as a link around a whole card.
    """

    __slots__ = ("_path", "attributes", "block", "children", "kept", "parent", "position", "skipped", "tag")

    def __init__(self, tag: str, attributes: Attributes, parent: Element | None, position: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.position = position
        """1-based among the element children of its parent, as ``:nth-child`` counts."""
        self.block = False
        self.children: list[Element | str | Segment] = []
        self.kept = 0
        """How many segments at or below are kept as content; set by the judge."""
        self._path: str | None = None
        self.skipped: LexborNode | None = None
        """The node, where its content was not copied."""

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"

    @property
    def where(self) -> Where:
        """The place of this element, as a CSS path that selects it and nothing else."""
        return Where(path=self.path())

    def path(self) -> str:
        """``body > main:nth-child(2) > p:nth-child(3)``."""
        pending = []
        element = self
        while element._path is None:
            if element.parent is None or element.tag in ("body", "head"):
                element._path = element.tag
                break
            pending.append(element)
            element = element.parent
        path = element._path
        for element in reversed(pending):
            path = element._path = f"{path} > {_selector(element.tag)}:nth-child({element.position})"
        return path

    def get(self, name: str) -> str:
        """An attribute's value; the empty string when it is missing or has none."""
        return self.attributes.get(name) or ""

    def elements(self) -> Iterator[Element]:
        """The element children."""
        return (child for child in self.children if isinstance(child, Element))

    def descendants(self) -> Iterator[Element]:
        """All elements below, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.descendants()

    def text(self) -> str:
        """All text below, as it stands in the source, white space and all."""
        return "".join(child.text() if isinstance(child, Element) else str(child) for child in self.children)


def _selector(tag: str) -> str:
    """A tag as CSS selects it; any element for what CSS would read otherwise (``o:p``, ``class="row"``)."""
    return tag if tag.isalnum() or tag.replace("-", "").isalnum() else "*"


class Tree:
    """A parsed page. ``elements`` holds everything under ``html`` in document order.

    ``whole`` says to copy what is never content, too.
    """

    def __init__(self, html: str, whole: bool = False) -> None:
        self._barren = frozenset[str]() if whole else BARREN
        self._parser = LexborHTMLParser(html)  # nodes are only valid while their parser lives
        root = self._parser.root
        self.html = Element("html", dict(root.attributes) if root is not None else {}, None, 1)
        self.scripts: list[tuple[Attributes, LexborNode]] = []
        """Every script with its attributes; ask a node for its ``text_content`` only when it is of use."""
        self.elements: list[Element] = []
        self.body = Element("body", {}, self.html, 2)
        self.head: list[Element] = []
        """``title``, ``meta``, ``link`` and ``base`` elements, wherever they stand."""
        if root is not None:
            self._copy(root)

    def _copy(self, root: LexborNode) -> None:
        parent, nodes, position, into = self.html, root.iter(include_text=True), 0, self.html.children
        suspended: list[tuple[Element, Iterator[LexborNode], int, list[Element | str | Segment]]] = []
        while True:
            for node in nodes:
                tag = node.tag
                if tag == "-text":
                    text = node.text_content
                    if text:
                        into.append(text)
                    continue
                if tag is None or tag[0] in "-!":  # a comment, a doctype
                    continue
                position += 1
                if tag in SKIPPED:
                    if tag == "script":
                        self.scripts.append((node.attributes, node))
                    continue
                element = Element(tag, node.attributes, parent, position)
                if tag in HEAD:
                    self.head.append(element)
                elif tag in BLOCK:
                    _mark_block(element)
                    if tag == "body":
                        self.body = element
                into.append(element)
                self.elements.append(element)
                if tag in self._barren and parent.tag not in QUOTED:
                    element.skipped = node
                    self.scripts.extend((script.attributes, script) for script in node.css("script"))
                    continue
                suspended.append((parent, nodes, position, into))
                parent, nodes, position = element, node.iter(include_text=True), 0
                if len(suspended) <= MAX_DEPTH:
                    into = element.children
                break
            else:
                if not suspended:
                    return
                parent, nodes, position, into = suspended.pop()


def _mark_block(element: Element | None) -> None:
    while element is not None and not element.block:
        element.block = True
        element = element.parent

"""The tree: lexbor's parse, copied once into light Python objects that later steps read and annotate.

Crossing from Python into lexbor costs about 0.3 µs a node and property; every later step touches each element
several times, so one walk takes tag, attributes and text over (1.1 ms for a page of 2,300 nodes, against
0.8 ms for the parse) and no step asks lexbor again.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from broadsheet.document import Where

MAX_DEPTH = 200
"""Elements below this depth hang on their ancestor of this depth: later steps recurse. Pages stay under 60."""

# Neither text nor structure of the article. Their subtrees are not walked.
SKIPPED = frozenset(
    ["script", "style", "template", "svg", "math-renderer", "canvas", "object", "embed", "applet", "iframe"]
)

Attributes = dict[str, str | None]


class Element:
    """An HTML element: its tag, attributes, and children (elements and strings) in order."""

    __slots__ = ("attributes", "children", "parent", "position", "tag")

    def __init__(self, tag: str, attributes: Attributes, parent: Element | None, position: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.position = position
        """1-based among the element children of its parent, as ``:nth-child`` counts."""
        self.children: list[Element | str] = []

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"

    @property
    def where(self) -> Where:
        """The place of this element, as a CSS path that selects it and nothing else."""
        return Where(path=self.path())

    def path(self) -> str:
        """``body > main:nth-child(2) > p:nth-child(3)``."""
        steps = []
        element: Element | None = self
        while element is not None:
            if element.parent is None or element.tag in ("body", "head"):
                steps.append(element.tag)
                break
            steps.append(f"{element.tag}:nth-child({element.position})")
            element = element.parent
        return " > ".join(reversed(steps))

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
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class Tree:
    """A parsed page. ``elements`` holds everything under ``body``, in document order, ``body`` first."""

    def __init__(self, html: str) -> None:
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
        head_tags = frozenset(("title", "meta", "link", "base"))
        elements, head, scripts = self.elements, self.head, self.scripts
        parent, nodes, position = self.html, root.iter(include_text=True), 0
        suspended: list[tuple[Element, Iterator[LexborNode], int, list[Element | str]]] = []
        into = parent.children
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
                        scripts.append((node.attributes, node))
                    continue
                element = Element(tag, node.attributes, parent, position)
                if tag in head_tags:
                    head.append(element)
                elif tag == "body":
                    self.body = element
                into.append(element)
                elements.append(element)
                suspended.append((parent, nodes, position, into))
                parent, nodes, position = element, node.iter(include_text=True), 0
                if len(suspended) <= MAX_DEPTH:
                    into = element.children
                break
            else:
                if not suspended:
                    return
                parent, nodes, position, into = suspended.pop()

"""The tree: lexbor's parse, copied once into light Python objects that later steps read and annotate.

Crossing from Python into lexbor costs about 0.3 µs a node and property; every later step touches each element
several times, so one walk takes tag, attributes and text over and no step asks lexbor again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from broadsheet.document import Where
from broadsheet.frontends.html.plain_rows import AFTER, PlainRows, plain_row

if TYPE_CHECKING:
    from broadsheet.frontends.html.segments import Segment

MAX_DEPTH = 200
"""What is deeper becomes flat inside its ancestor of this depth, and takes its place: later steps recurse,
and a path is as long as its element is deep. Pages that people write nest some fifty deep."""

# Neither text nor structure of the article. Their subtrees are not walked.
SKIPPED = frozenset(["script", "style", "template", "svg", "canvas", "object", "embed", "applet", "iframe"])
# In these there may be words that a browser shows.
_UNREAD = frozenset(["svg", "iframe", "template", "object"])
# Taken never to hold content, which hardly any do. Their subtrees are not copied, which spares a third of all
# segments; ``skipped`` keeps the node, so that the drop can be reported.
BARREN = frozenset(["nav", "footer", "select", "dialog"])
# Whose footer is an attribution, or signs the article.
QUOTED = frozenset(["blockquote", "figure", "article"])
HEAD = frozenset(["title", "meta", "link", "base"])
# Inline elements that have no content (HTML standard, 13.1.2).
VOID = frozenset(["img", "br", "input", "wbr", "source", "track", "area"])

# Elements that a browser lays out as blocks (HTML standard, 15.3 Rendering: flow content, lists, tables), and
# form controls.
BLOCK = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noscript "
    "ol optgroup option p plaintext pre search section select summary table caption colgroup col tbody td "
    "tfoot th thead tr ul xmp".split()
)
KEEPS_SPACE = frozenset(["pre", "listing", "xmp", "plaintext"])

# What the walk does with a tag, in one look-up; most inline elements are not in it.
_BLOCK, _VOID, _SKIP, _HEAD, _BARREN = range(5)
_KINDS = {
    **dict.fromkeys(BLOCK, _BLOCK),
    **dict.fromkeys(BARREN, _BARREN),
    **dict.fromkeys(SKIPPED, _SKIP),
    **dict.fromkeys(HEAD, _HEAD),
    **dict.fromkeys(VOID, _VOID),
}

Attributes = dict[str, str | None]
Child: TypeAlias = "Element | str | Segment | PlainRows"
Children: TypeAlias = "list[Child]"


class Element(Struct, eq=False):
    """An HTML element: its tag, attributes, and children in order.

    ``children`` are elements and strings, and the plain rows of a long table; once the page is segmented, a
    block's runs of text and inline elements have become :class:`Segment` objects. ``block`` is true for
    elements that are laid out as blocks or hold one, such as a link around a whole card.
    """

    tag: str
    attributes: Attributes
    parent: Element | None
    position: int
    """1-based among the element children of its parent, as ``:nth-child`` counts."""
    children: Children
    block: bool = False
    kept: int = 0
    """How many segments at or below are kept as content; set by the judge."""
    skipped: LexborNode | None = None
    """The node, where its content was not copied."""
    known_path: str | None = None

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
        while element.known_path is None:
            if element.parent is None or element.tag in ("body", "head"):
                element.known_path = element.tag
                break
            pending.append(element)
            element = element.parent
        path = element.known_path
        for element in reversed(pending):
            path = element.known_path = f"{path} > {_selector(element.tag)}:nth-child({element.position})"
        return path

    def get(self, name: str) -> str:
        """An attribute's value; the empty string when it is missing or has none."""
        return self.attributes.get(name) or ""

    def elements(self) -> Iterator[Element]:
        """The element children."""
        return (child for child in self.children if isinstance(child, Element))

    def above(self) -> Iterator[Element]:
        """The elements around it, the innermost first."""
        outer = self.parent
        while outer is not None:
            yield outer
            outer = outer.parent

    def descendants(self) -> Iterator[Element]:
        """All elements below, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.descendants()

    def text(self) -> str:
        """All text below, as in the source, including white space."""
        return "".join(child.text() if isinstance(child, Element) else str(child) for child in self.children)


def _selector(tag: str) -> str:
    """A tag as CSS selects it; any element for what CSS would read otherwise (``o:p``, ``class="row"``)."""
    return tag if tag.isalnum() or tag.replace("-", "").isalnum() else "*"


class Tree:
    """A parsed page. ``elements`` holds everything under ``html`` in document order.

    White space that only separates blocks in the source is not copied. With ``whole``, elements that are
    never content are copied, too. If ``is_data_table`` is given and accepts a table, the plain rows at its
    end are not copied as elements.
    """

    def __init__(
        self, html: str, whole: bool = False, is_data_table: Callable[[Element], bool] | None = None
    ) -> None:
        self._whole = whole
        self._is_data_table = is_data_table
        self._long: dict[int, bool] = {}
        """Whether the table of a long row group is one of data, by the group's ``id()``."""
        self._parser = LexborHTMLParser(html)  # nodes are only valid while their parser lives
        root = self._parser.root
        self.html = Element("html", dict(root.attributes) if root is not None else {}, None, 1, [])
        self.scripts: list[tuple[Attributes, LexborNode]] = []
        """Every script with its attributes; ask a node for its ``text_content`` only when it is of use."""
        self.unread: list[tuple[Element, LexborNode]] = []
        """What is not copied and may hold words that a browser shows, with the element around it."""
        self.elements: list[Element] = []
        self.body = Element("body", {}, self.html, 2, [])
        self.fields: list[Element] = []
        """``input`` elements, of which nothing else is left once the page is cut."""
        self.head: list[Element] = []
        """``title``, ``meta``, ``link`` and ``base`` elements, anywhere in the page."""
        if root is not None:
            self._copy(root)
            bodies = (element for element in self.html.elements() if element.tag == "body")
            self.body = next(bodies, self.body)

    def release(self) -> None:
        """Let go of the elements, which hold each other: what is read of the page needs them no more.

        Without cycles all is freed at once, and the next page finds warm memory, rather than when Python's
        collector comes by.
        """
        for element in self.elements:
            element.children.clear()

    def _copy(self, root: LexborNode) -> None:
        parent, nodes, position, into = self.html, root.iter(include_text=True), 0, self.html.children
        suspended: list[tuple[Element, Iterator[LexborNode], int, Children]] = []
        copied, kind_of = self.elements.append, _KINDS.get
        while True:
            for node in nodes:
                tag = node.tag
                if tag == "-text":
                    text = node.text_content
                    if text and not (text.isspace() and _is_between_blocks(parent, into)):
                        into.append(text)
                    continue
                if tag is None or tag == "-comment":
                    continue
                kind = kind_of(tag)
                position += 1
                if position > AFTER and tag == "tr" and self._took_row(node, parent):
                    continue
                if kind == _SKIP:
                    if tag == "script":
                        self.scripts.append((node.attributes, node))
                    elif tag in _UNREAD:
                        self.unread.append((parent, node))
                    continue
                element = Element(tag, node.attributes, parent, position, [], kind == _BLOCK)
                into.append(element)
                copied(element)
                if kind == _BLOCK:
                    if not parent.block:
                        _mark_block(parent)
                elif kind is not None and self._is_done(element, kind, node):
                    continue
                if len(suspended) == MAX_DEPTH:
                    self._flatten(node, element)
                    continue
                suspended.append((parent, nodes, position, into))
                parent, nodes, position, into = element, node.iter(include_text=True), 0, element.children
                break
            else:
                if not suspended:
                    return
                parent, nodes, position, into = suspended.pop()

    def _took_row(self, node: LexborNode, group: Element) -> bool:
        """Take over the row of a long data table, if it is a plain one."""
        if self._is_data_table is None or group.parent is None:
            return False
        if id(group) not in self._long:
            table = group.parent
            self._long[id(group)] = table.tag == "table" and self._is_data_table(table)
        row = plain_row(node.html or "") if self._long[id(group)] else None
        if row is None:
            return False
        if not isinstance(group.children[-1], PlainRows):
            group.children.append(PlainRows())
        rows = group.children[-1]
        assert isinstance(rows, PlainRows)
        rows.rows.append(row)
        return True

    def _flatten(self, node: LexborNode, into: Element) -> None:
        """Copy what is below a node as its children: texts, and elements without content between them."""
        place = into.path()
        for inner in node.traverse(include_text=True):
            tag, above = inner.tag, inner.parent
            if tag is None or inner.mem_id == node.mem_id or (above is not None and above.tag in SKIPPED):
                continue
            if tag == "-text":
                into.children.append(inner.text_content or "")
            elif tag != "-comment" and tag not in SKIPPED:
                element = Element(tag, inner.attributes, into, 0, [], tag in BLOCK, known_path=place)
                into.children.append(element)
                self.elements.append(element)

    def _is_done(self, element: Element, kind: int, node: LexborNode) -> bool:
        """Record an element of a special kind; true if nothing inside it is to be copied."""
        if kind == _VOID:
            if element.tag == "input":
                self.fields.append(element)
            return True
        if kind == _HEAD:
            self.head.append(element)
            return element.tag != "title"
        _mark_block(element)
        parent = element.parent
        if self._whole or (parent is not None and parent.tag in QUOTED):
            return False
        element.skipped = node
        self.scripts.extend((script.attributes, script) for script in node.css("script"))
        return True


def _is_between_blocks(parent: Element, before: Children) -> bool:
    """Whether a place after ``before`` follows a block, or begins one."""
    if before:
        last = before[-1]
        return isinstance(last, Element) and last.block
    return parent.block and parent.tag not in KEEPS_SPACE


def _mark_block(element: Element | None) -> None:
    while element is not None and not element.block:
        element.block = True
        element = element.parent

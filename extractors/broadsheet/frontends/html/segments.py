"""Segments: the page cut into the pieces that are judged, kept or dropped as one.

A segment is a run of text and inline elements between two block boundaries: a paragraph, a list item's own
line, a cell, a menu entry, the loose text of a ``div``. Cutting replaces these runs among the children of
their block, so that afterwards the tree consists of blocks and segments only.
"""

from __future__ import annotations

from broadsheet.frontends.html.tree import Element, Tree

PREFORMATTED = frozenset(["pre", "xmp", "plaintext", "textarea", "listing"])
CONTROLS = frozenset(["button", "input", "select", "textarea", "label", "option", "datalist", "meter", "progress"])
LINE_BREAK = "\v"  # folds like white space and is legal nowhere in HTML text, so it can stand for <br>


class Segment:
    """One run of inline content.

    ``text`` has its white space folded, ``<br>`` is ``\\n``. ``link_chars`` counts the characters of ``text``
    that are inside links, ``links`` the links. ``parent`` is the block that holds the run, ``first`` the
    inline element that it begins with, where it does.
    """

    __slots__ = (
        "bold_chars", "checked", "control", "first", "images", "keep", "link_chars", "links", "order", "parent",
        "score", "text",
    )  # fmt: skip

    def __init__(self, parent: Element, order: int) -> None:
        self.parent = parent
        self.order = order
        self.text = ""
        self.link_chars = 0
        self.bold_chars = 0
        self.links = 0
        self.control = False
        self.checked: bool | None = None
        self.images: list[Element] = []
        self.first: Element | None = None
        self.keep = False
        self.score = 0.0

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Segment {self.text[:40]!r} in {self.parent.tag}>"


def cut(tree: Tree) -> list[Segment]:
    """Cut the page's body; all segments in document order."""
    segments: list[Segment] = []
    _cut_block(tree.body, False, False, segments)
    return segments


def _cut_block(block: Element, linked: bool, preformatted: bool, segments: list[Segment]) -> None:
    children: list[Element | str | Segment] = []
    run: list[Element | str | Segment] = []
    for child in block.children:
        if isinstance(child, Element) and child.block:
            if run:
                _close(run, block, linked, preformatted, segments, children)
                run = []
            children.append(child)
            if child.children:
                _cut_block(child, linked or child.tag == "a", preformatted or child.tag in PREFORMATTED, segments)
        else:
            run.append(child)
    if run:
        _close(run, block, linked, preformatted, segments, children)
    block.children = children


def _close(
    run: list[Element | str | Segment],
    block: Element,
    linked: bool,
    preformatted: bool,
    segments: list[Segment],
    children: list[Element | str | Segment],
) -> None:
    if len(run) == 1 and isinstance(run[0], str):  # most runs: plain text alone
        text = run[0].strip("\n") if preformatted else " ".join(run[0].split())
        if not text or text.isspace():
            return
        segment = Segment(block, len(segments))
        segment.text = text
    else:
        segment = Segment(block, len(segments))
        pieces: list[str] = []
        _gather(run, pieces, segment, False)
        text = "".join(pieces)
        if preformatted:
            text = text.replace(LINE_BREAK, "\n").strip("\n")
        elif LINE_BREAK in text:
            text = "\n".join(" ".join(line.split()) for line in text.split(LINE_BREAK)).strip("\n")
        else:
            text = " ".join(text.split())
        if not text.strip() and not segment.images:
            return
        segment.text = text
        head = next((c for c in run if not isinstance(c, str) or not c.isspace()), None)
        segment.first = head if isinstance(head, Element) else None
    if linked:
        segment.link_chars = len(segment.text)
        segment.links = max(segment.links, 1)
    segments.append(segment)
    children.append(segment)


def _gather(run: list[Element | str | Segment], pieces: list[str], segment: Segment, linked: bool) -> None:
    for child in run:
        if isinstance(child, str):
            pieces.append(child)
            continue
        assert isinstance(child, Element)
        tag = child.tag
        if tag == "br":
            pieces.append(LINE_BREAK)
        elif tag == "a" and not linked:
            at = len(pieces)
            _gather(child.children, pieces, segment, True)
            segment.links += 1
            segment.link_chars += sum(len(" ".join(p.split())) for p in pieces[at:])
        elif tag == "img" or tag == "video" or tag == "picture":
            segment.images.append(child)
        elif tag in CONTROLS:
            if child.get("type") == "checkbox":
                segment.checked = "checked" in child.attributes
            else:
                segment.control = True
            if tag != "textarea":
                _gather(child.children, pieces, segment, linked)
        elif tag in ("b", "strong"):
            at = len(pieces)
            _gather(child.children, pieces, segment, linked)
            segment.bold_chars += sum(len(" ".join(p.split())) for p in pieces[at:])
        else:
            _gather(child.children, pieces, segment, linked)

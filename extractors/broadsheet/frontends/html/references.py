"""References: where the links of the kept content lead, and the addresses of its pictures.

They are gathered only when an extractor asks for them, from the tree that was judged and not yet released.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.addresses import absolute
from broadsheet.blocks import Image, Link
from broadsheet.frontends.html.inline import flatten
from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tree import Element, Tree

SMALLEST = 3
"""Pixels of a picture that is to be seen; smaller ones count the readers or space the layout."""
_ABOVE = 2
"""Elements above a picture in which content must be kept, where no text is beside it."""
_APART = frozenset(("body", "footer", "aside", "nav", "header"))
"""Elements that a picture of the content is not in, unless they are kept."""
_SCRIPT = ("javascript:", "data:", "vbscript:")
_LAZY = ("data-src", "data-original", "data-lazy-src")
_SETS = ("srcset", "data-srcset")


def links(tree: Tree) -> list[Link]:
    """The links of the kept content, in document order; not those to scripts, nor those that show nothing."""
    base = _base(tree)
    found = []
    for element in tree.elements:
        address = "".join(element.get("href").split()) if element.tag == "a" else ""
        if address and not address.lower().startswith(_SCRIPT) and _is_kept(element):
            text = flatten(element, kept=True) if element.block else element.text()
            found.append(Link(" ".join(text.split()), absolute(base, address), element.where))
    return found


def images(tree: Tree) -> list[Image]:
    """The pictures of the kept content, in document order, by the addresses that are to be loaded."""
    base = _base(tree)
    found = []
    for element in tree.elements:
        if element.tag != "img" or _is_tiny(element) or not _is_kept(element):
            continue
        if address := next(_addresses(element), ""):
            alt = " ".join(element.get("alt").split())
            found.append(Image(absolute(base, address), alt or None, element.where))
    return found


def _base(tree: Tree) -> str:
    """The address that the page declares its own to be relative to (HTML standard, 4.2.3)."""
    return next((element.get("href").strip() for element in tree.head if element.tag == "base"), "")


def _addresses(image: Element) -> Iterator[str]:
    """Addresses, the likeliest first; pages that load pictures late have a stand-in in ``src``."""
    candidates = [image.get("src"), *map(image.get, _LAZY), *(_first_of(image.get(name)) for name in _SETS)]
    return ("".join(each.split()) for each in candidates if each and not each.startswith("data:"))


def _first_of(sources: str) -> str:
    return sources.strip().partition(" ")[0].rstrip(",")


def _is_tiny(image: Element) -> bool:
    sizes = (image.get(name).removesuffix("px") for name in ("width", "height"))
    return any(size.isdecimal() and int(size) < SMALLEST for size in sizes)


def _is_kept(element: Element) -> bool:
    """Whether an element is in the content: its run is kept or, around a picture alone, what is near it."""
    block = element
    while not block.block and block.parent is not None:
        block = block.parent
    if block is element or _is_in_table(block):
        return block.kept > 0
    runs = [child for child in block.children if isinstance(child, Segment) and _holds(child, element)]
    if any(run.keep for run in runs):
        return True
    if any(run.text for run in runs) or not any(run.images for run in runs):
        return False
    return _is_near_content(block)


def _is_near_content(block: Element) -> bool:
    above: Element | None = block
    for _ in range(_ABOVE + 1):
        if above is None:
            return False
        if above.kept or above.tag in _APART:
            return above.kept > 0 and above.tag != "body"
        above = above.parent
    return False


def _is_in_table(block: Element) -> bool:
    """Cells are kept or dropped with their table."""
    return block.tag in ("td", "th", "caption")


def _holds(run: Segment, element: Element) -> bool:
    """Whether an inline element is in a run of its block: its words are, or it is one of its pictures."""
    text = " ".join(element.text().split())
    if text:
        return text in run.text
    return any(image is element or element in image.elements() for image in run.images) or (
        element.tag == "a" and any(image in element.descendants() for image in run.images)
    )

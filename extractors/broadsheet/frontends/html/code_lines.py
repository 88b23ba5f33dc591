"""Code of which each line is an element: a ``div`` or list item in a ``pre`` is one line of a single text.

Some highlighters print code so (Expressive Code, Google's Prettify). As blocks its lines would be judged one
by one, and empty ones would be lost.
"""

from __future__ import annotations

from broadsheet.frontends.html.tree import BLOCK, Element

LINES = frozenset(("div", "ol", "ul", "li"))


def join_lines(code: Element) -> None:
    """Make inline content of the blocks in a ``pre``, if all of them are only its lines."""
    inside = _inside(code)
    blocks = [element for element in inside if element.block]
    if all(each.tag in LINES or each.tag not in BLOCK for each in blocks) and not any(
        each.tag == "button" for each in inside
    ):
        for element in [code, *blocks]:
            _end_lines(element)
        for element in blocks:
            element.block = False


def _inside(code: Element) -> list[Element]:
    """The elements below, in no order; a generator in a generator would take time by the depth of each."""
    inside: list[Element] = []
    pending = [code]
    while pending:
        children = list(pending.pop().elements())
        inside += children
        pending += children
    return inside


def _end_lines(element: Element) -> None:
    """End a line, or separate the lines in what holds some: white space between them is not shown."""
    children = element.children
    if any(isinstance(child, Element) and child.block for child in children):
        element.children = []
        for child in children:
            if isinstance(child, str) and child.isspace():
                continue
            if isinstance(child, Element) and child.block and not _is_ended(element):
                element.children.append("\n")
            element.children.append(child)
    elif element.tag in LINES and not (children and _is_ended(element)):
        children.append("\n")


def _is_ended(element: Element) -> bool:
    """Whether what an element holds so far ends in a line break, or is nothing yet."""
    last = element.children[-1] if element.children else None
    if isinstance(last, Element):
        return last.tag == "br" or last.block or _is_ended(last)
    return last is None or str(last).endswith("\n")

"""The HTML front end: parse, gather hints, cut, judge, shape."""

from __future__ import annotations

from broadsheet.blocks import Block, Hints, ListItem, Reading, Table
from broadsheet.frontends.html import dropped, rules, unread
from broadsheet.frontends.html.attributes import limit_attributes
from broadsheet.frontends.html.cutting import cut
from broadsheet.frontends.html.hints import gather
from broadsheet.frontends.html.judge import judge, judge_headings
from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.nesting import limit_nesting
from broadsheet.frontends.html.options import limit_options
from broadsheet.frontends.html.script_body import FEWEST_CHARS, body_from_scripts
from broadsheet.frontends.html.segments import Pieces, count_kept
from broadsheet.frontends.html.shape import shape
from broadsheet.frontends.html.tree import Element, Tree
from broadsheet.notes import Notes


def read(html: str, notes: Notes, *, whole: bool = False, references: bool = False) -> Reading:
    """HTML to blocks: the page's main content only, each drop and guess noted; or the ``whole`` page.

    With ``references``, its links and images are read, too.
    """
    notes = notes.under("html")
    tree = parsed(html, notes, whole)
    hints = Hints()
    gather(tree, hints, notes)
    pieces = cut(tree)
    if whole:
        keep_all(pieces)
    else:
        decide(pieces, notes)
    dropped.report(tree.body, notes)
    unread.report(tree, html, notes)
    reading = Reading(shape(tree.body), hints)
    if references:
        _add_references(reading, tree)
    tree.release()
    if pieces.chars[-1] >= FEWEST_CHARS:
        return reading
    body = body_from_scripts(tree, hints, notes)
    reading.blocks += _placed(fragment(body), tree.body)
    return reading


def _add_references(reading: Reading, tree: Tree) -> None:
    from broadsheet.frontends.html import references

    reading.links, reading.images = references.links(tree), references.images(tree)


def parsed(html: str, notes: Notes, whole: bool = False) -> Tree:
    """The page's tree; what would keep the parser busy without end is limited before."""
    for limit in (limit_attributes, limit_options, limit_nesting):
        html = limit(html, notes)
    return Tree(html, whole, is_data_table)


def fragment(html: str) -> list[Block]:
    """The blocks of a piece of HTML that is all content; a single picture gives its alternative text."""
    tree = Tree(html)
    pieces = cut(tree)
    keep_all(pieces)
    for segment in pieces.segments:
        if not segment.text and not _is_figured(segment.parent):  # a figure has a place for it
            segment.text = " ".join(filter(None, (image.get("alt") for image in segment.images)))
    blocks = shape(tree.body)
    tree.release()
    return blocks


def _is_figured(element: Element) -> bool:
    return any(each.tag == "figure" for each in (element, *element.above()))


def keep_all(pieces: Pieces) -> None:
    """Keep every segment."""
    for segment in pieces.segments:
        segment.keep = True
    count_kept(pieces.segments)


def decide(pieces: Pieces, notes: Notes) -> None:
    """Keep or drop every segment."""
    threshold = judge(pieces)
    for rule in rules.FIRST:
        rule.apply(pieces, notes)
    judge_headings(pieces, threshold)
    for rule in rules.LAST:
        rule.apply(pieces, notes)
    count_kept(pieces.segments)


def _placed(blocks: list[Block], body: Element) -> list[Block]:
    for block in blocks:
        block.where = body.where
        if isinstance(block, ListItem):
            _placed(block.blocks, body)
        elif isinstance(block, Table):
            for item in block.lists:
                _placed([item], body)
    return blocks

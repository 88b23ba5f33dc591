"""The HTML front end: parse, gather hints, cut, judge, shape."""

from __future__ import annotations

from broadsheet.blocks import Hints, Reading
from broadsheet.frontends.html import drops
from broadsheet.frontends.html.copies import drop_copies
from broadsheet.frontends.html.hints import gather
from broadsheet.frontends.html.judge import judge
from broadsheet.frontends.html.segments import count_kept, cut
from broadsheet.frontends.html.shape import shape
from broadsheet.frontends.html.tree import Tree
from broadsheet.frontends.html.wholes import keep_wholes
from broadsheet.notes import Notes


def read(html: str, notes: Notes) -> Reading:
    """HTML to blocks: the page's main content only, each drop and guess noted."""
    tree = Tree(html)
    hints = Hints()
    gather(tree, hints, notes)
    pieces = cut(tree)
    judge(pieces)
    keep_wholes(pieces)
    drop_copies(pieces.segments, notes)
    count_kept(pieces.segments)
    drops.report(tree.body, notes)
    return Reading(shape(tree.body), hints)

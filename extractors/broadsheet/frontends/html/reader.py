"""The HTML front end's entry."""

from __future__ import annotations

from broadsheet.blocks import Hints, Paragraph, Reading
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes


def read(html: str, notes: Notes) -> Reading:
    """HTML to blocks (a stand-in: the whole text as one paragraph)."""
    tree = Tree(html)
    return Reading([Paragraph(" ".join(tree.body.text().split()), tree.body.where)], Hints())

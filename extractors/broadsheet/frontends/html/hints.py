"""Hints: raw values about the article, collected from a page for the ``metadata`` extractor.

Sources in the order in which they are trusted: JSON-LD, the head's ``meta`` properties, microdata and
``rel=author``, ``time`` elements, the visible headline and byline, the address. Call before the page is cut
into segments, which takes the inline elements out of the tree.
"""

from __future__ import annotations

from broadsheet.blocks import Hints
from broadsheet.frontends.html import jsonld
from broadsheet.frontends.html.bylines import Bylines
from broadsheet.frontends.html.heads import Head
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes


def gather(tree: Tree, hints: Hints, notes: Notes | None = None) -> None:
    """Add all hints in the page, the most trusted first."""
    head = Head(tree)
    bylines = Bylines(tree, head.titles())
    if head.canonical is not None:
        hints.add("url", head.canonical.get("href"), "link canonical", head.canonical.where)
    own = {jsonld.folded(name) for name in [*head.addresses(), *head.titles(), *bylines.headlines()]}
    jsonld.gather(jsonld.Graph(tree, notes or Notes()), hints, own)
    head.gather(hints)
    bylines.gather(hints)
    hints.add("language", tree.html.get("lang") or tree.html.get("xml:lang"), "html lang", tree.html.where)

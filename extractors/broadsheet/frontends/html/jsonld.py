"""JSON-LD: hints in a page's ``application/ld+json`` scripts, in all shapes that occur.

The objects of all scripts make one graph: an ``author`` may be a name, a person, a list, or a reference to
a node of another script. The node that speaks for the article is the best typed one at the top of the graph:
an ``Article`` (a posting, a report) before a recipe or a product before a ``WebPage``. Of several articles it
is the one whose address or headline is the page's; articles inside lists are teasers and never speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from broadsheet.blocks import Hints
from broadsheet.frontends.html import lenient
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes

Node = dict[str, Any]

MAX_NODES = 4000
"""Nodes that are walked: ten times as many as the graphs of real pages have."""

MAX_DEPTH = 10
"""Levels of lists and of :data:`_ONWARD` that are followed."""

_WORKS = """
recipe howto review criticreview question book course event podcastepisode videoobject creativework report
scholarlyarticle product softwareapplication dataset jobposting guide
"""
WORKS = frozenset(_WORKS.split())
# Properties whose nodes represent the page itself; nodes elsewhere are only looked up by their @id.
_ONWARD = ("@graph", "mainEntity", "mainEntityOfPage")

_DATES = (
    ("published", ("datePublished", "dateCreated", "uploadDate")),
    ("modified", ("dateModified",)),
)


class Graph:
    """The nodes of a page's scripts: those at the top, in order, and all by their ``@id``."""

    def __init__(self, tree: Tree, notes: Notes) -> None:
        self.top: list[Node] = []
        self.by_id: dict[str, Node] = {}
        for attributes, script in tree.scripts:
            if "ld+json" not in (attributes.get("type") or "").lower():
                continue
            roots, repaired = lenient.parse(script.text())
            if repaired:
                message = (
                    "the page's machine-readable metadata (JSON-LD) is broken; it was read as far as possible"
                )
                notes.warn("json-ld-repaired", message)
            for root in roots:
                self.top.extend(_top(root, faq=False))
                self._index(root)

    def _index(self, root: Any) -> None:
        waiting, walked = [root], 0
        while waiting and walked < MAX_NODES:
            value = waiting.pop()
            walked += 1
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                identity = value.get("@id")
                if isinstance(identity, str) and len(value) > len(self.by_id.get(identity, ())):
                    self.by_id[identity] = value
                waiting.extend(v for v in value.values() if isinstance(v, dict | list))

    def resolve(self, value: Any) -> Any:
        """A node in full where the value only refers to one."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and len(value) <= 2:
            return self.by_id.get(value["@id"], value)
        return value


def _top(value: Any, faq: bool, depth: int = 0) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for each in value[:MAX_NODES]:
            yield from _top(each, faq, depth + 1)
    elif isinstance(value, dict):
        if not faq:
            yield value
        asked = faq or "faqpage" in kinds(value)  # its questions are no articles
        for key in _ONWARD:
            if isinstance(value.get(key), dict | list):
                yield from _top(value[key], asked, depth + 1)


def kinds(node: Node) -> list[str]:
    """The node's types, lower case, without a vocabulary's address."""
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return [name.rpartition("/")[2].lower() for name in names if isinstance(name, str)]


def rank(node: Node) -> int:
    """0 an article, 1 another kind of work, 2 a page, 3 nothing that speaks for an article."""
    best = 3
    for kind in kinds(node):
        if kind.endswith(("article", "posting", "blogpost")) and kind != "jobposting":
            return 0
        if kind in WORKS:
            best = min(best, 1)
        elif kind.endswith("page") and kind not in ("faqpage", "collectionpage", "searchresultspage"):
            best = min(best, 2)
    return best


def gather(graph: Graph, hints: Hints, page: set[str]) -> None:
    """Add the hints of the graph. ``page`` has the page's own addresses and titles."""
    for node in _speakers(graph.top, page):
        where = "json-ld" if rank(node) < 2 else "json-ld page"
        for title in _texts(graph, [node.get("headline"), node.get("name")]):
            hints.add("title", title, where)
            break
        for author in _people(graph, node):
            hints.add("author", author, where)
        for field, keys in _DATES:
            for date in _texts(graph, [node.get(key) for key in keys]):
                hints.add(field, date, where)
        _describe(graph, node, hints, where)
    _organizations(graph, hints)


def _speakers(top: list[Node], page: set[str]) -> list[Node]:
    """One node of each rank, the best first."""
    chosen = []
    for level in (0, 1, 2):
        peers = [node for node in top if rank(node) == level]
        own = [node for node in peers if _names(node) & page]
        if own:
            chosen.append(max(own, key=len))
        elif 0 < len(peers) <= 2:
            chosen.append(max(peers, key=len))
    return chosen


def _names(node: Node) -> set[str]:
    """How a node may be known as the page's own: its addresses and titles, folded."""
    main = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), node.get("headline"), node.get("name")]
    values += [main.get("@id"), main.get("url")] if isinstance(main, dict) else [main]
    return {folded(value) for value in values if isinstance(value, str) and value}


def folded(name: str) -> str:
    """An address without scheme, ``www.``, fragment and closing slash, or a title, for comparison."""
    name = name.strip().lower().partition("#")[0].rstrip("/")
    return name.partition("://")[2].removeprefix("www.") if name.startswith("http") else name


def _people(graph: Graph, node: Node) -> Iterator[str]:
    for key in ("author", "creator"):
        names = list(_texts(graph, node.get(key)))
        if names:
            yield from names
            return


def _describe(graph: Graph, node: Node, hints: Hints, where: str) -> None:
    for field, key in (
        ("description", "description"),
        ("tags", "keywords"),
        ("section", "articleSection"),
        ("language", "inLanguage"),
        ("image", "image"),
        ("site", "publisher"),
        ("url", "url"),
    ):
        for text in _texts(graph, node.get(key), "url" if key == "image" else "name"):
            hints.add(field, text, where)


def _organizations(graph: Graph, hints: Hints) -> None:
    """Sites and publishers, which are no authors. Their field is ``organization``."""
    for node in graph.top:
        for kind in kinds(node):
            if kind == "website":
                for name in _texts(graph, node.get("name")):
                    hints.add("site", name, "json-ld WebSite")
            if kind == "website" or "organization" in kind or kind.endswith("business"):
                for name in _texts(graph, [node.get(key) for key in ("name", "alternateName", "legalName")]):
                    hints.add("organization", name, f"json-ld {kind}")
        for name in _texts(graph, node.get("publisher")):
            hints.add("organization", name, "json-ld publisher")


def _texts(graph: Graph, value: Any, key: str = "name", depth: int = 0) -> Iterator[str]:
    """The strings that a value amounts to: itself, its items', or the names of its nodes."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for each in value[:100]:
            yield from _texts(graph, each, key, depth + 1)
    elif isinstance(value, dict):
        node = graph.resolve(value)
        named = node.get(key) or node.get("@value") or (node.get("contentUrl") if key == "url" else None)
        if not named and key == "name":
            named = " ".join(str(node[part]) for part in ("givenName", "familyName") if node.get(part))
        if isinstance(named, str | list) and named:
            yield from _texts(graph, named, key, depth + 1)
    elif isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)

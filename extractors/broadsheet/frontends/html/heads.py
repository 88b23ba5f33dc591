"""Hints in the ``head`` of a page: ``meta``, ``link`` and ``title``.

One table names the properties of each field, the most trusted first. They are those of Open Graph, Dublin
Core, Highwire, Parsely, Sailthru and the habits of newsrooms and content systems.
"""

from __future__ import annotations

from broadsheet.blocks import Hints
from broadsheet.frontends.html.tree import Element, Tree

PROPERTIES: dict[str, str] = {
    "title": """
        citation_title og:title twitter:title dc.title dcterms.title parsely-title sailthru.title title
        headline""",
    "author": """
        citation_author author article:author_name parsely-author sailthru.author dc.creator dcterms.creator
        dc.creator.personalname article:author og:article:author article.author byl byline creator authors
        cxenseparse:author rbauthors writer post-author post_author""",
    "published": """
        article:published_time article:published og:article:published_time og:published_time datepublished
        date_published published published_time publish-date publish_date publishdate pubdate publication_date
        publicationdate citation_publication_date citation_online_date citation_date parsely-pub-date
        sailthru.date dc.date.issued dcterms.issued dc.issued cxenseparse:recs:publishtime
        cxenseparse:publishtime originalpublicationdate article.published article.created displaydate pdate
        ptime bt:pubdate release_date rpubdate dc.date dcterms.date dcterms.created dc.date.created dc.created
        datecreated date created""",
    "modified": """
        article:modified_time article:modified og:article:modified_time og:updated_time og:modified_time
        datemodified date_modified modified lastmod last-modified last_updated last-updated updated
        updated_time revised article.updated dc.date.modified dcterms.modified dc.modified""",
    "site": "og:site_name application-name dc.publisher dcterms.publisher citation_journal_title publisher",
    "url": "og:url parsely-link dc.identifier dcterms.identifier",
    "description": "description og:description twitter:description dc.description dcterms.description",
    "tags": "article:tag news_keywords keywords parsely-tags sailthru.tags dc.subject dcterms.subject",
    "type": "og:type",
    "section": "article:section parsely-section og:article:section section category",
    "image": "og:image og:image:url twitter:image twitter:image:src thumbnail",
    "language": "dc.language dcterms.language content-language language og:locale",
    "organization": """
        copyright citation_publisher apple-mobile-web-app-title twitter:app:name:iphone al:ios:app_name""",
}

FIELDS = {name: field for field, names in PROPERTIES.items() for name in names.split()}
_BOTH_LABELS = {"twitter:label1": "twitter:data1", "twitter:label2": "twitter:data2"}
_SEVERAL = frozenset(["author", "tags"])


class Head:
    """The ``meta`` elements of a page by lower-case name, and its ``title`` and links."""

    def __init__(self, tree: Tree) -> None:
        self.metas: dict[str, list[Element]] = {}
        self.title: Element | None = None
        self.canonical: Element | None = None
        self.authors: list[Element] = []
        for element in tree.head:
            if element.tag == "meta":
                name = element.get("property") or element.get("name") or element.get("itemprop")
                name = name or element.get("http-equiv")
                if name:
                    self.metas.setdefault(name.strip().lower().replace("dc:", "dc.", 1), []).append(element)
            elif element.tag == "title":
                self.title = self.title or element
            elif element.tag == "link" and "canonical" in element.get("rel").lower():
                self.canonical = self.canonical or element

    def first(self, name: str) -> str:
        """The content of the first ``meta`` of that name, or the empty string."""
        return self.metas[name][0].get("content") if name in self.metas else ""

    def gather(self, hints: Hints) -> None:
        """Add the hints of the head, each field in the order of :data:`PROPERTIES`."""
        known = [(name, field) for name, field in FIELDS.items() if name in self.metas]
        for name, field in [*known, *self._dates()]:
            for element in self.metas[name] if field in _SEVERAL else self.metas[name][:1]:
                hints.add(field, element.get("content"), f"meta {name}", element.where)
        for label, data in _BOTH_LABELS.items():
            if "written" in self.first(label).lower() and data in self.metas:
                hints.add("author", self.first(data), f"meta {data}", self.metas[data][0].where)
        if self.title is not None:
            hints.add("title", self.title.text(), "title", self.title.where)

    def _dates(self) -> list[tuple[str, str]]:
        """Properties that no convention knows but whose name speaks of a date: ``w-published-date``."""
        found = []
        for name in self.metas:
            if name not in FIELDS and ("date" in name or "time" in name):
                if "publish" in name or "pubdate" in name:
                    found.append((name, "published"))
                elif "modif" in name or "updat" in name:
                    found.append((name, "modified"))
        return found

    def titles(self) -> list[str]:
        """The page's titles as the head gives them."""
        title = self.title.text() if self.title is not None else ""
        names = [self.first("og:title"), self.first("twitter:title"), " ".join(title.split())]
        return [name for name in names if name]

    def addresses(self) -> list[str]:
        """The page's addresses as the head gives them."""
        canonical = self.canonical.get("href") if self.canonical is not None else ""
        return [address for address in (self.first("og:url"), canonical) if address]

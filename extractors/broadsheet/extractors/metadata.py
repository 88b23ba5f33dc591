"""Metadata: title, authors, dates and whatever else the article says about itself.

Front ends collect every value that a source gives, raw, with its origin; this extractor chooses among them
and cleans them:

``title``        the headline, without the site's name
``authors``      only names, one per person: no jobs, degrees, addresses or users called *admin*; the site's
                 own name only if it names nobody else (with a warning)
``published``, ``modified``
                 ISO 8601, as precise as the source, with the zone that it gives; if the page shows only the
                 date of its last change, it is used for both (with a warning)
``site``, ``section``, ``description``, ``tags``, ``image``
``url``          the canonical address
``language``     a BCP 47 tag, declared or (with a warning) guessed from the text
``dateline``     the place, date and agency before wire copy's first sentence
``origins``      where each value was found: ``json-ld``, ``meta og:title``, ``h1``, ``byline``, …

Shape of the result::

    {"title": "Harbour dues rise again", "authors": ["Ada Byron"], "published": "2026-03-02T09:00:00+01:00",
     "modified": null, "site": "The Quay", "url": "https://quay.example/dues", "language": "en",
     "description": null, "tags": ["ports"], "origins": {"title": "h1", "authors": "json-ld", …}}

A field without a value is null or empty. Rejected and guessed values are warnings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from itertools import islice

from broadsheet.article import Article
from broadsheet.blocks import Heading, Hint, Paragraph
from broadsheet.document import Metadata
from broadsheet.facts import authors, datelines, dates, languages, titles

_TAG = re.compile(r"<[^<>]*>")

OPENING = 6
"""Paragraphs among which the story begins, after bylines and dates."""

MOST_TAGS = 50
"""Tags that are kept: a longer list is a page's stuffing for search engines."""


def extract(article: Article) -> Metadata:
    """The article's metadata."""
    return _Weighing(article).weigh()


class _Weighing:
    """Fills one :class:`Metadata`, field by field; what one field learns (language, site) serves the next."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.hints = article.hints
        self.metadata = Metadata()
        self.origins: dict[str, str] = {}

    def weigh(self) -> Metadata:
        self._language()
        self._plain()
        self._title()
        self._authors()
        self._dates()
        self._dateline()
        self.metadata.origins = {field: self.origins[field] for field in sorted(self.origins)}
        return self.metadata

    def _note(self, field: str, hint: Hint) -> str:
        self.origins[field] = hint.origin
        return hint.value

    def _language(self) -> None:
        declared = ((hint, languages.tag(hint.value)) for hint in self.hints.of("language"))
        hint, tag = next(((hint, tag) for hint, tag in declared if tag), (None, None))
        if hint and tag and not languages.is_foreign(tag, self._prose()):
            self.metadata.language = tag
            self._note("language", hint)
            return
        self.metadata.language = languages.guess(self._prose())
        if self.metadata.language:
            why = f"it declares {tag!r} but is in another script" if tag else "no language is declared"
            message = f"{why}; {self.metadata.language!r} is a guess from its letters and common words"
            self.article.warn("language-guessed", message)
            self.origins["language"] = "guess"

    def _prose(self) -> Iterator[str]:
        return (block.text for block in self._paragraphs())

    def _paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.article.blocks if isinstance(block, Paragraph))

    def _plain(self) -> None:
        """The fields that are taken as they are."""
        found = self.metadata
        found.site = self._first("site", lambda text: not text.startswith(("@", "http")))
        found.url = self._first("url", lambda text: text.startswith(("http://", "https://")))
        found.description = self._first("description", lambda text: len(text) > 1)
        if section := self._first("section", lambda text: any(map(str.isalpha, text)) and text != found.site):
            found.section = section
        if image := self._first("image", lambda text: not text.startswith("data:")):
            found.image = image
        found.tags = self._tags()

    def _first(self, field: str, fits: Callable[[str], bool]) -> str | None:
        for hint in self.hints.of(field):
            text = _plain_text(hint.value)
            if text and fits(text):
                self._note(field, hint)
                return text
        return None

    def _tags(self) -> list[str]:
        hints = self.hints.of("tags")
        if not hints:
            return []
        first = [hint for hint in hints if hint.origin == hints[0].origin]
        parts = [_plain_text(hint.value) for hint in first]
        if len(parts) == 1:  # one value lists them all; of several each is a tag, commas and all
            parts = parts[0].replace(";", ",").split(",")
        tags = dict.fromkeys(tag for part in parts if (tag := part.strip()))
        if tags:
            self._note("tags", first[0])
        if len(tags) > MOST_TAGS:
            message = f"the first {MOST_TAGS} of {len(tags)} tags are kept"
            self.article.warn("tags-cut", message, first[0].where)
        return list(tags)[:MOST_TAGS]

    def _title(self) -> None:
        best = titles.choose(self.hints.of("title"), self._site_names())
        if best is None:
            best = self._opening_heading()
        if best is None:
            return
        self.metadata.title = self._note("title", best)
        if best.origin in titles.DECLARED:
            self.metadata.title, tail = titles.without_tail(best.value)
            if tail:
                message = f"{tail!r}, after the title's last bar, is left out as the site or section"
                self.article.warn("title-cut", message, best.where)

    def _opening_heading(self) -> Hint | None:
        """The first block, where it is the only heading of its rank; or the heading above a dateline."""
        blocks = self.article.blocks
        if blocks and isinstance(first := blocks[0], Heading):
            peers = [block for block in blocks if isinstance(block, Heading) and block.level <= first.level]
            if len(peers) == 1:
                return Hint(first.text, "first heading", first.where)
        return self._heading_over_dateline()

    def _heading_over_dateline(self) -> Hint | None:
        """The first of the headings right above the story, where a dateline tells that it begins there."""
        title: Heading | None = None
        paragraphs = 0
        for block in self.article.blocks:
            if isinstance(block, Heading):
                title = title or block
                continue
            paragraphs += isinstance(block, Paragraph)
            if paragraphs > OPENING:
                break
            found = datelines.find(block.text) if isinstance(block, Paragraph) and title else None
            if found and title and not found.guessed:
                return Hint(title.text, "heading above the dateline", title.where)
            title = None
        return None

    def _site_names(self) -> list[str]:
        """The names of the site, its publisher and its host."""
        named = [hint.value for field in ("site", "organization") for hint in self.hints.of(field)]
        return [*map(_plain_text, named), *_host_names(hint.value for hint in self.hints.of("url"))]

    def _authors(self) -> None:
        hints, sites = self.hints.of("author"), self._site_names()
        names, hint = authors.choose(hints, sites)
        if hint is None:
            claimed = (hint for hint in hints if hint.origin != "nearby text")
            refused = [hint for hint in claimed if not hint.value.startswith("http")]
            if refused:
                values = ", ".join(sorted({repr(_plain_text(hint.value)[:40]) for hint in refused}))
                self.article.warn("author-dropped", f"names no person: {values}", refused[0].where)
            return
        self.metadata.authors = names
        self._note("authors", hint)
        if authors.is_site_alone(names, sites):
            message = f"the page names only itself as author: {names[0]!r}"
            self.article.warn("author-is-site", message, hint.where)

    def _dates(self) -> None:
        published, modified, doubts = dates.published_and_modified(self.hints, self.metadata.language)
        if published is not None:
            self.metadata.published = published.iso
            self._note("published", published.by)
        if modified is not None:
            self.metadata.modified = modified.iso
            self._note("modified", modified.by)
        for doubt in doubts:
            self.article.warn(doubt.code, doubt.message, doubt.about.where)

    def _dateline(self) -> None:
        hint = next(iter(self.hints.of("dateline")), None)
        if hint is None:
            hint = self._opening_dateline()
        if hint is None:
            return
        self.metadata.dateline = self._note("dateline", hint)
        if self.metadata.published is None and (day := datelines.day(hint.value, self.metadata.language)):
            self.metadata.published = day
            self.origins["published"] = "dateline"

    def _opening_dateline(self) -> Hint | None:
        """The dateline of the first story paragraph, which may follow a byline."""
        for block in islice(self._paragraphs(), OPENING):
            found = datelines.find(block.text)
            if found and found.guessed:
                message = f"{found.text!r} is read as a place: it precedes a dash and the first sentence"
                self.article.warn("dateline-guessed", message, block.where)
            if found:
                return Hint(found.text, "first paragraph", block.where)
            if len(block.text) > datelines.SHORTEST_STORY * 2:
                break
        return None


def _plain_text(value: str) -> str:
    """A value on one line, its character references read, its tags taken out."""
    if "&" in value:
        value = unescape(value)
    if "<" in value:
        value = _TAG.sub(" ", value)
    return " ".join(value.split())


def _host_names(addresses: Iterable[str]) -> list[str]:
    """``news.example.com``, ``news``, ``example.com``, ``example`` from addresses."""
    names: dict[str, None] = {}
    for address in addresses:
        host = address.partition("://")[2].partition("/")[0].removeprefix("www.").partition(":")[0]
        labels = host.split(".")
        short = labels[-2:] if len(labels) < 3 or len(labels[-2]) > 3 else labels[-3:]  # co.uk, com.au
        names.update(dict.fromkeys([host, labels[0], ".".join(short), short[0]]))
    return [name for name in names if name]

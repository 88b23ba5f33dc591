"""Links: where the article's links lead, in reading order. It runs only when asked for.

The result is a list::

    [{"text": "the plan", "url": "https://example.org/plan", "section": "s2",
      "where": {"line": 12, "end_line": 12}}]

``text`` is what the link shows; empty for a picture without an alternative text. ``url`` is absolute where
the address of the article is known (``<base>``, its canonical address, or where it was fetched), else as it
was written. Addresses within the page (``#notes``) stay as they are. ``section`` is the id of the section
that holds the link, null if it is in none, such as in the title.

In HTML these are the links of the kept content, not those of menus. In plain text they are addresses, bare
or behind what a link shows.
"""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.addresses import absolute
from broadsheet.article import Article
from broadsheet.places import Places


def extract(article: Article) -> list[dict[str, Any]]:
    """All links of the article."""
    places, base = Places(article), own_address(article)
    return [
        {
            "text": link.text,
            "url": absolute(base, link.url),
            "section": places.section_of(link.where),
            "where": msgspec.to_builtins(link.where),
        }
        for link in article.links
    ]


def own_address(article: Article) -> str | None:
    """Where the article was fetched from, or else the address that it gives itself."""
    return article.source.uri or article.metadata.url

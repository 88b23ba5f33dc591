"""Metadata: title, authors, dates and the rest of what the article says about itself."""

from __future__ import annotations

from broadsheet.article import Article
from broadsheet.document import Metadata


def extract(article: Article) -> Metadata:
    """The article's metadata."""
    return Metadata()

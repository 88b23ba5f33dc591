"""Tables: the grid, its header, its columns and their types."""

from __future__ import annotations

from broadsheet.article import Article
from broadsheet.document import Table


def extract(article: Article) -> list[Table]:
    """The article's tables."""
    return []

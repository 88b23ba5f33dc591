"""Articles from blocks alone, for tests of extractors."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.article import Article
from broadsheet.blocks import Block, Hints
from broadsheet.document import Source
from broadsheet.notes import Notes
from broadsheet.outline import Outline


def article_of(blocks: Sequence[Block], notes: Notes | None = None) -> Article:
    """An article with an outline, as an extractor meets it."""
    article = Article(blocks, Hints(), Source(None, "text/plain", "utf-8", 0, ""), notes or Notes())
    article.outline = Outline(blocks)
    return article

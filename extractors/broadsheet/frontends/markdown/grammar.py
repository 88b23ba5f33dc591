"""The grammar: markdown-it's CommonMark with what writers add to it."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

MAX_NESTING = 100
"""Levels of quotes and lists (a list and its item are two). The preset's 20 drops text that people write;
each level costs two Python frames, so the recursion limit is far."""


class _Grammar(MarkdownIt):
    """Addresses stay as written: they are not rendered, and encoding them takes a quarter of a parse.

    The names of the methods are those that markdown-it asks for.
    """

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@cache
def grammar() -> MarkdownIt:
    """The parser, made once: it keeps nothing of a text that it parsed.

    Footnotes stay where they are defined: the plugin's own last step would drop those that nothing refers to.
    """
    parser = _Grammar("commonmark", {"maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    return parser.disable("footnote_tail")

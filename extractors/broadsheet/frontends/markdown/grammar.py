"""The grammar: markdown-it's CommonMark with what writers add to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

MAX_NESTING = 100
"""Levels of quotes and lists (a list and its item are two). The preset's 20 drops text that people write;
each level costs two Python frames, so the recursion limit is far."""

LONGEST_RUN = 16 * 1024
"""Characters of a paragraph that are parsed as one. markdown-it's inline rules are quadratic (11 s for 1 MB
of links); in a paragraph that is longer, markup that reaches across a cut stays in the text."""


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
    parser.core.ruler.at("inline", _inline)
    return parser.disable("footnote_tail")


def _inline(state: StateCore) -> None:
    """markdown-it's step of this name, in runs."""
    for token in state.tokens:
        if token.type == "inline" and token.children is not None:
            for run in _runs(token.content):
                found: list[Token] = []
                state.md.inline.parse(run, state.md, state.env, found)
                token.children += found


def _runs(text: str) -> Iterator[str]:
    """A text as one run, or in runs that end with a word."""
    start = 0
    while len(text) - start > LONGEST_RUN:
        end = start + LONGEST_RUN
        gap = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = gap + 1 if gap >= start else end
        yield text[start:end]
        start = end
    yield text[start:]

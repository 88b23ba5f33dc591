"""Kinds of text with a grammar of their own, in which nothing is guessed: how each is known, what reads it.

Few texts are of any of them, so their readers are imported when one is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from broadsheet.blocks import Link
from broadsheet.frontends.text.references import links
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes

EARLY = 400
"""Characters in which the first cue of subtitles without a header begins."""


class OwnGrammar(NamedTuple):
    """``read`` turns a text into units, ``links`` finds its links."""

    read: Callable[[str, Notes], Sequence[Unit]]
    links: Callable[[str], list[Link]]


def own_grammar(text: str) -> OwnGrammar | None:
    """That of subtitles, wikitext or Org, if the text is one.

    Most texts have none of the signs, and these are few and quickly looked for.
    """
    has_brackets = "[[" in text
    if text.startswith("WEBVTT") or "-->" in text[:EARLY]:
        from broadsheet.frontends.text.subtitles import is_subtitles, read_subtitles

        if is_subtitles(text):
            return OwnGrammar(read_subtitles, lambda text: links(text.split("\n")))
    if has_brackets or text.startswith("#+") or "\n#+" in text or ":END:" in text:
        from broadsheet.frontends.text.org import is_org, org_links, read_org

        if is_org(text):
            return OwnGrammar(read_org, org_links)
    if has_brackets or text.startswith("{|") or "\n{|" in text:
        from broadsheet.frontends.text.wikitext import is_wikitext, read_wikitext, wiki_links

        if is_wikitext(text):
            return OwnGrammar(read_wikitext, wiki_links)
    return None

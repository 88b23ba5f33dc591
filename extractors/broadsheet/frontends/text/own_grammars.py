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


class OwnGrammar(NamedTuple):
    """``read`` turns a text into units, ``links`` finds its links."""

    read: Callable[[str, Notes], Sequence[Unit]]
    links: Callable[[str], list[Link]]


def own_grammar(text: str) -> OwnGrammar | None:
    """That of subtitles or of wikitext, if the text is one."""
    if "-->" in text:
        from broadsheet.frontends.text.subtitles import is_subtitles, read_subtitles

        if is_subtitles(text):
            return OwnGrammar(read_subtitles, lambda text: links(text.split("\n")))
    if "[[" in text or "{|" in text or "'''" in text or "<ref" in text:
        from broadsheet.frontends.text.wikitext import is_wikitext, read_wikitext, wiki_links

        if is_wikitext(text):
            return OwnGrammar(read_wikitext, wiki_links)
    return None

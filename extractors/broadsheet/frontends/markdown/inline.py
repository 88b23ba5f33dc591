"""Inline markup, flattened: what a run of inline tokens says, as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from broadsheet.frontends.scripts import is_cjk

_SPACES = re.compile(r"[ \t\f\v]{2,}|[\t\f\v]")
_SPACED_BREAK = re.compile(r" *\n *")
_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_ALT = re.compile(r"""<img\b[^>]*?\balt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def flatten(tokens: Sequence[Token]) -> str:
    """The text of inline tokens: emphasis and links without their marks, images as their alternative text.

    A soft line break becomes a space (nothing between Chinese or Japanese characters), a hard one ``\\n``. A
    footnote's mark is ``[1]``, numbered in the order of reference.
    """
    parts: list[str] = []
    soft = False
    for token in tokens:
        if token.type == "softbreak":
            soft = True
            continue
        said = _said(token)
        if not said:
            continue
        if soft and not (parts and is_cjk(parts[-1][-1]) and is_cjk(said[0])):
            parts.append(" ")
        soft = False
        parts.append(said)
    return fold("".join(parts))


def fold(text: str) -> str:
    """Text with runs of white space folded and its lines trimmed; line breaks are kept."""
    if "  " in text or "\t" in text or "\f" in text or "\v" in text:
        text = _SPACES.sub(" ", text)
    return _SPACED_BREAK.sub("\n", text).strip(" \n") if "\n" in text else text.strip(" ")


def _said(token: Token) -> str:
    match token.type:
        case "text" | "code_inline" | "text_special":
            return token.content
        case "hardbreak":
            return "\n"
        case "image":
            return flatten(token.children or ())
        case "footnote_ref":
            return f"[{token.meta['id'] + 1}]"
        case "html_inline":
            return _said_by_tag(token.content)
    return ""


def _said_by_tag(tag: str) -> str:
    if _BREAK_TAG.match(tag):
        return "\n"
    alternative = _ALT.match(tag)
    return next(filter(None, alternative.groups()), "") if alternative else ""

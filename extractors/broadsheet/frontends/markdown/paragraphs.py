"""Paragraphs: pictures, a heading that only its look makes one, or prose."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from broadsheet.blocks import Block, Figure, Heading, Paragraph
from broadsheet.document import Where
from broadsheet.frontends.bold_headings import GUESSED_LEVEL, could_head
from broadsheet.frontends.markdown.inline import flatten
from broadsheet.punctuation import COLONS

_AROUND = frozenset(("image", "softbreak", "hardbreak", "link_open", "link_close"))


def paragraph(inline: Sequence[Token], where: Where) -> list[Block]:
    """The block that a paragraph is, or its several pictures; nothing if it says nothing."""
    pictures = _figures(inline, where)
    if pictures:
        return pictures
    text = flatten(inline)
    if _is_all_bold(inline) and could_head(text) and not text.endswith(COLONS):
        return [Heading(text, GUESSED_LEVEL, where, guessed=True)]
    return [Paragraph(text, where)] if text else []


def _is_all_bold(inline: Sequence[Token]) -> bool:
    types = [token.type for token in inline if not _is_blank(token)]
    return types[:1] == ["strong_open"] and types.index("strong_close") == len(types) - 1


def _figures(inline: Sequence[Token], where: Where) -> list[Block]:
    """The pictures of a paragraph of pictures, or of a picture and its caption in italics; else nothing."""
    images = [token for token in inline if token.type == "image"]
    if not images:
        return []
    others = [token for token in inline if token.type not in _AROUND and not _is_blank(token)]
    caption = _caption(inline, others) if len(images) == 1 else None
    if others and caption is None:
        return []
    return [_figure(image, caption, where) for image in images]


def _is_blank(token: Token) -> bool:
    return token.type == "text" and not token.content.strip()


def _caption(inline: Sequence[Token], others: Sequence[Token]) -> str | None:
    """The text after a picture, if all of it is one run of emphasis."""
    marks = [token.type for token in others if token.type in ("em_open", "em_close")]
    if marks != ["em_open", "em_close"] or (others[0].type, others[-1].type) != ("em_open", "em_close"):
        return None
    first = next(token.type for token in inline if token.type != "link_open")
    return flatten(others) if first == "image" else None


def _figure(image: Token, caption: str | None, where: Where) -> Figure:
    title = image.attrs.get("title")
    alt = flatten(image.children or ())
    return Figure(where, str(image.attrs["src"]), alt or None, caption or (str(title) if title else None))

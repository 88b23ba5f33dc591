"""Detection: whether a text is wikitext, by several marks that only wikitext has."""

from __future__ import annotations

import re

from broadsheet.frontends.text.wikitext.masking import MARKS
from broadsheet.frontends.text.wikitext.namespaces import CATEGORIES, FILES

SAMPLE = 64 * 1024
"""Characters that are looked at."""
FEWEST = 2
"""Kinds of marks, if one of them is sure; else one more."""

_SIGNS = ("[[", "{|")
_REDIRECT = re.compile(r"\s*#[^\W\d_]{5,}\s*:?\s*\[\[[^\[\]\n]+\]\]")
_TABLE = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (r"^[:*# ]*\{\|(?!\|)[^|\n]*$", r"^\s*[|!](?![|}])", r"^\s*\|\}")
)
_HEADING = re.compile(r"^(={2,6})[^=\n][^\n]{0,200}(?<!=)\1[ \t]*$", re.MULTILINE)
_NAMES = "|".join(sorted(CATEGORIES | FILES))
_NAMESPACED = re.compile(rf"\[\[(?:{_NAMES}):[^\[\]|\n]", re.IGNORECASE)
_REF = re.compile(r"<ref(?:\s+\w+\s*=[^<>]*)?/?>")
_LINK = re.compile(
    r"(?:\S ?\[\[|\n\[\[(?=[^\[\]\n]*[ |])|[*#:;] ?\[\[)[^\W\d_][^\[\]|\n/]{0,200}(?:\|[^\[\]\n]{1,200})?\]\]"
)
_BOLD = re.compile(r"(?<!')'''[^\s'][^'\n]{0,200}'''(?!')")
_TEMPLATE = re.compile(
    r"\{\{[^\W_][\w -]{0,60}(?:\|[^{}]{1,400})?\}\}|^\{\{[^\W_][\w -]{0,60}$", re.MULTILINE
)
_EXTERNAL = re.compile(r"\[https?://[^\s\[\]]+ [^\[\]\n]+\](?!\()")
_SURE = (_HEADING, _NAMESPACED, _REF)
_OTHERS = (_LINK, _BOLD, _TEMPLATE, _EXTERNAL)
_SET_IN = re.compile(r"^ +\* \S", re.MULTILINE)
_STARRED = re.compile(r"^\*+ ?\w", re.MULTILINE)
_OTHER_WIKIS = re.compile(
    r"^\|\|.*\|\|\s*$|^\{\{\{|^={2,6} [^=\n]+$|^\[\[[\w.-]+\]\]\n={1,5} |^#\+\w", re.MULTILINE
)


def is_wikitext(text: str) -> bool:
    """Whether a text is the source of a page of MediaWiki, and of no other wiki."""
    head = text[:SAMPLE]
    if not any(sign in head for sign in _SIGNS):
        return False
    if any(mark in text for mark in MARKS):
        return False
    if _REDIRECT.match(head) or ("{|" in head and all(pattern.search(head) for pattern in _TABLE)):
        return True
    sure = sum(pattern.search(head) is not None for pattern in _SURE)
    kinds = sure + sum(pattern.search(head) is not None for pattern in _OTHERS)
    if kinds < FEWEST + (not sure):
        return False
    return not _OTHER_WIKIS.search(head) and len(_SET_IN.findall(head)) <= len(_STARRED.findall(head))

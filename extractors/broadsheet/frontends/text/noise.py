"""Noise: what a page printed between its paragraphs and an extractor took along; each drop is a warning.

Words of many languages are needed here, as the label of an advertisement has no shape of its own. A line is
dropped only if it is nothing else.
"""

from __future__ import annotations

import re

from broadsheet.document import Where
from broadsheet.frontends.text import noise_words
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.punctuation import COLONS

LONGEST = 160
"""Characters; what is longer is prose, whatever it begins with."""

ADVERTS = noise_words.ADVERT_LABELS
SHARING = frozenset(noise_words.SHARING.split("|"))
NETWORKS = frozenset(noise_words.NETWORKS.split("|"))
READ_MORE = frozenset(noise_words.READ_MORE.split("|"))
CREDITS = frozenset(noise_words.CREDITS.split("|"))
CREDITED = tuple(f"{label} " for label in CREDITS if " " in label)
"""Labels of two words (``photo by``), which need no colon."""

_MARKS = "[(©*•·|–—-"
_EDGES = noise_words.EDGES
_LABELLED = re.compile(r"([^:：|»›→]{2,24}?)\s*(?:[:：|»›→]|\s[–-]\s|$)")
_PARTS = re.compile(r"\s*[|·•,/]\s*|\s+")
_MORE = re.compile(
    rf"(?<=[.!?:…”\"’。])\s+(?:{noise_words.READ_MORE})\s*(?:[»›→>…]+\s*)?(?:{noise_words.ADDRESS})?$",
    re.IGNORECASE,
)
_TAIL_ENDS = "|»›→)>"
_TAIL = re.compile(r"(?<=[.!?:…”\"’。])\s*(?P<word>\w{2,14})?(?P<pipes>[\s|]*)$")
_FIRST_WORD = re.compile(r"[^\s:：|»›→·•,/]*")
_LABELS = ADVERTS | SHARING | NETWORKS | READ_MORE | CREDITS
_FIRST_WORDS = frozenset(label.split()[0] for label in _LABELS)
_OPENINGS = frozenset((word + mark)[:2] for word in _FIRST_WORDS for mark in ("", *" :：|·•,/"))
_CLOSINGS = frozenset(label.upper()[-5:] for label in ADVERTS)


def is_noiseless(text: str) -> bool:
    """A cheap check: a line with no label before it and none run into its end."""
    if text[:2].casefold() in _OPENINGS or text[0] in _MARKS:
        return not (_may_be_labelled(text) or may_have_tail(text))
    return not may_have_tail(text)


def may_have_tail(text: str) -> bool:
    """A cheap check: whether something that is no part of it may have run into a line's end."""
    if text[-1] in _TAIL_ENDS:
        return text[-1] not in ")>" or "://" in text
    return text[-5:] in _CLOSINGS


def _may_be_labelled(text: str) -> bool:
    """Whether the line begins with the first word of a label, marks before it or not."""
    if text[0] in _MARKS:
        if text[0] == "©":
            return True
        text = text.lstrip(_EDGES)
    if text[:2].casefold() not in _OPENINGS:
        return False
    word = _FIRST_WORD.match(text)
    return word is not None and word[0].casefold().strip(_EDGES) in _FIRST_WORDS


def noise(cursor: Cursor) -> bool:
    """Advertisement labels (at a paragraph's end too), share bars, read-more links, photo credits."""
    text = cursor.line.text
    if may_have_tail(text):
        trim_tail(cursor)
    if len(text) > LONGEST or not _may_be_labelled(text):
        return False
    bare = _bare(text)
    if bare in ADVERTS:
        cursor.drop("advertisement-dropped", "the label of an advertisement is left out")
        return True
    if bare in SHARING or _is_share_bar(cursor, bare):
        cursor.drop("share-bar-dropped", "share buttons are left out")
        return True
    if bare in READ_MORE and not _heads_list(cursor):
        cursor.drop("read-more-dropped", "a link to another page is left out")
        return True
    return _labelled(cursor, text)


def _heads_list(cursor: Cursor) -> bool:
    """Whether items are right below: ``See also`` is their heading then."""
    ahead = cursor.ahead()
    return ahead is not None and ahead.shape == "item"


def _is_among_items(cursor: Cursor) -> bool:
    """``- Recommended: …`` between items is one of them."""
    before, ahead = cursor.units[-1] if cursor.units else None, cursor.ahead()
    return (
        cursor.line.shape == "item"
        and (before is not None and before.kind == "item")
        and (ahead is not None and ahead.shape == "item")
    )


def _labelled(cursor: Cursor, text: str) -> bool:
    """``Photo: …``, ``Read more: …``: a label and what it names."""
    if text.startswith("©"):
        return _drop_credit(cursor)
    if _bare(text).startswith(CREDITED) and text[-1] not in ".?!":
        return _drop_credit(cursor)
    found = _LABELLED.match(text)
    if found is None:
        return False
    label = _bare(found[1])
    if label in CREDITS and found.end() < len(text) and text[-1] not in "?!" and not _is_setting(text, found):
        return _drop_credit(cursor)
    if label in READ_MORE and found.end() < len(text) and not _is_among_items(cursor):
        cursor.drop("read-more-dropped", "a link to another page is left out")
        return True
    return False


def _is_setting(text: str, found: re.Match[str]) -> bool:
    """``image: postgres``: a line of a configuration is small throughout."""
    return text[0].islower() and " " not in found[1] and text[found.end() :].lstrip()[:1].islower()


def _drop_credit(cursor: Cursor) -> bool:
    cursor.drop("photo-credit-dropped", "the credit of a picture is left out")
    return True


def _is_share_bar(cursor: Cursor, bare: str) -> bool:
    """Names of networks only: two on a line, a line each, or one behind ``share on``."""
    if len(bare) > 80:
        return False
    before = cursor.units[-1] if cursor.units else None
    if bare in NETWORKS:
        ahead = cursor.ahead()
        if before is not None and before.kind == "dropped":
            return _bare(before.text) in NETWORKS or _bare(before.text) in SHARING
        announced = before is not None and before.text.endswith(COLONS)
        return not announced and ahead is not None and _bare(ahead.text) in NETWORKS
    label = max((label for label in SHARING if bare.startswith(f"{label} ")), key=len, default="")
    parts = [part for part in _PARTS.split(bare.removeprefix(label)) if part]
    return len(parts) >= (1 if label else 2) and all(part in NETWORKS for part in parts)


def _bare(text: str) -> str:
    return text.casefold().strip(_EDGES)


def trim_tail(cursor: Cursor, ahead: int = 0) -> None:
    """``… in the end. ADVERTISEMENT |``: the line so far ahead goes on without what ran into its end."""
    line = cursor.lines[cursor.at + ahead]
    where = Where(line=line.number, end_line=line.number)
    if more := _MORE.search(line.text):
        message = f"a link to the whole text is left out: {more[0].strip()}"
        cursor.notes.warn("read-more-dropped", message, where)
        line.text = line.text[: more.start()]
        return
    found = _TAIL.search(line.text)
    if found is None or not found.start() or not found[0].strip():
        return
    word = found["word"]
    if word is not None and (not word.isupper() or word.casefold() not in ADVERTS):
        return
    message = f"left out at the end of a paragraph: {found[0].strip()}"
    cursor.notes.warn("advertisement-dropped", message, where)
    line.text = line.text[: found.start()].rstrip()

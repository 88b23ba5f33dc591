"""Noise: what a page printed between its paragraphs and an extractor took along; each drop is a warning.

Words of many languages are needed here, as the label of an advertisement has no shape of its own. A line is
dropped only if it is nothing else.
"""

from __future__ import annotations

import re

from broadsheet.document import Where
from broadsheet.frontends.text import noise_words
from broadsheet.frontends.text.cursor import Cursor

LONGEST = 160
"""Characters; what is longer is prose, whatever it begins with."""

ADVERTS = frozenset(noise_words.ADVERTS.split("|"))
SHARING = frozenset(noise_words.SHARING.split("|"))
NETWORKS = frozenset(noise_words.NETWORKS.split("|"))
READ_MORE = frozenset(noise_words.READ_MORE.split("|"))
CREDITS = frozenset(noise_words.CREDITS.split("|"))
CREDITED = tuple(f"{label} " for label in CREDITS if " " in label)
"""Labels of two words (``photo by``), which need no colon."""

_EDGES = " \t|:：.-–—•·*[]()»›→>"
_LABELLED = re.compile(r"([^:：|»›→]{2,24}?)\s*(?:[:：|»›→]|\s[–-]\s|$)")
_PARTS = re.compile(r"\s*[|·•,/]\s*|\s+")
_TAIL = re.compile(r"(?<=[.!?:…”\"’。])\s*(?P<word>\w{2,14})?(?P<pipes>[\s|]*)$")


def _openings() -> frozenset[str]:
    """The first three characters of all labels, so that most lines are let through at one look."""
    labels = ADVERTS | SHARING | NETWORKS | READ_MORE | CREDITS
    short = [label + mark for label in labels if len(label) < 3 for mark in ("", ":", "：", " ")]
    return frozenset([*(label[:3] for label in labels), *short])


_OPENINGS = _openings()


def noise(cursor: Cursor) -> bool:
    """Advertisement labels (at a paragraph's end too), share bars, read-more links, photo credits."""
    text = cursor.line.text
    if text[-1] == "|" or text[-5:].isupper():
        _trim_tail(cursor)
    if (text[:3].casefold() not in _OPENINGS and text[0] not in "[(©*•·|–—-") or len(text) > LONGEST:
        return False
    bare = _bare(text)
    if bare in ADVERTS:
        cursor.drop("advertisement-dropped", "the label of an advertisement is left out")
        return True
    if bare in SHARING or _is_share_bar(cursor, bare):
        cursor.drop("share-bar-dropped", "share buttons are left out")
        return True
    if bare in READ_MORE:
        cursor.drop("read-more-dropped", "a link to another page is left out")
        return True
    return _labelled(cursor, text)


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
    if label in CREDITS and found.end() < len(text) and text[-1] not in "?!":
        return _drop_credit(cursor)
    if label in READ_MORE and found.end() < len(text):
        cursor.drop("read-more-dropped", "a link to another page is left out")
        return True
    return False


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
        announced = before is not None and before.text.endswith((":", "："))
        return not announced and ahead is not None and _bare(ahead.text) in NETWORKS
    label = max((label for label in SHARING if bare.startswith(f"{label} ")), key=len, default="")
    parts = [part for part in _PARTS.split(bare.removeprefix(label)) if part]
    return len(parts) >= (1 if label else 2) and all(part in NETWORKS for part in parts)


def _bare(text: str) -> str:
    return text.casefold().strip(_EDGES)


def _trim_tail(cursor: Cursor) -> None:
    """``… in the end. ADVERTISEMENT |``: the paragraph goes on without what ran into its end."""
    line = cursor.line
    found = _TAIL.search(line.text)
    if found is None or not found.start() or not found[0].strip():
        return
    word = found["word"]
    if word is not None and (not word.isupper() or word.casefold() not in ADVERTS):
        return
    message = f"what ran into the paragraph's end is left out: {found[0].strip()}"
    cursor.notes.warn("advertisement-dropped", message, Where(line=line.number, end_line=line.number))
    line.text = line.text[: found.start()].rstrip()

"""Notices and sign-ups: boxes that ask the reader for consent to cookies, or for a mail address.

They are known by what they hold, a button next to the word *cookie* or a field for an address, since pages
without speaking class names have them, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from broadsheet.frontends.html.segments import Box, Pieces, Segment
from broadsheet.frontends.html.tree import Element

LONGEST_SIGNUP = 50
"""Words in the box around the field. Where there are more, the form is what the page is for."""
MOST_PIECES = 8
"""Pieces of text in the same box. More are a menu, or the list that the form is about."""
LONGEST_NOTICE = 120
"""Words in a box about cookies."""
AT_EDGE = 8
"""Pieces at the beginning and the end of what is kept, among which a notice speaks of cookies."""
PART = 0.1
"""Share of the kept words, from which on a box is no addition to the page."""

_COOKIES = ("cookie", "Cookie", "COOKIE", "クッキー", "куки", "쿠키")
_MAIL = re.compile("e-?mail", re.IGNORECASE)


def drop_signups(pieces: Pieces) -> None:
    """Drop the boxes around fields for a mail address: newsletters, comments, alerts."""
    fields = list(filter(_asks_for_mail, pieces.fields))
    if not fields:
        return
    words = _running(pieces.segments)
    most = min(LONGEST_SIGNUP, PART * sum(segment.words for segment in pieces.segments if segment.keep))
    boxes = {id(box.element): box for box in pieces.boxes}
    for field in fields:
        inner = next((boxes[id(element)] for element in field.above() if id(element) in boxes), None)
        box = _widest(inner, words, most)
        if box is not None and box.end - box.start <= MOST_PIECES:
            _drop(pieces.segments[box.start : box.end])


def drop_notices(pieces: Pieces) -> None:
    """Drop what speaks of cookies and has a button, before or after everything else that is kept."""
    segments = pieces.segments
    kept = [segment for segment in segments if segment.keep]
    outermost = [*kept[:AT_EDGE], *kept[-AT_EDGE:]]
    notices = [each for each in outermost if any(word in each.text for word in _COOKIES)]
    if not notices:
        return
    words = _running(segments)
    most = min(LONGEST_NOTICE, PART * sum(segment.words for segment in kept))
    for said in notices:
        box = _widest(said.box, words, most)
        if box is not None and any(each.control for each in segments[box.start : box.end]):
            before, after = segments[: box.start], segments[box.end :]
            if not any(each.keep for each in before) or not any(each.keep for each in after):
                _drop(segments[box.start : box.end])


def _running(segments: Sequence[Segment]) -> list[int]:
    """The words before each segment, and of all."""
    return [0, *accumulate([segment.words for segment in segments])]


def _asks_for_mail(field: Element) -> bool:
    kind = field.get("type").lower()
    names = f"{field.get('name')} {field.get('placeholder')} {field.get('id')}"
    return kind == "email" or (kind in ("", "text") and _MAIL.search(names) is not None)


def _widest(box: Box | None, words: Sequence[int], most: float) -> Box | None:
    widest = None
    while box is not None and words[box.end] - words[box.start] <= most:
        widest, box = box, box.parent
    return widest


def _drop(segments: Sequence[Segment]) -> None:
    for segment in segments:
        segment.keep = False

"""Siblings: markers that only their siblings can settle, looked at once the whole text has been shaped.

``A. Byron wrote`` begins as an item does, and so does ``3. März ist der Tag``: they are prose unless their
neighbours in number are near. ``i.`` is the ninth letter where it follows ``h.``, and ``v.`` the fifth
Roman numeral where it follows ``iv.``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from broadsheet.dates import fold, month_numbers
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.markers import ADJACENT, Marker

DAYS = 31
SHORTEST_LETTER = 3
"""Characters of a letter for a bullet with the spaces behind it."""
_SENTENCE_ENDS = ".:;!?"

_SPEECH = re.compile(r"[,.!?…]\s[—–]|[?!…]\s(?=[^\W\d_])")
"""What shows that a line behind a dash is said by somebody: ``— Who pays? — asked the mayor.``"""


def settle(lines: Sequence[Line]) -> None:
    """Read each numbered marker as its siblings do; without any where one is needed, the line is plain."""
    marked = [line for line in lines if line.marker is not None]
    if any(line.marker and line.marker.style == "o" for line in marked):
        _settle_letters(lines)
    _settle_speech([line for line in marked if line.marker and line.marker.style == "—"])
    _count([line for line in marked if line.marker and line.marker.style[0] == "."])
    numbered = [line for line in marked if line.marker and line.marker.number is not None]
    before: Marker | None = None
    places: dict[tuple[str, int], list[int]] = {}
    for line in numbered:
        marker = line.marker
        assert marker is not None
        if marker.other and before and _follows(marker.other, before):
            line.marker = marker = marker.other
        places.setdefault((marker.style, marker.number or 0), []).append(line.number)
        before = marker
    for line in numbered:
        marker = line.marker
        assert marker is not None
        reach = marker.reach or (ADJACENT if _is_date(line, marker) else 0)
        if reach and not _has_sibling(marker, line.number, reach, places):
            line.shape, line.marker = "plain", None


def _settle_letters(lines: Sequence[Line]) -> None:
    """An ``o`` with two spaces is a word of justified text where the line above goes on in it."""
    for above, line in pairwise(lines):
        if line.marker is None or line.marker.style != "o" or line.marker.width != SHORTEST_LETTER:
            continue
        is_sibling = above.marker is not None and above.marker.style == "o"
        if above.text and not is_sibling and above.text[-1] not in _SENTENCE_ENDS:
            line.shape, line.marker = "plain", None


def _settle_speech(lines: Sequence[Line]) -> None:
    """Dashes before what people say: a dialogue, or the one line that names who said the quote above."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and lines[at].number <= lines[at - 1].number + ADJACENT:
            continue
        run, start = lines[start:at], at
        said = sum(_SPEECH.search(line.text) is not None for line in run)
        if len(run) == 1 or said * 2 >= len(run):
            for line in run:
                line.shape, line.marker = "plain", None


def _count(lines: Sequence[Line]) -> None:
    """Number the items that only have stops before them, each rank anew under the one above."""
    counts: dict[str, int] = {}
    for line, before in zip(lines, [None, *lines], strict=False):
        if line.marker is None:
            continue
        style = line.marker.style
        if before is None or line.number > before.number + ADJACENT:
            counts.clear()
        counts = {rank: count for rank, count in counts.items() if len(rank) <= len(style)}
        if len(style) > 1 and style[1:] not in counts:  # .. begins a directive of RST
            line.shape, line.marker = "plain", None
            continue
        counts[style] = counts.get(style, 0) + 1
        line.marker = replace(line.marker, number=counts[style])


def _follows(marker: Marker, before: Marker) -> bool:
    return marker.style == before.style and marker.number == (before.number or 0) + 1


def _is_date(line: Line, marker: Marker) -> bool:
    """``3. März``: a day and its month, as several languages write it."""
    if marker.style != "1." or (marker.number or 0) > DAYS:
        return False
    word = line.text[marker.width :].partition(" ")[0].rstrip(".,:")
    return fold(word) in month_numbers(None)


def _has_sibling(marker: Marker, number: int, reach: int, places: dict[tuple[str, int], list[int]]) -> bool:
    """Whether a marker of the same style with the next number, or the one before, is near."""
    for step in (-1, 1):
        others = places.get((marker.style, (marker.number or 0) + step), ())
        at = bisect_left(others, number - reach)
        if at < len(others) and others[at] <= number + reach:
            return True
    return False

"""Nesting: how deep the items of a run are, and where among them a list begins.

Indentation nests. Extracted text has lost it, and then the markers decide: a list of another style that is
between two items of one list (``1.``, then bullets, then ``2.``) hangs under the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.frontends.text.markers import Marker
from broadsheet.frontends.text.units import Unit

WAVER = 1
"""Columns by which the items of one list may be apart."""
_RANKED = ("•●■►➤*", "o◦○▪‣–-")
"""Bullets of the first and of the second rank, as word processors set them."""
_BULLET = Marker("bullet", "", 0)


class Level(NamedTuple):
    """An open list: its column, the style of its marker, the number of its last item, if it counts down."""

    indent: int
    style: str
    number: int | None
    down: bool = False


def nest(run: Sequence[Unit]) -> list[tuple[int, bool]]:
    """For each item of a run the depth, from 0, and whether it is the first of its list."""
    last_places = {(_marker(unit).style, _marker(unit).number): place for place, unit in enumerate(run)}
    open_lists: list[Level] = []
    pairs: set[tuple[str, str]] = set()
    found = []
    for place, unit in enumerate(run):
        marker = _marker(unit)
        level = Level(unit.indent, marker.style, marker.number)
        while open_lists and unit.indent < open_lists[-1].indent - WAVER and len(open_lists) > 1:
            open_lists.pop()
        opens = _step(open_lists, level, last_places, place, pairs)
        found.append((len(open_lists) - 1, opens))
    return found


def _marker(unit: Unit) -> Marker:
    return unit.marker or _BULLET


def _step(
    open_lists: list[Level],
    level: Level,
    last_places: dict[tuple[str, int | None], int],
    place: int,
    pairs: set[tuple[str, str]],
) -> bool:
    """Put the item into the lists that are open; whether it opens one. ``pairs`` of styles have nested."""
    if not open_lists or level.indent > open_lists[-1].indent + WAVER:
        open_lists.append(level)
        return True
    same = next((at for at in range(len(open_lists) - 1, -1, -1) if _goes_on(open_lists[at], level)), None)
    if same is not None:
        del open_lists[same + 1 :]
        before = open_lists[same].number
        open_lists[same] = level._replace(down=before is not None and level.number == before - 1)
        return False
    pair = open_lists[-1].style, level.style
    if pair in pairs or _resumes(open_lists[-1], level, last_places, place):
        pairs.add(pair)
        open_lists.append(level)
    else:
        open_lists[-1] = level
    return True


def _goes_on(one: Level, level: Level) -> bool:
    """The item is the next one of that list: written the same way, at the same column, not counting anew."""
    if one.style != level.style or abs(one.indent - level.indent) > WAVER:
        return False
    if level.number != 1 or one.number is None:
        return True
    return one.number < 2 or (one.down and one.number == 2)


def _resumes(one: Level, level: Level, last_places: dict[tuple[str, int | None], int], place: int) -> bool:
    """The list goes on after the items that begin here, so that these hang under its last one."""
    if one.style[:1] == level.style[:1] in ("*", "."):
        return len(level.style) > len(one.style)
    following = None if one.number is None else one.number + 1
    if one.number is None and level.number is None and not _outranks(one.style, level.style):
        return False
    return last_places.get((one.style, following), -1) > place


def _outranks(one: str, other: str) -> bool:
    return one in _RANKED[0] and other in _RANKED[1]

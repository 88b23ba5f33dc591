"""Captions that roll up: each cue repeats the line that was shown before, or all of it, and adds some words.

YouTube writes automatic captions like that: every line is there three times.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from broadsheet.document import Where
from broadsheet.frontends.text.subtitles.cues import Cue, Piece
from broadsheet.notes import Notes

FEWEST = 3
"""Cues that repeat something, at least, in a text that rolls up."""
SHARE = 0.4
"""Share of the cues that do so, at least."""
PAUSE = 0.25
"""Seconds between two cues of which the second goes on with the first, at most."""


def without_repeats(cues: Sequence[Cue], notes: Notes) -> Sequence[Cue]:
    """The cues, each without what the one before it showed, if the text rolls up; empty ones are left out."""
    shown = [cue for cue in cues if cue.pieces]
    pairs = pairwise(shown)
    added = [shown[0].pieces, *(_added(one, two) for one, two in pairs)] if shown else []
    repeats = [cue for cue, pieces in zip(shown, added, strict=True) if pieces != cue.pieces]
    if len(repeats) < max(FEWEST, SHARE * len(shown)):
        return shown
    where = Where(line=repeats[0].pieces[0].line, end_line=repeats[-1].pieces[-1].line)
    message = f"{len(repeats)} cues repeat what the one before them shows; it is read once"
    notes.warn("cue-repeated", message, where)
    return [Cue(cue.start, cue.end, pieces) for cue, pieces in zip(shown, added, strict=True) if pieces]


def _added(one: Cue, two: Cue) -> list[Piece]:
    """What the second cue shows and the first did not."""
    if two.start - one.end > PAUSE:
        return two.pieces
    before, now = [piece.text for piece in one.pieces], [piece.text for piece in two.pieces]
    for count in range(min(len(before), len(now)), 0, -1):
        if before[-count:] == now[:count]:
            return two.pieces[count:]
    last, first = before[-1], now[0]
    if len(before) == 1 and first.startswith(f"{last} "):
        piece = two.pieces[0]
        return [Piece(first[len(last) :].strip(), piece.line, piece.voice), *two.pieces[1:]]
    return two.pieces

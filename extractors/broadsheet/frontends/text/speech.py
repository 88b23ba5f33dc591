"""Speech: an interview or a play, whose paragraphs begin with who speaks. What is asked is not a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from broadsheet.frontends.text.units import Unit

QUESTIONS = "?？؟"
FEWEST_SPEAKERS = 2
FEWEST_TURNS = 2
"""Turns of each speaker."""
SHARE = 0.6
"""Share of the text's paragraphs in which one speaks, at least."""

_SPEAKER = re.compile(r"([^\W\d_][^\W\d_.'’]*(?:[ .'’-]{1,2}[^\W\d_]+){0,3}\.?) ?[:：]\s*\S")
_INITIAL = 1
"""Characters. ``Q:`` and ``A:`` are before frequent questions, too, and these are headings."""


def turns(units: Sequence[Unit]) -> list[Unit]:
    """The paragraphs in which somebody speaks; none where the text is not made of them."""
    said = [unit for unit in units if unit.kind in ("prose", "heading") and unit.marker is None]
    speakers = [speaker(unit.text) for unit in said]
    times = Counter(filter(None, speakers))
    known = {speaker for speaker, count in times.items() if count >= FEWEST_TURNS}
    spoken = [unit for unit, speaker in zip(said, speakers, strict=True) if speaker in known]
    return spoken if len(known) >= FEWEST_SPEAKERS and len(spoken) >= SHARE * len(said) else []


def speaker(text: str) -> str:
    """Who speaks, by what is before the colon; empty if nobody does."""
    found = _SPEAKER.match(text)
    return found[1] if found and len(found[1]) > _INITIAL else ""

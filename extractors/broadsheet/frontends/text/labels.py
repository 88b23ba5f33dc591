"""Labels: sentences that announce a list or a table. One that nothing follows is worth a warning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes
from broadsheet.punctuation import COLONS

_LAST_SENTENCE = re.compile(r"[^.!?。！？]+$")


def warn_of_lone_labels(units: Sequence[Unit], notes: Notes) -> None:
    """A paragraph that ends in a colon, right before a heading or the end: what it announces is not there."""
    for unit, following in zip_longest(units, units[1:]):
        if unit.kind != "prose" or not unit.text.endswith(COLONS):
            continue
        if following is None or following.kind == "heading":
            label = _LAST_SENTENCE.search(unit.text)
            text = label[0].strip() if label else unit.text[-80:]
            notes.warn("label-without-list", f"no list follows its announcement: {text}", unit.where)

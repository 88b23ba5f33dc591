"""Splinters: text in which each link, bold word and piece of code is on a line of its own.

``get_text("\\n")`` prints a page so, and so do many scripts: ``We wrote``, ``a guide``, ``, which is free.``
In no other text do several lines begin with a comma or a full stop. Where they do, lines are joined again by
how they begin and end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.document import Where
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.sentences import begins_with_stop
from broadsheet.notes import Notes
from broadsheet.punctuation import COLONS

FEWEST = 3
"""Lines that begin with a stop, at least, in a text of splinters."""
SHARE = 0.005
"""Their share of all lines, at least."""
LONG = 60
"""Characters of a line that is not a heading, so that its sentence goes on."""
SHORT = 20
"""Characters of what is set off inside a sentence and often ends in nothing."""
LABEL = 40
"""Characters of a label whose text is on the line below."""
TINY = 5
SMALL = 3
"""Letters of a word with which, in lower case, no heading ends."""

_OPENS = (",", ";", "(", "[", "“", "„", "«", "—", "–")
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_CLOSING = "\"'”’»)]"
_STOPS = frozenset(",.;:!?")


def rejoin(lines: Sequence[Line], notes: Notes) -> frozenset[int]:
    """The numbers of the lines that go on with the line before; they become plain lines, with one warning."""
    if not _is_splintered(lines):
        return frozenset()
    found = list(_going_on(lines))
    for line in found:
        line.shape, line.marker = "plain", None
    if found:
        where = Where(line=found[0].number, end_line=found[-1].number)
        message = f"{len(found)} lines that were broken off inside sentences were joined to them again"
        notes.warn("lines-joined", message, where)
    return frozenset(line.number for line in found)


def _is_splintered(lines: Sequence[Line]) -> bool:
    begun = sum(line.text[:1] in _STOPS and begins_with_stop(line.text) for line in lines if line.text)
    return begun >= FEWEST and begun >= SHARE * len(lines)


def _going_on(lines: Sequence[Line]) -> Iterator[Line]:
    last = None
    """The line above, where it is one that goes on with another."""
    for at in range(1, len(lines)):
        above, line = lines[at - 1], lines[at]
        if above.shape == "blank" or line.shape == "blank":
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        if _goes_on(above, line, below, is_rest=above is last):
            yield line
            last = line


def _goes_on(above: Line, line: Line, below: Line | None, is_rest: bool) -> bool:
    """``is_rest`` means that the line above goes on with another, so that it is not a heading."""
    if begins_with_stop(line.text):
        return True
    if line.shape != "plain" or _ends(above.text):
        return False
    resumed = below is not None and below.shape != "blank" and _resumes(below.text)
    if above.text.endswith(COLONS):
        return resumed or (len(above.text) <= LABEL and _ends(line.text))
    if line.text[0].islower():
        return " " in line.text or " " in above.text
    if above.text.endswith(_OPENS):
        return True
    if is_rest and len(above.text) < SHORT:
        return True
    return resumed and (is_rest or _begins_sentence(above.text, line.text, below))


def _begins_sentence(text: str, inset: str, below: Line | None) -> bool:
    """Whether a line is what comes before something that is set off, and no heading over it.

    A line that goes on later is long, or is a little word alone, or ends in one; or what is set off is short,
    and a stop comes behind it.
    """
    if len(text) >= LONG or len(text) <= TINY or _ends_small(text):
        return True
    is_short = len(inset) <= 2 * SHORT and below is not None and begins_with_stop(below.text)
    return is_short and " " in text and text[text.rfind(" ") + 1].islower()


def _ends(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_ENDS)


def _resumes(text: str) -> bool:
    return text[0].islower() or begins_with_stop(text)


def _ends_small(text: str) -> bool:
    word = text[text.rfind(" ") + 1 :]
    return len(word) <= SMALL and word.islower()

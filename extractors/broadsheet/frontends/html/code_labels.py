"""Labels of code: the name of its language, which a highlighter prints above or on it."""

from __future__ import annotations

from itertools import pairwise

from broadsheet.frontends.html.inline import language_of
from broadsheet.frontends.html.segments import HEADINGS, Pieces, Segment
from broadsheet.frontends.html.tree import KEEPS_SPACE

LONGEST = 20
"""Characters of a language's name."""
_OF_WRITER = HEADINGS | {"p", "li", "dt", "dd", "td", "th"}
"""What an author of text writes; a highlighter adds a ``div``, ``span`` or caption."""


def drop_code_labels(pieces: Pieces) -> None:
    """Drop the kept pieces next to code that name the language that it declares, and say nothing else."""
    for before, after in pairwise(pieces.segments):
        if after.parent.tag in KEEPS_SPACE and _names_language(before, after):
            before.keep = False
        elif before.parent.tag in KEEPS_SPACE and _names_language(after, before):
            after.keep = False


def _names_language(label: Segment, code: Segment) -> bool:
    return (
        label.keep
        and len(label.text) <= LONGEST
        and label.parent.tag not in _OF_WRITER
        and label.text.casefold() == (language_of(code.parent) or "").casefold()
    )

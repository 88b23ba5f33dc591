"""Copies: what a page says twice is kept once.

Pages print a pull quote next to the sentence that it repeats, and whole sections a second time for another
screen width. The second of two equal runs is left out, and so is a quote that its article contains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.frontends.html.segments import Pieces, Segment
from broadsheet.frontends.html.tree import KEEPS_SPACE
from broadsheet.notes import Notes, quoted

SHORTEST_RUN = 300
"""Characters of prose that two runs of segments must share to be copies. Steps that recur in a manual and
quoted lines stay below; its code does not count. Of a run that is repeated right below itself all characters
count."""
SHORTEST_QUOTE = 30
"""Characters of a pull quote."""
PULLED = frozenset(("aside", "blockquote", "figure"))
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»]*\s+")
EDGES = " \"'“”„«»‘’….,;:!?"  # a pulled sentence may end where the article's goes on


def drop_copies(pieces: Pieces, notes: Notes) -> None:
    """Drop second copies and pull quotes among the kept segments."""
    kept = [segment for segment in pieces.segments if segment.keep]
    runs = list(_second_runs(kept))
    for start, end in runs:
        for segment in kept[start:end]:
            segment.keep = False
    if runs:
        first = kept[runs[0][0]]
        count = sum(end - start for start, end in runs)
        message = f"{count} pieces of text are on the page twice; the second copy was left out: "
        message += quoted(first.text)
        notes.warn("dropped-copy", message, first.parent.where)
    for segment in _pull_quotes(kept):
        segment.keep = False
        message = f"a pull quote repeats what the article says: {quoted(segment.text)}"
        notes.warn("dropped-pull-quote", message, segment.parent.where)


def _second_runs(kept: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    paragraphs = [segment.text for segment in kept if segment.prose]
    if len(set(paragraphs)) == len(paragraphs):  # nearly always: a run has prose, and none of it is repeated
        return
    first: dict[str, int] = {}
    at = 0
    while at < len(kept):
        earlier = first.setdefault(kept[at].text, at)
        length = prose = chars = 0
        if earlier < at:
            while at + length < len(kept) and earlier + length < at and _same(kept, earlier, at, length):
                again = kept[at + length]
                chars += len(again.text)
                prose += len(again.text) if again.prose and again.parent.tag not in KEEPS_SPACE else 0
                length += 1
        shared = chars if prose and earlier + length == at else prose
        if shared >= SHORTEST_RUN and length > 1:
            yield at, at + length
        at += max(1, length)  # what was compared is not again: a page may repeat one thing throughout


def _same(kept: Sequence[Segment], earlier: int, later: int, length: int) -> bool:
    return kept[earlier + length].text == kept[later + length].text


def _pull_quotes(kept: Sequence[Segment]) -> Iterator[Segment]:
    candidates = [segment for segment in kept if segment.keep and _is_set_apart(segment)]
    if not candidates:
        return
    apart = set(candidates)
    prose = "\n".join(
        segment.text for segment in kept if segment.keep and segment.prose and segment not in apart
    )
    for segment in candidates:
        sentences = [sentence.strip(EDGES) for sentence in SENTENCE_END.split(segment.text)]
        if len(segment.text) >= SHORTEST_QUOTE and all(sentence in prose for sentence in sentences):
            yield segment


def _is_set_apart(segment: Segment) -> bool:
    element = segment.parent
    for _ in range(3):
        if element.tag in PULLED:
            return True
        if element.parent is None:
            return False
        element = element.parent
    return False

"""Rules that keep or drop together what belongs together: tables, lists, quotations, code.

The judge is best at prose. The cells of a table and the items of a list are short, and by itself each looks
like furniture; together, and next to kept text, they do not. The rules:

- a data table is content as a whole or not at all;
- a list that a kept sentence announces with its colon is content;
- a list, a quotation, or a table with nothing but text in its cells is content if half of it is, or if it is
  amid content and has no links;
- if most of some consecutive paragraphs is content, all of them are;
- code amid kept text is content: what a page puts around its article is rarely code;
- a heading between kept pieces is content if half of its like are;
- an ``h1`` right before kept text is content, and so is the caption of a picture next to it;
- what a kept footnote mark points to is content.

Tried and left out: a separate forest over lists that were dropped as a whole (their scores, those of similar
lists and of their neighbours, their links, their place). On sites left out of training it changes the F1 of
the items from 0.946 to between 0.945 and 0.951, depending on the seed, and adds nothing to that of the words:
half of the words that it brings back are not content. A rule does not work, either: of the lists between kept
pieces whose similar lists are also between kept pieces, two in five are content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.segments import HEADINGS, Box, Pieces, Segment
from broadsheet.frontends.html.tree import KEEPS_SPACE
from broadsheet.punctuation import COLONS

SURE = 0.3
"""Mean probability of its words from which a table is kept wherever it is."""
LIKELY = 0.1
"""The same mean for a table next to kept content. Of 268 tables that are content, 3 have less."""
ANNOUNCED = 0.03
"""The same mean for a list after a colon, which may still be a menu under a label."""
IN_MIDST = 0.2
"""The same mean for a list or quotation without links between kept pieces. Of 19 such 17 are content."""
REACH = 20
"""Segments to look through for the text before or after: a page may have thousands of headings in a row."""
AT_END = 0.3
"""The same mean if kept pieces are before it and nothing is after it. Of 16 such 15 are content."""
NEAR = 3
"""Segments before and after a table that are next to it: a heading and the caption are not always kept."""
POSSIBLE = 0.05
"""Probability from which a paragraph among kept ones is kept."""
CAPTION = 0.25
"""Probability from which the caption of a picture next to kept content is kept."""
IN_CODE = 0.1
"""Probability from which code amid kept text is kept."""
MIDST = 50
"""Words around code: in the narrowest box that has at least so many besides the code, half must be kept."""
HEADING = 0.3
"""Probability from which a heading between kept pieces is kept."""
NEARLY_ALL = 0.9
"""The share of the words up to the next heading that is kept."""
MOST = 0.7
"""The share of kept words in consecutive paragraphs from which on all of them are kept."""

LISTS = frozenset(("ul", "ol", "dl"))
IN_TABLE = HEADINGS | {"td", "th", "caption"}
WHOLE = LISTS | {"blockquote"}


def keep_tables(pieces: Pieces) -> None:
    """Keep or drop each data table as a whole."""
    segments = pieces.segments
    end = 0
    for box in pieces.boxes:
        if box.element.tag == "table" and box.start >= end and is_data_table(box.element):
            end = box.end  # a table inside goes with the one around it
            keep = _is_content(segments, box.start, end)
            for segment in segments[box.start : end]:
                segment.keep = keep


def keep_lists(pieces: Pieces) -> None:
    """Keep the lists, quotations and tables whole of which half is kept, and lists that are announced."""
    for box in pieces.boxes:
        if box.element.tag in WHOLE or _is_bare_table(pieces.segments, box):
            _keep_list(pieces.segments, box)


def keep_paragraphs(pieces: Pieces) -> None:
    """Keep the paragraphs that are side by side whole of which most is kept."""
    rows: dict[int, list[Segment]] = {}
    for segment in pieces.segments:
        if segment.parent.tag == "p":
            rows.setdefault(id(segment.parent.parent), []).append(segment)
    for row in rows.values():
        kept = _words(segment for segment in row if segment.keep)
        if kept and MOST * _words(row) <= kept:
            for segment in row:
                if segment.prose and segment.score >= POSSIBLE:
                    segment.keep = True


def keep_code(pieces: Pieces) -> None:
    """Keep the code in the midst of what is kept."""
    segments = pieces.segments
    dropped = [s for s in segments if s.parent.tag in KEEPS_SPACE and not s.keep and s.score >= IN_CODE]
    if not dropped:
        return
    words = [0, *accumulate([segment.words for segment in segments])]
    kept = [0, *accumulate([segment.words if segment.keep else 0 for segment in segments])]
    for code in dropped:
        box: Box | None = code.box
        while box is not None and words[box.end] - words[box.start] < MIDST + code.words:
            box = box.wider
        if box is not None:
            around = words[box.end] - words[box.start] - code.words
            code.keep = 2 * (kept[box.end] - kept[box.start]) >= around


def keep_title(pieces: Pieces) -> None:
    """Keep an ``h1`` right before kept text."""
    for heading, after in pairwise(pieces.segments):
        if after.keep and heading.parent.tag == "h1" and heading.score >= POSSIBLE:
            heading.keep = True


def keep_headings(pieces: Pieces) -> None:
    """Keep the headings between kept pieces of whose like half are kept."""
    segments = pieces.segments
    headings = [segment for segment in segments if segment.parent.tag in HEADINGS]
    alike: dict[object, list[bool]] = {}
    for heading in headings:
        alike.setdefault(heading.box.traits, []).append(heading.keep)
    starts = [*[heading.order for heading in headings], len(segments)]
    for heading, end in zip(headings, starts[1:], strict=True):
        if heading.keep or heading.score < HEADING:
            continue
        like = alike[heading.box.traits]
        before = _first_text(segments, range(heading.order - 1, -1, -1))
        section = segments[heading.order + 1 : end]
        kept = _words(segment for segment in section if segment.keep)
        heading.keep = (
            2 * sum(like) >= len(like)
            and before is not None
            and before.keep
            and kept > 0
            and kept >= NEARLY_ALL * _words(section)
        )


def keep_captions(pieces: Pieces) -> None:
    """Keep the caption of a picture that is next to kept text."""
    segments = [segment for segment in pieces.segments if segment.text]  # the picture itself has none
    for at, caption in enumerate(segments):
        if caption.parent.tag == "figcaption" and caption.score >= CAPTION:
            caption.keep = any(each.keep for each in segments[max(0, at - 1) : at + 2])


def keep_notes(pieces: Pieces) -> None:
    """Keep what the marks in kept text point to."""
    targets = {mark for segment in pieces.segments if segment.keep for mark in segment.marks}
    if not targets:
        return
    for box in pieces.boxes:
        if box.element.attributes.get("id") in targets:
            for segment in pieces.segments[box.start : box.end]:
                segment.keep = True


def _words(segments: Iterable[Segment]) -> int:
    return sum(segment.words for segment in segments)


def _mean_score(segments: Sequence[Segment]) -> float:
    return sum(s.score * s.words for s in segments) / _words(segments)


def _is_content(segments: Sequence[Segment], start: int, end: int) -> bool:
    mean = _mean_score(segments[start:end])
    beside = [*segments[max(0, start - NEAR) : start], *segments[end : end + NEAR]]
    return mean >= SURE or (mean >= LIKELY and any(segment.keep for segment in beside))


def _keep_list(segments: Sequence[Segment], box: Box) -> None:
    start = box.start
    inside = segments[start : box.end]
    kept = _words(segment for segment in inside if segment.keep)
    total = _words(inside)
    if kept < total and (2 * kept >= total or _is_announced(segments, box) or _is_in_midst(segments, box)):
        for segment in inside:
            segment.keep = True


def _is_bare_table(segments: Sequence[Segment], box: Box) -> bool:
    """Whether a table has nothing but text in its cells: one of data, if not of a regular shape."""
    return box.element.tag == "table" and all(
        segment.parent.tag in IN_TABLE
        and not segment.control
        and next(above for above in segment.parent.above() if above.tag == "table") is box.element
        for segment in segments[box.start : box.end]
    )


def _is_announced(segments: Sequence[Segment], box: Box) -> bool:
    """Whether a kept sentence ends in a colon right before a list."""
    before = segments[box.start - 1] if box.start > 0 else None
    return (
        box.element.tag in LISTS
        and before is not None
        and before.keep
        and before.text.endswith(COLONS)
        and _mean_score(segments[box.start : box.end]) >= ANNOUNCED
    )


def _is_in_midst(segments: Sequence[Segment], box: Box) -> bool:
    """Whether what is before and after a list without links, in the box that holds all three, is kept."""
    inside = segments[box.start : box.end]
    mean = _mean_score(inside)
    if mean < IN_MIDST or any(segment.links for segment in inside):
        return False
    outer, before, after = box.parent, None, None
    while outer is not None and before is None and after is None:  # a section may hold the list alone
        before = _first_text(segments, range(box.start - 1, outer.start - 1, -1))
        after = _first_text(segments, range(box.end, outer.end))
        outer = outer.parent
    if before is None or not before.keep:
        return False
    return mean >= AT_END if after is None else after.keep


def _first_text(segments: Sequence[Segment], places: range) -> Segment | None:
    """The first piece that says something by itself; what a heading is worth depends on the list below."""
    near = (segments[at] for at in places[:REACH])
    texts = (each for each in near if each.text and each.parent.tag not in HEADINGS)
    return next(texts, None)

"""Explaining: for each piece of a page, whether it was kept, and why.

Where a rule had the last word, the rule is the reason. Else the judge's own trees give the reasons: at each
test on the way of a segment through a tree the expected answer changes, and the feature that was tested is
credited with the change. What is never read (menus, footers) is told, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from broadsheet.frontends.html.adverts import drop_adverts
from broadsheet.frontends.html.colophon import drop_colophon
from broadsheet.frontends.html.copies import drop_copies
from broadsheet.frontends.html.drops import skipped_text
from broadsheet.frontends.html.features import NAMES, Page, rows
from broadsheet.frontends.html.judge import judge, trained
from broadsheet.frontends.html.line_numbers import drop_line_numbers
from broadsheet.frontends.html.menus import drop_menus
from broadsheet.frontends.html.reader import parsed
from broadsheet.frontends.html.second_look import FIRST, SECOND, second_rows
from broadsheet.frontends.html.segments import Pieces, Segment, cut
from broadsheet.frontends.html.tree import Element
from broadsheet.frontends.html.wholes import (
    RULES,
    keep_headings,
    keep_lists,
    keep_notes,
    keep_paragraphs,
    keep_tables,
)
from broadsheet.notes import Notes

REASONS = 4
"""The strongest that are told."""

# What a reader calls what the judge looks at. A box is an element with what it holds.
NOUNS = {
    "page_chars": "the length of the page",
    "page_segments": "the number of pieces on the page",
    "page_prose": "how much of the page is prose",
    "page_prose_segments": "the number of paragraphs on the page",
    "share": "how much of the page's prose its box holds",
    "average": "the length of the pieces in its box",
    "alike": "how often boxes like the one around it are repeated",
    "share_2": "how much of the page's prose the wider box holds",
    "average_2": "the length of the pieces in the wider box",
    "links_2": "how much of the wider box is links",
    "branch_share": "how much of the page's prose its branch of the page holds",
    "branch_links": "how much of its branch of the page is links",
    "branch_segments": "the number of pieces in its branch of the page",
    "tag": "its tag",
    "words_mean": "the class names around it",
    "words_mean_near": "the class names close around it",
    "words_min_near": "the worst class name close around it",
    "words_own": "its own class names",
    "hidden": "whether it is hidden",
    "alike_own": "how often its like is repeated",
    "way_to_main": "how far it stands from the bulk of the prose",
    "length": "its length",
    "ends_sentence": "whether it ends as a sentence",
    "since_h1": "its distance from the h1",
    "since_heading": "its distance from the last heading",
    "since_first_prose": "its distance from the first paragraph",
    "place_in_text": "how much text stands before it",
    "like_mean": "how its like were judged",
    "like_best": "how the best of its like was judged",
    "like_count": "how many pieces are like it",
    "wider_mean": "how the pieces around it were judged",
    "page_mean": "how the pieces of the page were judged",
    "page_share": "how much of the page was judged to be content",
}

Step = Callable[[Pieces], None]


def drop_repeated(pieces: Pieces) -> None:
    """Drop copies, without the warnings."""
    drop_copies(pieces.segments, Notes())


STEPS: tuple[Step, ...] = (drop_adverts, drop_menus, *RULES, drop_repeated, drop_colophon, drop_line_numbers)
"""The steps after the judge, as the reader takes them."""

# What it means that a step changed a verdict, to kept and to dropped.
MEANINGS: dict[Step, tuple[str, str]] = {
    drop_adverts: ("", "its class calls it an advert"),
    drop_menus: ("", "it is nothing but links with bars between them"),
    keep_tables: ("its table is content", "its table is no content"),
    keep_lists: ("the rest of its list or quotation is kept, or a kept sentence announces it", ""),
    keep_paragraphs: ("most of the paragraphs beside it are kept", ""),
    keep_headings: ("it is a heading right before kept text", ""),
    keep_notes: ("a mark in kept text points to it", ""),
    drop_repeated: ("", "it repeats what stands on the page before"),
    drop_colophon: ("", "it is a line of copyright at the end"),
    drop_line_numbers: ("", "it numbers the lines of the code beside it"),
}


class Explained(NamedTuple):
    """A piece of a page: its place, what became of it, why, and its text."""

    path: str
    verdict: str
    """``kept`` or ``dropped``."""
    reason: str
    text: str


def explain(html: str) -> list[Explained]:
    """Each piece of the page, in document order.

    A reason of the judge is the probability that the piece is content and what weighed most:
    ``93 % likely content; for it: its length, the class names around it; against it: its tag``.
    """
    tree = parsed(html, Notes())
    pieces = cut(tree)
    reasons = _decided(pieces)
    return list(_in_order(tree.body, reasons))


def _decided(pieces: Pieces) -> dict[Segment, str]:
    """The reason for each verdict, by its segment."""
    if not pieces.segments:
        return {}
    weighed = _weighed(pieces)
    judge(pieces)
    told = {
        segment: _told(segment.score, moved) for segment, moved in zip(pieces.segments, weighed, strict=True)
    }
    for step in STEPS:
        to_kept, to_dropped = MEANINGS[step]
        before = [segment.keep for segment in pieces.segments]
        step(pieces)
        for segment, kept in zip(pieces.segments, before, strict=True):
            if segment.keep != kept:
                told[segment] = to_kept if segment.keep else to_dropped
    return told


def _weighed(pieces: Pieces) -> list[dict[str, float]]:
    """How much each feature of each segment weighs with the judge, at the first look and at the second."""
    judge, segments = trained(), pieces.segments
    page = Page(pieces, judge.words)
    judge.look(page, segments)
    weighed = []
    for first, second in zip(rows(page), second_rows(segments), strict=True):
        moved = judge.forest.reasons(dict(zip(NAMES, first, strict=True)))
        again = judge.second.reasons(dict(zip(SECOND, second, strict=True)))
        weighed.append(moved | {name: change for name, change in again.items() if name not in FIRST})
    return weighed


def _told(score: float, moved: dict[str, float]) -> str:
    strongest = sorted(moved.items(), key=lambda item: -abs(item[1]))[:REASONS]
    speaking = [f"{100 * score:.0f} % likely content"]
    for side, sign in (("for it", 1), ("against it", -1)):
        nouns = [NOUNS[name] for name, change in strongest if change * sign > 0]
        if nouns:
            speaking.append(f"{side}: {', '.join(nouns)}")
    return "; ".join(speaking)


def _in_order(element: Element, reasons: dict[Segment, str]) -> Iterator[Explained]:
    for child in element.children:
        if isinstance(child, Segment):
            verdict = "kept" if child.keep else "dropped"
            yield Explained(element.path(), verdict, reasons[child], child.text)
        elif isinstance(child, Element):
            if child.skipped is not None:
                if text := skipped_text(child):
                    yield Explained(child.path(), "dropped", f"a {child.tag} element is never content", text)
            else:
                yield from _in_order(child, reasons)

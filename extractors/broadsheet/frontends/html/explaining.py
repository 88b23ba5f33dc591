"""Explaining: for each piece of a page, whether it was kept, and why.

If a rule decided, the rule is the reason. Otherwise the judge's own trees give the reasons: at each test on a
segment's path through a tree the expected result changes, and the tested feature is credited with the change.
What is never read (menus, footers) is explained, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from broadsheet.frontends.html import rules
from broadsheet.frontends.html.cutting import cut
from broadsheet.frontends.html.dropped import skipped_text
from broadsheet.frontends.html.features import NAMES, Page, rows
from broadsheet.frontends.html.headings import HEADING, Headings
from broadsheet.frontends.html.judge import judge, judge_headings, trained
from broadsheet.frontends.html.reader import parsed
from broadsheet.frontends.html.second_look import FIRST, SECOND, second_rows
from broadsheet.frontends.html.segments import Pieces, Segment
from broadsheet.frontends.html.tree import Element
from broadsheet.notes import Notes

REASONS = 4
"""The number of reasons that are shown, strongest first."""

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
    "way_to_main": "how far it is from the bulk of the prose",
    "length": "its length",
    "ends_sentence": "whether it ends as a sentence",
    "since_h1": "its distance from the h1",
    "since_heading": "its distance from the last heading",
    "since_first_prose": "its distance from the first paragraph",
    "place_in_text": "how much text precedes it",
    "like_mean": "how its like were judged",
    "like_best": "how the best of its like was judged",
    "like_count": "how many pieces are like it",
    "wider_mean": "how the pieces around it were judged",
    "page_mean": "how the pieces of the page were judged",
    "page_share": "how much of the page was judged to be content",
    "margin": "how it was judged by itself",
    "level": "its level",
    "heading_length": "its length",
    "section_kept": "how much of the section below is kept",
    "next_score": "how the piece after it was judged",
    "next_heading_score": "how the next heading was judged",
    "before_mean": "how the pieces before it were judged",
    "kept_before": "how much of what is kept precedes it",
    "page_kept": "how much of the page is kept",
    "headings_kept": "how many of the page's headings were kept at first",
    "headings": "the number of headings on the page",
    "links": "how much of it is links",
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
    segments = pieces.segments
    if not segments:
        return {}
    weighed = _weighed(pieces)
    threshold = judge(pieces)
    told = {each: _told(each.score, moved) for each, moved in zip(segments, weighed, strict=True)}
    _take(rules.FIRST, pieces, told)
    judged = Headings(segments, threshold).rows()
    judge_headings(pieces, threshold)
    for heading, row in judged:
        told[heading] = _told(heading.score, trained().headings.reasons(dict(zip(HEADING, row, strict=True))))
    _take(rules.LAST, pieces, told)
    return told


def _take(steps: Iterable[rules.Rule], pieces: Pieces, told: dict[Segment, str]) -> None:
    """Apply rules; one that changes the verdict on a segment is the reason for it."""
    for rule in steps:
        before = [segment.keep for segment in pieces.segments]
        rule.apply(pieces, Notes())
        for segment, kept in zip(pieces.segments, before, strict=True):
            if segment.keep != kept:
                told[segment] = rule.if_kept if segment.keep else rule.if_dropped


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

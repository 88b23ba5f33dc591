"""Explaining: for each piece of a page, whether it was kept and what spoke for and against it.

The judge's own trees give the reasons: at each test on the way of a segment through a tree the expected
answer changes, and the feature that was tested is credited with the change.
"""

from __future__ import annotations

from broadsheet.frontends.html.features import NAMES, Page, rows
from broadsheet.frontends.html.judge import trained
from broadsheet.frontends.html.nesting import shallow
from broadsheet.frontends.html.reader import decide
from broadsheet.frontends.html.segments import cut
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes

REASONS = 4
"""The strongest that are told."""

Explained = tuple[str, str, str, str]


def explain(html: str) -> list[Explained]:
    """Each piece of the page as (CSS path, ``kept`` or ``dropped``, reasons, text), in document order.

    The reasons are the piece's probability and the features that moved it most, in log-odds:
    ``0.93: words_mean +0.8, length +0.6, share +0.5, links_2 -0.2``.
    """
    notes = Notes()
    pieces = cut(Tree(shallow(html, notes)))
    if not pieces.segments:
        return []
    decide(pieces, notes)
    judge = trained()
    table = rows(Page(pieces, judge.words))
    answer = []
    for segment, values in zip(pieces.segments, table, strict=True):
        moved = judge.forest.reasons(dict(zip(NAMES, values, strict=True)))
        strongest = sorted(moved.items(), key=lambda item: -abs(item[1]))[:REASONS]
        told = ", ".join(f"{name} {change:+.1f}" for name, change in strongest)
        verdict = "kept" if segment.keep else "dropped"
        answer.append((segment.parent.path(), verdict, f"{segment.score:.2f}: {told}", segment.text))
    return answer

"""The judge: which segments are the article."""

from __future__ import annotations

from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tree import Element, Tree

OUTSIDE = frozenset(("nav", "footer", "aside", "header", "form", "button", "select"))


def judge(tree: Tree, segments: list[Segment]) -> None:
    """Interim: keep what is not in navigation."""
    for segment in segments:
        element: Element | None = segment.parent
        keep = True
        while element is not None:
            if element.tag in OUTSIDE or "hidden" in element.attributes:
                keep = False
                break
            element = element.parent
        segment.keep = keep
    for segment in segments:
        if segment.keep:
            above: Element | None = segment.parent
            while above is not None:
                above.kept += 1
                above = above.parent

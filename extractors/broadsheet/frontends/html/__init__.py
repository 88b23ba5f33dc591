"""The HTML front end: a page to blocks, its main content only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.frontends.html.reader import fragment, read

if TYPE_CHECKING:
    from broadsheet.frontends.html.explaining import Explained

__all__ = ["explain", "fragment", "read"]


def explain(html: str) -> list[Explained]:
    """See :func:`broadsheet.frontends.html.explaining.explain`; loaded only when asked for."""
    from broadsheet.frontends.html.explaining import explain as told

    return told(html)

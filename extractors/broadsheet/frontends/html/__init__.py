"""The HTML front end: a page to blocks, its main content only."""

from __future__ import annotations

from broadsheet.frontends.html.reader import fragment, read

__all__ = ["explain", "fragment", "read"]


def explain(html: str) -> list[tuple[str, str, str, str]]:
    """See :func:`broadsheet.frontends.html.explaining.explain`; loaded only when asked for."""
    from broadsheet.frontends.html.explaining import explain as told

    return told(html)

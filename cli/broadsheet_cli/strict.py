"""Which warnings count with ``--strict``: those that say that the document may not be what the source is.

A page has navigation, adverts and a footer around its article, and a text may have an advertisement in it.
That they were left out is told in a warning each, but it is how a faithful document looks: nearly every page
has some. Whatever else was repaired, guessed or lost counts.
"""

from __future__ import annotations

from collections.abc import Mapping

_LOSSES = {"author-dropped"}
"""Drops of what the source says about the article itself."""


def counts(code: str) -> bool:
    """Does a warning of this code make a document fail with ``--strict``?"""
    routine = code.startswith("dropped-") or code.endswith("-dropped")
    return code in _LOSSES or not routine


def counted(warnings: Mapping[str, int]) -> dict[str, int]:
    """Those of a document's warnings, by code, that count."""
    return {code: number for code, number in warnings.items() if counts(code)}

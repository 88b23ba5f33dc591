"""Which warnings count with ``--strict``: those that say that the document may not be what the source is.

A page has navigation, adverts and a footer around its article, a text may have an advertisement in it, and
none says what language it is in. That the one was left out and the other guessed is told in a warning each,
but it is how a faithful document looks: nearly every one has some. Whatever else was repaired, guessed or
lost counts.
"""

from __future__ import annotations

from collections.abc import Mapping

_ROUTINE = {"language-guessed"}
_LOSSES = {"author-dropped"}
"""Drops of what the source says about the article itself."""


def counts(code: str) -> bool:
    """Does a warning of this code make a document fail with ``--strict``?"""
    furniture = code.startswith("dropped-") or code.endswith("-dropped")
    return code in _LOSSES or not (furniture or code in _ROUTINE)


def doubtful(warnings: Mapping[str, int]) -> dict[str, int]:
    """Those of a document's warnings, by code, that count."""
    return {code: number for code, number in warnings.items() if counts(code)}

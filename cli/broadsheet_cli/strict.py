"""Which warnings count with ``--strict``: those after which the document may differ from the source.

Pages have navigation, adverts and a footer around their article, a text may have an advertisement in it, and
few of them declare their language. Leaving the former out and guessing the latter gives a warning each, which
nearly every faithful document has. Everything else that was repaired, guessed or lost counts.
"""

from __future__ import annotations

from collections.abc import Mapping

_ROUTINE = {"language-guessed"}
_LOSSES = {"author-dropped"}
"""Drops of information about the article itself."""


def counts(code: str) -> bool:
    """Whether a warning of this code makes a document fail with ``--strict``."""
    furniture = code.startswith("dropped-") or code.endswith("-dropped")
    return code in _LOSSES or not (furniture or code in _ROUTINE)


def doubtful(warnings: Mapping[str, int]) -> dict[str, int]:
    """Those of a document's warnings (number by code) that count."""
    return {code: number for code, number in warnings.items() if counts(code)}

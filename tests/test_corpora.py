"""Others' hostile inputs are converted or refused, each the same way every time (see :mod:`corpora`)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpora import commonmark, html5lib
from hostile import check

FOLDER = Path(os.environ.get("BROADSHEET_CORPORA") or "corpora")
TYPES = ("text/html", "text/markdown", "text/plain")


@pytest.mark.parametrize("corpus", [html5lib, commonmark], ids=lambda corpus: corpus.__name__)
@pytest.mark.parametrize("media_type", TYPES)
def test_a_corpus_is_converted_as_any_kind_of_source(
    corpus: Callable[[Path], Iterator[tuple[str, str]]], media_type: str
) -> None:
    inputs = list(corpus(FOLDER))
    if not inputs:
        pytest.skip(f"no archive of {corpus.__name__} in BROADSHEET_CORPORA")
    failed = []
    for name, text in inputs:
        try:
            check(text, media_type)
        except Exception as error:  # all that fail are of interest, not the first
            failed.append(f"{name}: {type(error).__name__}: {error}")
    assert failed == []

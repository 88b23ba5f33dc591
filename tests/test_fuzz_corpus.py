"""Hostile inputs: our own, what the fuzzer found (``benchmarks/fuzz.py``), and any bytes at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet
from broadsheet.writers import WRITERS
from hostile import check

CORPUS = Path(__file__).parent / "fuzz"
MEDIA_TYPES = {
    "html": "text/html",
    "text": "text/plain",
    "markdown": "text/markdown",
    "mail": "message/rfc822",
}


@pytest.mark.parametrize(
    "path", sorted(CORPUS.rglob("*.*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_hostile_input_is_converted_or_refused_the_same_way_each_time(path: Path) -> None:
    check(path.read_bytes(), MEDIA_TYPES[path.parent.name])


@given(
    st.binary(max_size=300) | st.text(max_size=150).map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.sampled_from([None, *MEDIA_TYPES.values()]),
)
@settings(max_examples=200)
def test_any_bytes_convert_or_raise_the_one_documented_error(source: bytes, media_type: str | None) -> None:
    check(source, media_type)


def test_the_order_of_inputs_does_not_matter() -> None:
    paths = sorted(CORPUS.rglob("*.*"))

    def written(path: Path) -> bytes | None:
        try:
            document = broadsheet.convert(path.read_bytes(), media_type=MEDIA_TYPES[path.parent.name])
        except broadsheet.BroadsheetError:
            return None
        return WRITERS["json"].load()(document)

    forwards = {path: written(path) for path in paths}
    backwards = {path: written(path) for path in reversed(paths)}
    assert forwards == backwards

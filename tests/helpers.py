"""What several tests share: the samples and how they are read, and the tables of small pages."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Any

import broadsheet
from broadsheet.frontends.html.tree import Element, Tree

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"


def read_sample(name: str) -> bytes:
    """The bytes of a sample, unpacked where it is packed."""
    raw = (SAMPLES / name).read_bytes()
    return gzip.decompress(raw) if name.endswith(".gz") else raw


@cache
def convert_sample(name: str) -> dict[str, Any]:
    """The document of a sample. Shared between tests: do not change it."""
    return broadsheet.convert(read_sample(name), name=f"samples/{name}").to_dict()


def first_table(html: str) -> Element:
    """The first ``table`` element of a page."""
    return next(element for element in Tree(html).elements if element.tag == "table")

"""The measured pages: where they are, how their words are counted, how their sites are split for tests.

To import this lets broadsheet be imported as well, from the checkout.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import checkout

FOLDS = 5
"""Parts of the sites. What is learned from all but one of them is tried on that one."""


def folder() -> Path:
    """Where the measured pages are. Ends the program if they are nowhere."""
    if given := os.environ.get("BROADSHEET_DATA"):
        return Path(given)
    measure = checkout.ROOT.parent / "shared" / "measure"
    if not measure.exists():
        sys.exit("set BROADSHEET_DATA to the folder of the measured pages")
    sys.path.insert(0, str(measure))
    from data import data

    unpacked: Path = data()
    return unpacked


def records(path: Path) -> Iterator[dict[str, Any]]:
    """What a file of the truth holds, a page a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def site(url: str) -> str:
    """The last two labels of the host."""
    return ".".join((url + "///").split("/")[2].split(".")[-2:])


def fold_of(url: str) -> int:
    """The part of the sites to which a page belongs."""
    return int(hashlib.md5(site(url).encode()).hexdigest(), 16) % FOLDS


def words(text: str) -> list[str]:
    """Lower-case words, as the measuring programs count them."""
    return re.findall(r"\w+", text.lower())


def word_f1(found: Sequence[str], truth: Sequence[str]) -> float:
    """F1 over bags of words."""
    if not found or not truth:
        return float(found == truth)
    common = sum((Counter(found) & Counter(truth)).values())
    return 2 * common / (len(found) + len(truth))

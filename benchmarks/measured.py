"""The measured pages: where they are, and how their words are counted."""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """Where the measured pages are. Ends the program if they are nowhere."""
    if given := os.environ.get("BROADSHEET_DATA"):
        return Path(given)
    measure = ROOT.parent / "shared" / "measure"
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


def words(text: str) -> list[str]:
    """Lower-case words, as the measuring programs count them."""
    return re.findall(r"\w+", text.lower())


def word_f1(found: Sequence[str], truth: Sequence[str]) -> float:
    """F1 over bags of words."""
    if not found or not truth:
        return float(found == truth)
    common = sum((Counter(found) & Counter(truth)).values())
    return 2 * common / (len(found) + len(truth))

"""What the truth of a measured text says of its lines: which are headings, and which are items of a list."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import measured  # noqa: F401 - broadsheet is found by it

from broadsheet.text_key import text_key

DOUBTFUL = 0.3
"""The weight of an example whose label is likely but not said: titles, and lines of code."""

Example = tuple[int, float]  # label, weight

_MARK = re.compile(r"^\s*(?:#{1,6}\s+|[-*+–—](?=\s)|\(?(?:\d{1,3}|[a-zA-Z])[.)](?=\s)|[•·◦▪▫●○■□‣⁃✓✔✅])?\s*")


class Truth:
    """What the truth says of a line; each heading and item is given away once."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.titles = {line_key(each["text"]) for each in record["headings"] if each.get("title")}
        self.headings = Counter(line_key(each["text"]) for each in record["headings"])
        self.items = Counter(line_key(each["text"]) for each in record["list_items"])
        self.others = {line_key(text) for text in record["not_headings"]}
        self.tags: dict[str, set[str]] = {}
        for text, tag in record["lines"]:
            self.tags.setdefault(line_key(text), set()).add(tag or "")

    def labels(self, text: str) -> tuple[Example | None, Example | None]:
        """Whether it is a heading, whether it is an item; None where the truth does not say."""
        key = line_key(text)
        tags = self.tags.get(key, set())
        heading: Example | None = None
        if self.headings[key] > 0:
            self.headings[key] -= 1
            heading = (1, DOUBTFUL if key in self.titles else 1.0)
        elif key in self.others:
            heading = (0, 1.0)
        elif tags == {"pre"}:
            heading = (0, DOUBTFUL)
        item: Example | None = None
        if self.items[key] > 0:
            self.items[key] -= 1
            item = (1, 1.0)
        elif tags and all(tag == "p" or re.fullmatch("h[1-6]", tag) for tag in tags):
            item = (0, 1.0)
        return heading, item


def line_key(text: str) -> str:
    """Letters and digits in lower case, without a list or heading mark."""
    bare = _MARK.sub("", text, count=1) or text
    return text_key(bare) or text

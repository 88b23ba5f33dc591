"""Train the judge of HTML content, and say what it is worth on pages that it has not seen.

usage: python benchmarks/train_content.py [--check]

Reads the measured pages (``$BROADSHEET_DATA``, or what ``../shared/measure`` unpacks) and writes
``extractors/broadsheet/frontends/html/content_weights.json``. With ``--check`` nothing is written: five
judges, each trained without a fifth of the sites, score that fifth. Needs ``pip install lightgbm numpy``.

Each segment of a page is labelled by whether the page's truth holds its words; a segment weighs by its words'
share of the page, so that long pages do not rule.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from measured import ROOT, folder, records, word_f1, words

sys.path.insert(0, str(ROOT / "extractors"))

from broadsheet.frontends.html.features import NAMES, Page, rows, words_of
from broadsheet.frontends.html.judge import best_threshold
from broadsheet.frontends.html.segments import cut
from broadsheet.frontends.html.tree import Element, Tree

WEIGHTS = ROOT / "extractors/broadsheet/frontends/html/content_weights.json"
FOLDS = 5
TREES = 64
FEWEST_SITES = 8
"""A word of class names counts only if so many sites use it: it shall be a habit, not a site's."""
PARAMETERS = {
    "objective": "binary", "num_leaves": 8, "learning_rate": 0.25, "max_bin": 63, "min_data_in_leaf": 150,
    "feature_fraction": 0.4, "bagging_fraction": 0.5, "bagging_freq": 1, "lambda_l2": 5,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
}  # fmt: skip
LONG = 6
"""Words. A segment of so many is found in the truth by its text alone; a shorter one also by its place."""


class Example:
    """A page with its segments and their labels."""

    def __init__(self, record: dict[str, Any], html: str) -> None:
        self.kind: str = record["page_type"]
        self.site = site(record["url"])
        self.truth = words(record["main_content"])
        self.pieces = cut(Tree(html))
        self.segments = self.pieces.segments
        self.words = [words(segment.text) for segment in self.segments]
        self.labels = labels(self.words, self.truth)
        self.fold = int(hashlib.md5(self.site.encode()).hexdigest(), 16) % FOLDS


def site(url: str) -> str:
    """The last two labels of the host."""
    return ".".join((url + "///").split("/")[2].split(".")[-2:])


def labels(pieces: Sequence[Sequence[str]], truth: Sequence[str]) -> list[bool]:
    """Whether each piece of the page is in the truth.

    A long piece is, if the truth holds it whole or half of its four-word sequences; a short one (a label, a
    number) only if it stands in the truth near to where its long neighbours stand.
    """
    blob = " " + " ".join(truth) + " "
    starts = [match.start() for match in re.finditer(" ", blob)]
    sequences = set(zip(truth, truth[1:], truth[2:], truth[3:], strict=False))
    found = [False] * len(pieces)
    anchors: list[tuple[int, int, int]] = []
    for number, piece in enumerate(pieces):
        if len(piece) >= LONG:
            at = blob.find(" " + " ".join(piece) + " ")
            if at >= 0:
                found[number] = True
                anchors.append((number, bisect_left(starts, at), len(piece)))
            else:
                own = list(zip(piece, piece[1:], piece[2:], piece[3:], strict=False))
                found[number] = sum(four in sequences for four in own) >= 0.5 * len(own)
    places = [anchor[0] for anchor in anchors]
    for number, piece in enumerate(pieces):
        if piece and len(piece) < LONG:
            near = bisect_left(places, number)
            found[number] = any(
                _stands_near(" " + " ".join(piece) + " ", number, anchors[a], blob, starts)
                for a in (near - 1, near)
                if 0 <= a < len(anchors)
            )
    return found


def _stands_near(
    key: str, number: int, anchor: tuple[int, int, int], blob: str, starts: Sequence[int]
) -> bool:
    other, at, length = anchor
    distance = abs(other - number)
    if distance > 30:
        return False
    reach = 40 + 25 * distance
    first, last = (at + length - 1, at + length + reach) if other < number else (at - reach, at + 1)
    first, last = max(0, first), min(len(starts) - 1, last)
    return first < last and blob.find(key, starts[first], starts[last] + 1) >= 0


def load() -> list[Example]:
    """All measured pages."""
    data = folder()
    examples = []
    for record in records(data / "content.jsonl"):
        html = (data / "pages" / f"{record['id']}.html").read_bytes().decode("utf-8", "replace")
        examples.append(Example(record, html))
    return examples


def word_weights(examples: Iterable[Example]) -> dict[str, float]:
    """For each word of classes, ids and roles: the log-odds that what stands inside is content."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    sites = defaultdict(set)
    for example in examples:
        kept: Counter[str] = Counter()
        dropped: Counter[str] = Counter()
        known: dict[int, frozenset[str]] = {}
        for segment, label in zip(example.segments, example.labels, strict=True):
            (kept if label else dropped).update(_words_around(segment.parent, known))
        for word in kept.keys() | dropped.keys():
            share = kept[word] / (kept[word] + dropped[word])
            inside[word] += share  # type: ignore[assignment]  # each page has one vote, split
            outside[word] += 1 - share  # type: ignore[assignment]
            sites[word].add(example.site)
    return {
        word: round(math.log((inside[word] + 1) / (outside[word] + 1)), 2)
        for word in sorted(sites)
        if len(sites[word]) >= FEWEST_SITES
    }


def _words_around(element: Element | None, known: dict[int, frozenset[str]]) -> frozenset[str]:
    if element is None:
        return frozenset()
    if id(element) not in known:
        known[id(element)] = _words_around(element.parent, known) | words_of(element)
    return known[id(element)]


def table(examples: Sequence[Example], weights: dict[str, float]) -> tuple[Any, Any, Any]:
    """Features, labels and weights of all segments, as arrays."""
    import numpy as np

    features: list[Any] = []
    truth: list[bool] = []
    weigh: list[float] = []
    for example in examples:
        if not example.segments:
            continue
        features += rows(Page(example.pieces, weights))
        truth += example.labels
        total = sum(len(w) for w, label in zip(example.words, example.labels, strict=True) if label)
        each = 0.2 / max(20, len(example.words))
        weigh += [min(0.3, (len(piece) + 1) / (max(total, 50) + 1)) + each for piece in example.words]
    return np.array(features, dtype=np.float32), np.array(truth), np.array(weigh)


def fit(examples: Sequence[Example], weights: dict[str, float]) -> Any:
    """A trained LightGBM model."""
    import lightgbm

    features, truth, weigh = table(examples, weights)
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(features, truth, weight=weigh), TREES)


def tree_of(node: dict[str, Any]) -> Any:
    """LightGBM's dump of a tree as ``[feature, threshold, left, right]``, leaves as numbers."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.5g}")
    return [
        NAMES[node["split_feature"]],
        threshold,
        tree_of(node["left_child"]),
        tree_of(node["right_child"]),
    ]


def check(examples: Sequence[Example]) -> None:
    """Word F1 on left-out sites, by kind of page."""
    by_kind = defaultdict(list)
    for fold in range(FOLDS):
        seen = [example for example in examples if example.fold != fold]
        unseen = [example for example in examples if example.fold == fold]
        weights = word_weights(seen)
        model = fit(seen, weights)
        for example in unseen:
            value = word_f1(kept_words(example, weights, model), example.truth)
            by_kind[example.kind].append(value)
            by_kind["all"].append(value)
    print({kind: round(sum(values) / len(values), 4) for kind, values in sorted(by_kind.items())})


def kept_words(example: Example, weights: dict[str, float], model: Any) -> list[str]:
    """The words of the segments that a model keeps."""
    if not example.segments:
        return []
    features, _, _ = table([example], weights)
    scores = model.predict(features)
    threshold = best_threshold(list(zip(scores, map(len, example.words), strict=True)))
    return [
        word
        for score, piece in zip(scores, example.words, strict=True)
        if score >= threshold
        for word in piece
    ]


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="score left-out sites and write nothing")
    arguments = parser.parse_args()
    examples = load()
    if arguments.check:
        check(examples)
        return
    weights = word_weights(examples)
    trees = [tree_of(info["tree_structure"]) for info in fit(examples, weights).dump_model()["tree_info"]]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    names = json.dumps(weights, separators=(",", ":"), ensure_ascii=False)
    WEIGHTS.write_text(f'{{"words":{names},\n"trees":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()

"""Train the judge of HTML content, and say what it is worth on pages that it has not seen.

usage: python benchmarks/train_content.py [--check]

Reads the measured pages (``$BROADSHEET_DATA``, or what ``../shared/measure`` unpacks) and writes
``extractors/broadsheet/frontends/html/content_weights.json``. With ``--check`` nothing is written: five
judges, each trained without a fifth of the sites, score that fifth. Needs ``pip install lightgbm numpy``.

The second look is trained on the scores that the first gives to sites on which it was not trained, and the
judge of headings on the verdicts of both.

Each segment of a page is labelled by whether the page's truth holds its words; a segment weighs by its words'
share of the page, so that long pages do not rule.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import checkout
from measured import FOLDS, fold_of, folder, records, site, word_f1, words

from broadsheet.frontends.html import rules
from broadsheet.frontends.html.cutting import cut
from broadsheet.frontends.html.features import NAMES, Page, rows
from broadsheet.frontends.html.headings import HEADING, Headings
from broadsheet.frontends.html.judge import Judge
from broadsheet.frontends.html.names import words_of
from broadsheet.frontends.html.second_look import SECOND, second_rows
from broadsheet.frontends.html.tree import Element, Tree
from broadsheet.notes import Notes

WEIGHTS = checkout.ROOT / "extractors/broadsheet/frontends/html/content_weights.json"
TREES = 64
SECOND_TREES = 24
HEADING_TREES = 64
LATER = {"learning_rate": 0.1}
"""What the forests over the verdicts of the first change in its parameters."""
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
        self.fold = fold_of(record["url"])
        self.truth = words(record["main_content"])
        self.pieces = cut(Tree(html))
        self.segments = self.pieces.segments
        self.words = [words(segment.text) for segment in self.segments]
        self.labels = labels(self.words, self.truth)


def labels(pieces: Sequence[Sequence[str]], truth: Sequence[str]) -> list[bool]:
    """Whether each piece of the page is in the truth.

    A long piece is, if the truth holds it whole or half of its four-word sequences; a short one (a label, a
    number) only if it is in the truth near to where its long neighbours are.
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
    """For each word of classes, ids and roles: the log-odds that what is inside is content."""
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


def fit(examples: Sequence[Example], weights: dict[str, float]) -> list[Any]:
    """The trees of the first look."""
    features = [row for each in examples if each.segments for row in rows(Page(each.pieces, weights))]
    return trees(features, *targets(examples), NAMES, TREES, PARAMETERS)


def score_unseen(examples: Sequence[Example], weights: dict[str, float]) -> None:
    """Score each page by a first look that has not seen its site; its like are those of the whole judge."""
    for fold in sorted({example.fold for example in examples}):
        seen = [example for example in examples if example.fold != fold]
        weights_seen = word_weights(seen)
        judge = Judge({"words": weights_seen, "trees": fit(seen, weights_seen), "second": [], "headings": []})
        for example in examples:
            if example.fold == fold and example.segments:
                judge.look(Page(example.pieces, weights_seen), example.segments)
    for example in examples:
        if example.segments:
            Page(example.pieces, weights)


def fit_second(examples: Sequence[Example]) -> list[Any]:
    """The trees of the second look, over the scores that the segments have."""
    features = [row for each in examples if each.segments for row in second_rows(each.segments)]
    return trees(features, *targets(examples), SECOND, SECOND_TREES, PARAMETERS | LATER)


def fit_headings(examples: Sequence[Example], second: list[Any]) -> list[Any]:
    """The trees of the judge of headings, over what the second look makes of the scores of the first."""
    judge = Judge({"words": {}, "trees": [], "second": second, "headings": []})
    features: list[Any] = []
    truth: list[bool] = []
    weights: list[float] = []
    for example in examples:
        judge.look_again(example.segments)
        threshold = judge.keep(example.segments)
        for rule in rules.FIRST:
            rule.apply(example.pieces, Notes())
        judged = Headings(example.segments, threshold).rows()
        for heading, values in judged:
            features.append(values)
            truth.append(example.labels[heading.order])
            weights.append(1 / math.sqrt(len(judged)))
    return trees(features, truth, weights, HEADING, HEADING_TREES, PARAMETERS | LATER)


def targets(examples: Iterable[Example]) -> tuple[list[bool], list[float]]:
    """The truth of all segments of the examples, and their weights."""
    truth: list[bool] = []
    weights: list[float] = []
    for example in examples:
        truth += example.labels
        weights += weights_of(example)
    return truth, weights


def trees(
    features: Sequence[Any],
    truth: Sequence[bool],
    weights: Sequence[float] | None,
    names: Sequence[str],
    rounds: int,
    parameters: dict[str, Any],
) -> list[Any]:
    """The trees of a LightGBM model."""
    import lightgbm
    import numpy as np

    data = lightgbm.Dataset(np.array(features, dtype=np.float32), np.array(truth), weight=weights)
    dump = lightgbm.train(parameters, data, rounds).dump_model()
    return [tree_of(info["tree_structure"], names) for info in dump["tree_info"]]


def weights_of(example: Example) -> list[float]:
    """What each segment counts in training."""
    total = sum(len(w) for w, label in zip(example.words, example.labels, strict=True) if label)
    each = 0.2 / max(20, len(example.words))
    return [min(0.3, (len(piece) + 1) / (max(total, 50) + 1)) + each for piece in example.words]


def tree_of(node: dict[str, Any], names: Sequence[str]) -> Any:
    """LightGBM's dump of a tree as ``[feature, threshold, left, right]``, leaves as numbers."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.5g}")
    sides = [tree_of(node[side], names) for side in ("left_child", "right_child")]
    return [names[node["split_feature"]], threshold, *sides]


def trained(examples: Sequence[Example]) -> dict[str, Any]:
    """The weights of a judge."""
    weights = word_weights(examples)
    first = fit(examples, weights)
    score_unseen(examples, weights)
    second = fit_second(examples)
    return {
        "words": weights, "trees": first, "second": second, "headings": fit_headings(examples, second),
    }  # fmt: skip


def check(examples: Sequence[Example]) -> None:
    """Word F1 on left-out sites, by kind of page."""
    by_kind = defaultdict(list)
    for fold in range(FOLDS):
        judge = Judge(trained([example for example in examples if example.fold != fold]))
        for example in examples:
            if example.fold == fold:
                value = word_f1(kept_words(example, judge), example.truth)
                by_kind[example.kind].append(value)
                by_kind["all"].append(value)
    print({kind: round(sum(values) / len(values), 4) for kind, values in sorted(by_kind.items())})


def kept_words(example: Example, judge: Judge) -> list[str]:
    """The words of the segments that a judge keeps."""
    if not example.segments:
        return []
    judge.score(example.pieces)
    threshold = judge.keep(example.segments)
    for rule in rules.FIRST:
        rule.apply(example.pieces, Notes())
    judge.judge_headings(example.segments, threshold)
    return [
        word
        for segment, piece in zip(example.segments, example.words, strict=True)
        if segment.keep
        for word in piece
    ]


def main() -> None:
    """Train and write, or check."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--check", action="store_true", help="score left-out sites and write nothing")
    arguments = parser.parse_args()
    examples = load()
    if arguments.check:
        check(examples)
        return
    weights = trained(examples)
    names = json.dumps(weights.pop("words"), separators=(",", ":"), ensure_ascii=False)
    forests = [f'"{name}":[\n{_lines(forest)}\n]' for name, forest in weights.items()]
    WEIGHTS.write_text("{" + ",\n".join([f'"words":{names}', *forests]) + "}\n", encoding="utf-8")


def _lines(forest: Iterable[Any]) -> str:
    return ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in forest)


if __name__ == "__main__":
    main()

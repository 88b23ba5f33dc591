"""The forest: a boosted ensemble of small decision trees, read from JSON and scored with bit masks.

Walking the trees one by one is slow in Python. Instead, after QuickScorer (Lucchese et al., SIGIR 2015),
every leaf of every tree is one bit of a single integer, eight per tree. For each feature, a table has for
each interval between its thresholds the leaves that remain reachable; the conjunction over all features
leaves the exit leaf of each tree as its lowest bit. The contribution of a page, a box or an element is one
cached integer, so that a segment costs a few look-ups.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import getitem
from typing import Any

LEAVES = 8
"""A tree's leaves are one byte: bytes are translated and iterated without making a number of each."""
LOWEST_BIT = bytes((byte & -byte).bit_length() - 1 if byte else 0 for byte in range(256))

Node = Sequence[Any]  # [feature, threshold, left, right]; a leaf is a number


class Forest:
    """``trees`` are nested ``[feature, threshold, left, right]``: at most the threshold goes left."""

    def __init__(self, features: Sequence[str], trees: Sequence[Node]) -> None:
        self.trees = trees
        self.all = (1 << (LEAVES * len(trees))) - 1
        self._leaves: list[list[float]] = []
        tests: dict[str, dict[float, int]] = {name: {} for name in features}
        for number, tree in enumerate(trees):
            leaves: list[float] = []
            self._plant(tree, LEAVES * number, leaves, tests)
            self._leaves.append(leaves)
        self._tables = {name: _table(tests[name], self.all) for name in features}

    def _plant(
        self, node: Node | float, base: int, leaves: list[float], tests: dict[str, dict[float, int]]
    ) -> int:
        """Number the leaves of a subtree from left to right; the bits of those leaves."""
        if isinstance(node, int | float):
            leaves.append(float(node))
            return 1 << (base + len(leaves) - 1)
        feature, threshold, left, right = node
        left_bits = self._plant(left, base, leaves, tests)
        right_bits = self._plant(right, base, leaves, tests)
        thresholds = tests[feature]
        thresholds[threshold] = thresholds.get(threshold, 0) | left_bits
        return left_bits | right_bits

    def group(self, names: Iterable[str]) -> Group:
        """A scorer for the features with these names, in their order."""
        return Group([self._tables[name] for name in names])

    def score(self, reachable: int) -> float:
        """The sum of the exit leaves: log-odds."""
        exits = reachable.to_bytes(len(self.trees), "little").translate(LOWEST_BIT)
        return sum(map(getitem, self._leaves, exits))

    def reasons(self, values: dict[str, float]) -> dict[str, float]:
        """How much each feature moved the score: at each test, the change of the mean of the leaves.

        Both sides of a test count alike, however many segments take them: the sizes are a help, no measure.
        """
        moved: dict[str, float] = {}
        for tree in self.trees:
            node: Any = tree
            before = _mean(node)
            while not isinstance(node, int | float):
                feature, threshold, left, right = node
                node = left if values[feature] <= threshold else right
                after = _mean(node)
                moved[feature] = moved.get(feature, 0.0) + after - before
                before = after
        return moved


class Group:
    """Features that are worked out together; the leaves that their values leave reachable."""

    __slots__ = ("tables",)

    def __init__(self, tables: list[tuple[list[float], list[int]]]) -> None:
        self.tables = tables

    def reachable(self, values: Sequence[float], bits: int) -> int:
        """Those of ``bits`` that remain."""
        for (thresholds, masks), value in zip(self.tables, values, strict=True):
            bits &= masks[bisect_left(thresholds, value)]
        return bits


def _table(tests: dict[float, int], everything: int) -> tuple[list[float], list[int]]:
    thresholds = sorted(tests)
    masks = [everything]
    for threshold in thresholds:
        masks.append(masks[-1] & ~tests[threshold])
    return thresholds, masks


def _mean(node: Node | float) -> float:
    if isinstance(node, int | float):
        return float(node)
    return (_mean(node[2]) + _mean(node[3])) / 2

"""Train the judge of bare lines in text, and say what it is worth on sites that it has not seen.

usage: python benchmarks/train_headings.py [--check]

Reads the measured texts (``$BROADSHEET_DATA``, or what ``../shared/measure`` unpacks) and writes
``extractors/broadsheet/frontends/text/weights.json``. With ``--check`` nothing is written. Either way five
models, each trained without a fifth of the sites, score that fifth, and their F1 is printed. Needs numpy.

Every candidate of the three channels is an example: a heading if the truth has its text as one, none if it
is among the other short lines of the truth; what is neither is left out. Weights are fitted by Newton
steps, feature by feature, with a ridge; those of the second look on what first looks said that had not seen
the page's site.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import checkout
import numpy as np
from line_truth import Example, Truth, line_key
from measured import FOLDS, fold_of, folder, records

from broadsheet.frontends.text.continued import join_paragraphs
from broadsheet.frontends.text.features import NAMES, View
from broadsheet.frontends.text.grammar import parse
from broadsheet.frontends.text.judge import SECOND_NAMES, kinds, second_columns
from broadsheet.frontends.text.level_steps import NAMES as STEP_NAMES
from broadsheet.frontends.text.level_steps import SECOND_NAMES as STEP_SECOND_NAMES
from broadsheet.frontends.text.level_steps import STEPS, Headings, best
from broadsheet.frontends.text.level_steps import second_columns as second_step_columns
from broadsheet.notes import Notes

WEIGHTS = checkout.ROOT / "extractors/broadsheet/frontends/text/weights.json"
CHANNELS = "ABC"
ROUNDS = 25
RIDGE = 3.0

Codes = dict[int, tuple[int, ...]]  # of each candidate, by its place


class Page:
    """A text with its candidates' codes and labels."""

    def __init__(self, record: dict[str, Any], text: str, channel: str) -> None:
        self.channel = channel
        self.fold = fold_of(record["url"])
        parsed = join_paragraphs(parse(text.split("\n"), Notes()), Notes())
        units = [unit for unit in parsed if unit.kind != "dropped"]
        self.units, self.record = units, record
        view = View(units)
        self.codes: Codes = dict(zip(view.places, view.rows(), strict=True))
        self.kinds = kinds(view.columns)
        self.labels: dict[str, dict[int, Example]] = {"heading": {}, "item": {}}
        truth = Truth(record)
        for at, unit in enumerate(units):
            if unit.kind in ("prose", "item"):
                heading, item = truth.labels(unit.text)
                if heading and at in self.codes:
                    self.labels["heading"][at] = heading
                if item and at in self.codes and unit.marker is None:
                    self.labels["item"][at] = item


def pages(place: Path) -> Iterator[Page]:
    """All measured texts."""
    for channel in CHANNELS:
        for record in records(place / f"structure-{channel}.jsonl"):
            text = (place / f"text-{channel}" / f"{record['id']}.txt").read_text(encoding="utf-8")
            yield Page(record, text, channel)


class Matrix:
    """Examples as rows of codes, with their labels, weights and folds."""

    def __init__(self, rows: list[tuple[Sequence[int], Example, int]]) -> None:
        self.codes = np.array([codes for codes, _, _ in rows], dtype=np.int32)
        self.labels = np.array([label for _, (label, _), _ in rows], dtype=float)
        self.weights = np.array([weight for _, (_, weight), _ in rows])
        self.folds = np.array([fold for _, _, fold in rows])


def matrix_of(found: list[Page], about: str, codes: list[Codes]) -> Matrix:
    """The candidates of all pages that have a label."""
    return Matrix(
        [
            (own[at], label, page.fold)
            for page, own in zip(found, codes, strict=True)
            for at, label in page.labels[about].items()
        ]
    )


Tables = tuple[float, list[Any]]


def fit(matrix: Matrix, chosen: Any, sizes: list[int]) -> Tables:
    """Weights for the chosen rows."""
    codes, labels, weights = matrix.codes[chosen].T.copy(), matrix.labels[chosen], matrix.weights[chosen]
    start = float(np.log((weights * labels).sum() / (weights * (1 - labels)).sum()))
    scores = np.full(len(labels), start)
    tables = [np.zeros(size) for size in sizes]
    for _ in range(ROUNDS):
        for column, table in zip(codes, tables, strict=True):
            odds = 1 / (1 + np.exp(-scores))
            slope = np.bincount(column, weights * (labels - odds), len(table)) - RIDGE * table
            curve = np.bincount(column, weights * odds * (1 - odds), len(table)) + RIDGE
            step = np.clip(slope / curve, -1, 1)
            table += step
            scores += step[column]
    return start, tables


def said(tables: Tables, codes: Sequence[int]) -> float:
    """The score of one row."""
    start, weights = tables
    return float(start + sum(table[code] for table, code in zip(weights, codes, strict=True)))


def f1(found: list[Page], about: str, verdicts: list[dict[int, float]]) -> dict[str, float]:
    """By channel, at the threshold that is used."""
    result = {}
    for channel in CHANNELS:
        hits = false = missed = 0.0
        for page, verdict in zip(found, verdicts, strict=True):
            if page.channel != channel:
                continue
            for at, (label, weight) in page.labels[about].items():
                if weight < 1:
                    continue
                hits += label and verdict[at] > 0
                false += not label and verdict[at] > 0
                missed += label and verdict[at] <= 0
        result[channel] = round(2 * hits / (2 * hits + false + missed), 4)
    return result


def train(found: list[Page], about: str) -> tuple[dict[str, dict[str, list[int]]], list[dict[int, float]]]:
    """Both looks' weights, and verdicts of models that had not seen the site; prints what those are worth."""
    first_codes = [page.codes for page in found]
    first, unseen = _looks(found, about, first_codes)
    print(about, "first look", f1(found, about, unseen), flush=True)
    codes = [_second_codes(page, verdict) for page, verdict in zip(found, unseen, strict=True)]
    second, verdicts = _looks(found, about, codes)
    print(about, "second look", f1(found, about, verdicts), flush=True)
    stored = {"first": _stored(first, NAMES), "second": _stored(second, (*NAMES, *SECOND_NAMES))}
    return stored, verdicts


def _second_codes(page: Page, verdict: dict[int, float]) -> Codes:
    """What the second look sees when the first said this."""
    places = list(page.codes)
    verdicts = [round(100 * verdict[at]) for at in places]
    columns = second_columns(places, verdicts, *page.kinds, [True] * len(places))
    more = zip(*columns, strict=True)
    return {at: (*own, *extra) for (at, own), extra in zip(page.codes.items(), more, strict=True)}


def _looks(found: list[Page], about: str, codes: list[Codes]) -> tuple[Tables, list[dict[int, float]]]:
    matrix = matrix_of(found, about, codes)
    sizes = _sizes(own for each in codes for own in each.values())
    folds = [fit(matrix, matrix.folds != fold, sizes) for fold in range(FOLDS)]
    verdicts = [
        {at: said(folds[page.fold], own) for at, own in each.items()}
        for page, each in zip(found, codes, strict=True)
    ]
    return fit(matrix, matrix.folds >= 0, sizes), verdicts


class Ladder:
    """The headings of a page, and the true step from each to the next where the truth has both in a row."""

    def __init__(self, page: Page, verdict: dict[int, float]) -> None:
        self.fold, self.channel = page.fold, page.channel
        truth: dict[str, list[tuple[int, int]]] = {}
        wanted = [each for each in page.record["headings"] if not each.get("title")]
        for number, each in enumerate(wanted):
            truth.setdefault(line_key(each["text"]), []).append((number, each["level"]))
        places = [
            at for at, unit in enumerate(page.units) if unit.kind == "heading" or verdict.get(at, -1) > 0
        ]
        known = []
        for at in places:
            page.units[at].kind = "heading"
            same = truth.get(line_key(page.units[at].text))
            known.append(same.pop(0) if same else None)
        self.columns = Headings(page.units, places).columns if len(places) > 1 else []
        self.steps = [
            (b[1] > a[1]) - (b[1] < a[1]) if a and b and b[0] == a[0] + 1 else None
            for a, b in pairwise(known)
        ]


def train_steps(ladders: list[Ladder]) -> dict[str, dict[str, dict[str, list[int]]]]:
    """The weights of the steps from heading to heading."""
    codes: list[list[tuple[int, ...]]] = [list(zip(*ladder.columns, strict=True)) for ladder in ladders]
    first, unseen = _step_looks(ladders, codes)
    print("steps first look", right(ladders, unseen), flush=True)
    codes = [_second_step_codes(ladder, verdict) for ladder, verdict in zip(ladders, unseen, strict=True)]
    second, verdicts = _step_looks(ladders, codes)
    print("steps second look", right(ladders, verdicts), flush=True)
    names = (*STEP_NAMES, *STEP_SECOND_NAMES)
    return {
        step: {"first": _stored(one, STEP_NAMES), "second": _stored(two, names)}
        for step, one, two in zip(STEPS, first, second, strict=True)
    }


def _second_step_codes(ladder: Ladder, verdict: list[tuple[float, float, float]]) -> list[tuple[int, ...]]:
    if not verdict:
        return []
    said_of = [[round(100 * score) for score in scores] for scores in zip(*verdict, strict=True)]
    more = second_step_columns(ladder.columns, said_of)
    return list(zip(*ladder.columns, *more, strict=True))


StepsSaid = list[list[tuple[float, float, float]]]


def _step_looks(ladders: list[Ladder], codes: list[list[tuple[int, ...]]]) -> tuple[list[Tables], StepsSaid]:
    sizes = _sizes(row for own in codes for row in own)
    final, by_step = [], []
    for step in (-1, 0, 1):
        matrix = Matrix(
            [
                (row, (int(true == step), 1.0), ladder.fold)
                for ladder, own in zip(ladders, codes, strict=True)
                for row, true in zip(own, ladder.steps, strict=True)
                if true is not None
            ]
        )
        folds = [fit(matrix, matrix.folds != fold, sizes) for fold in range(FOLDS)]
        by_step.append(
            [
                [said(folds[ladder.fold], row) for row in own]
                for ladder, own in zip(ladders, codes, strict=True)
            ]
        )
        final.append(fit(matrix, matrix.folds >= 0, sizes))
    return final, [list(zip(*three, strict=True)) for three in zip(*by_step, strict=True)]


def right(ladders: list[Ladder], verdicts: StepsSaid) -> dict[str, float]:
    """By channel the share of true steps that are found."""
    result = {}
    for channel in CHANNELS:
        hits = [
            best(verdict) == true
            for ladder, said_of in zip(ladders, verdicts, strict=True)
            for true, verdict in zip(ladder.steps, said_of, strict=True)
            if true is not None and ladder.channel == channel
        ]
        result[channel] = round(sum(hits) / len(hits), 4)
    return result


def _sizes(rows: Iterable[Sequence[int]]) -> list[int]:
    """How many codes each feature has."""
    return [int(top) + 1 for top in np.array(list(rows), dtype=np.int32).max(axis=0)]


def _stored(tables: Tables, names: tuple[str, ...]) -> dict[str, list[int]]:
    assert len(set(names)) == len(names), "of two features with one name the first would be lost"
    start, weights = tables
    stored = {
        name: [round(100 * weight) for weight in table] for name, table in zip(names, weights, strict=True)
    }
    return {"bias": [round(100 * start)], **stored}


def main() -> None:
    """Train, report, write."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--check", action="store_true", help="only report")
    arguments = parser.parse_args()
    found = list(pages(folder()))
    item, _ = train(found, "item")
    heading, verdicts = train(found, "heading")
    ladders = [Ladder(page, verdict) for page, verdict in zip(found, verdicts, strict=True)]
    models = {"heading": heading, "item": item, **train_steps(ladders)}
    if not arguments.check:
        about = "Log-odds in hundredths, a list for each feature; written by benchmarks/train_headings.py."
        text = json.dumps({"about": about, "models": models}, separators=(",", ":"))
        WEIGHTS.write_text(text.replace('"bias"', '\n"bias"').replace("],", "],\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

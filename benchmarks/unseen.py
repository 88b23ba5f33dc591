"""Score what is read from pages of sites that the judge of content has not seen.

usage: python benchmarks/unseen.py

Trains five judges, each without a fifth of the sites, and reads each measured page (``$BROADSHEET_DATA``, or
what ``../shared/measure`` unpacks) with the one that does not know its site. The scores are those of
``quality.py``; the rules next to the judge were made with these pages in view. Needs ``pip install lightgbm
numpy``, and takes about five minutes.
"""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from measured import FOLDS, fold_of, folder
from quality import measure
from train_content import load, trained

from broadsheet.frontends.html import judge


def main() -> None:
    """Train, read and print."""
    examples = load()
    judges = [
        judge.Judge(trained([example for example in examples if example.fold != fold]))
        for fold in range(FOLDS)
    ]
    current = judges[0]

    def choose(record: dict[str, Any]) -> None:
        nonlocal current
        current = judges[fold_of(record["url"])]

    with patch.object(judge, "trained", lambda: current):
        for name, score in measure(folder(), choose).items():
            print(f"{name:20}{score:8.4f}")


if __name__ == "__main__":
    main()

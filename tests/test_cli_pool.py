"""The pool: answers in the order of the inputs, whatever becomes of the workers."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet_cli import pool
from broadsheet_cli.inputs import Input, gather
from broadsheet_cli.work import Recipe, Worker


@pytest.fixture
def sources(tmp_path: Path) -> list[Input]:
    """A hundred small articles."""
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(f"The article number {number} has these words.")
    return list(gather([str(tmp_path)]))


def kill_workers() -> None:
    """End every worker process from outside, as a person or the system might."""
    for child in multiprocessing.active_children():
        if child.pid is not None:
            os.kill(child.pid, 9)


def test_answers_come_in_the_order_of_the_inputs_and_inputs_are_taken_as_needed(sources: list[Input]) -> None:
    taken = 0

    def lazily() -> Iterator[Input]:
        nonlocal taken
        for source in sources:
            taken += 1
            yield source

    answers = pool.converted(lazily(), Worker(Recipe("ndjson")), 2, 2, None)
    first = next(answers)
    assert taken <= 2 * 32
    assert [source for source, _ in [first, *answers]] == sources


def test_workers_that_are_killed_cost_no_document_that_they_did_not_work_on(sources: list[Input]) -> None:
    answers = pool.converted(sources, Worker(Recipe("ndjson")), 2, 2, None)
    outcomes = [next(answers)[1] for _ in range(20)]
    time.sleep(0.5)  # by now all that was given is done and the workers are idle
    kill_workers()
    outcomes += [outcome for _, outcome in answers]
    assert [outcome.failure for outcome in outcomes] == [None] * 100


def test_few_inputs_are_converted_in_the_process_itself(sources: list[Input]) -> None:
    for _ in pool.converted(sources[:20], Worker(Recipe("ndjson")), None, 2, None):
        assert multiprocessing.active_children() == []

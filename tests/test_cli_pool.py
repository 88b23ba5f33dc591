"""The worker pool: an outcome for every input, in the right order, whatever happens to the workers."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from broadsheet_cli import scheduling, worker_pool
from broadsheet_cli.inputs import Input
from broadsheet_cli.inputs.named import gather
from broadsheet_cli.limits import Limits
from broadsheet_cli.scheduling import Plan
from broadsheet_cli.work import Answer, Outcome, Recipe, Worker

HARM = """
import ctypes, faulthandler, os, time

faulthandler.disable()

KEPT = []

def extract(article):
    words = article.source.path
    if "slow" in words: time.sleep(60)
    if "stuck" in words: ctypes.CDLL(None).pause()
    if "busy" in words:
        while True: pass
    if "greedy" in words: KEPT.append(bytearray(2**31))
    if "crash" in words: ctypes.string_at(0)
    if "deadly" in words: os.kill(os.getpid(), 9)
    if "once" in words and not os.path.exists("seen"):
        open("seen", "w").close()
        os.kill(os.getpid(), 9)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a plugin that misbehaves for inputs with certain names."""
    monkeypatch.chdir(tmp_path)
    Path("harm.py").write_text(HARM)
    return tmp_path


def articles(*names: str) -> list[Input]:
    """Small articles under these names."""
    Path("articles").mkdir()
    for name in names:
        Path("articles", f"{name}.txt").write_text(f"The article of {name} has these words.")
    return [each for name in names for each in gather([f"articles/{name}.txt"])]


def convert(sources: list[Input], plan: Plan) -> dict[str, Outcome]:
    """The outcomes by name, in the order in which they came."""
    worker = Worker(Recipe("ndjson", plugins=("harm.py",)))
    answers = answered(sources, worker, plan)
    return {source.name.removesuffix(".txt"): outcome for source, outcome in answers}


def answered(sources: Iterable[Input], worker: Worker, plan: Plan) -> Generator[Answer]:
    """The outcomes of the pool, without the None between them."""
    with closing(scheduling.converted(sources, worker, plan)) as answers:
        yield from (answer for answer in answers if answer is not None)


def kill_workers(number: int = signal.SIGKILL, some: Callable[[], bool] = lambda: True) -> None:
    """End worker processes from outside, as a person or the system might."""
    for child in multiprocessing.active_children():
        if child.pid is not None and some():
            os.kill(child.pid, number)


def test_answers_come_in_the_order_of_the_inputs_and_inputs_are_taken_as_needed(folder: Path) -> None:
    sources = articles(*(f"{number:03}" for number in range(100)))
    taken = 0

    def lazily() -> Iterator[Input]:
        nonlocal taken
        for source in sources:
            taken += 1
            yield source

    answers = answered(lazily(), Worker(Recipe("ndjson")), Plan(2))
    first = next(answers)
    assert taken <= 2 * 32
    assert [source for source, _ in [first, *answers]] == sources


def test_without_order_a_slow_document_keeps_none_waiting(folder: Path) -> None:
    sources = articles("slow", *"abcdef")
    limits = Limits(seconds=1.5)
    assert next(iter(convert(sources, Plan(2, limits=limits)))) == "slow"
    assert next(iter(convert(sources, Plan(2, limits=limits, ordered=False)))) == "a"


@pytest.mark.parametrize(
    ("harm", "code", "told"),
    [
        ("slow", "timeout", "took longer than 1.5 seconds"),
        ("stuck", "timeout", "took longer than 1.5 seconds"),
        ("busy", "cpu-limit", "took more than 1 seconds of processor time"),
        ("greedy", "out-of-memory", "--max-memory"),
        ("crash", "worker-died", "died twice (SIGSEGV): a plugin is the likely cause (harm.py)"),
        ("deadly", "worker-died", "died twice (SIGKILL)"),
    ],
)
def test_a_harmful_document_fails_alone(folder: Path, harm: str, code: str, told: str) -> None:
    seconds = None if harm == "busy" else 1.5
    limits = Limits(seconds=seconds, cpu_seconds=1, memory=2**30)
    outcomes = convert(articles("before", harm, "after"), Plan(1, limits=limits))
    assert list(outcomes) == ["before", harm, "after"]
    failure = outcomes[harm].failure
    assert failure is not None
    assert failure.code == code
    assert told in failure.message
    assert outcomes["before"].failure is outcomes["after"].failure is None


def test_the_limit_in_time_counts_from_each_documents_own_start(folder: Path) -> None:
    Path("harm.py").write_text("import time\ndef extract(article):\n    time.sleep(0.4)\n")
    outcomes = convert(articles(*"abcdef"), Plan(1, limits=Limits(seconds=1.5)))
    assert [outcome.failure for outcome in outcomes.values()] == [None] * 6


def test_a_worker_killed_by_hand_loses_no_document(folder: Path) -> None:
    outcomes = convert(articles("a", "once", "b"), Plan(2))
    assert [outcome.failure for outcome in outcomes.values()] == [None] * 3


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_workers_killed_at_any_moment_lose_no_document(folder: Path, number: int) -> None:
    sources = articles(*(f"{number:03}" for number in range(350)))
    chance = random.Random(7)
    answers = answered(sources, Worker(Recipe("ndjson")), Plan(2))
    outcomes = []
    for at, (source, outcome) in enumerate(answers):
        outcomes.append((source, outcome.failure))
        if at % 100 == 10:  # further apart than inputs are under way: no document meets two of them
            kill_workers(number, lambda: chance.random() < 0.7)
    assert outcomes == [(source, None) for source in sources]


def test_workers_killed_while_idle_are_replaced(folder: Path) -> None:
    sources = articles(*(f"{number:03}" for number in range(60)))
    answers = answered(sources, Worker(Recipe("ndjson")), Plan(2))
    outcomes = [next(answers)[1]]
    time.sleep(0.3)  # by now all that was handed out is done
    kill_workers()
    outcomes += [outcome for _, outcome in answers]
    assert [outcome.failure for outcome in outcomes] == [None] * 60


def test_workers_are_replaced_after_some_documents(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "_RENEW_AFTER", 5)
    Path("harm.py").write_text("import os\ndef extract(article):\n    return os.getpid()\n")
    outcomes = convert(articles(*(f"{number:02}" for number in range(30))), Plan(2))
    workers = {outcome.parts[0].content.partition(b'"harm":')[2] for outcome in outcomes.values()}
    assert len(workers) >= 6
    assert all(workers)


def test_no_worker_outlives_the_run(folder: Path) -> None:
    answers = answered(articles(*"abcdef"), Worker(Recipe("ndjson")), Plan(2))
    next(answers)
    assert multiprocessing.active_children()
    answers.close()
    assert multiprocessing.active_children() == []


def test_few_inputs_are_converted_in_the_process_itself(folder: Path) -> None:
    sources = articles(*(f"{number:02}" for number in range(scheduling.WORTH_A_POOL - 1)))
    for _ in answered(sources, Worker(Recipe("ndjson")), Plan(None, 2)):
        assert multiprocessing.active_children() == []

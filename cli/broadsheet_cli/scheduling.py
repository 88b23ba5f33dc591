"""Scheduling: converts inputs in this process or in several, and returns the outcomes, in order."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from msgspec import Struct

from broadsheet_cli.inputs import Input
from broadsheet_cli.limits import Limits
from broadsheet_cli.work import Answer, Worker

if TYPE_CHECKING:
    from broadsheet_cli.worker_pool import WorkerPool

WORTH_A_POOL = 16
"""Inputs from which on workers pay off: starting them takes as long as converting some pages."""

_AHEAD = 32
"""Inputs in progress for each worker: enough to get past a slow one, while limiting the memory used."""

_TICK = 0.5
"""Seconds after which the caller gets control, even if no document is done."""


class Plan(Struct, frozen=True):
    """How the work is distributed."""

    workers: int | None = None
    """Processes; None chooses by the number of inputs.

    1 is this process, unless there are limits to keep or plugins to run, which may crash it.
    """
    cores: int = 1
    limits: Limits = Limits()
    ordered: bool = True
    """Return outcomes in the order of the inputs, or else each as soon as it is ready."""


def converted(sources: Iterable[Input], worker: Worker, plan: Plan) -> Generator[Answer | None]:
    """Each input with its outcome, in the plan's order, and None from time to time while none is ready.

    Inputs are consumed as they are needed.
    """
    workers = plan.workers
    sources = iter(sources)
    if workers is None:
        first = list(islice(sources, WORTH_A_POOL))
        workers = plan.cores if len(first) == WORTH_A_POOL else 1
        sources = chain(first, sources)
    if workers == 1 and not (plan.limits.need_a_process or worker.recipe.runs_plugins):
        return ((source, worker(source)) for source in sources)
    from broadsheet_cli.worker_pool import WorkerPool

    return _in_processes(sources, WorkerPool(worker.recipe, workers, plan.limits), plan.ordered)


def _in_processes(sources: Iterator[Input], pool: WorkerPool, ordered: bool) -> Generator[Answer | None]:
    most = pool.size * _AHEAD
    given = answered = 0
    done: dict[int, Answer] = {}
    try:
        while True:
            for source in islice(sources, max(0, min(pool.free_slots, most - (given - answered)))):
                pool.take(given, source)
                given += 1
            if given == answered:
                return
            done |= pool.step(_TICK)
            if not done:
                yield None
            for number in _next_ones(done, answered) if ordered else list(done):
                answered += 1
                yield done.pop(number)
    finally:
        pool.stop()


def _next_ones(done: dict[int, Answer], number: int) -> Iterator[int]:
    while number in done:
        yield number
        number += 1

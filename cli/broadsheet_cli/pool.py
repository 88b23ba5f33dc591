"""The pool: converts inputs one by one or in several processes, and answers in input order either way."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING

from broadsheet_cli.inputs import Input
from broadsheet_cli.work import Failure, Outcome, Recipe, Worker, collect_seldom

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

WORTH_A_POOL = 100
"""Inputs from which on workers pay: starting them takes a quarter of a second, as long as some 60 pages."""

_AHEAD = 32
"""Inputs under way for each worker: enough to bridge a slow one, and a bound on what waits in memory."""

_RENEW_AFTER = 500
"""Documents after which a worker makes room for a fresh one, whatever the C libraries in it have leaked."""

Answer = tuple[Input, Outcome]


def converted(
    sources: Iterable[Input], worker: Worker, workers: int | None, cores: int, timeout: float | None
) -> Generator[Answer]:
    """Each input with its outcome, in input order.

    ``workers`` None chooses by the number of inputs. One worker is this process itself, unless a ``timeout``
    (seconds a document, counted from its own start) is set: only a process can be stopped for certain.
    """
    if workers is None:
        sources = iter(sources)
        first = list(islice(sources, WORTH_A_POOL))
        workers = cores if len(first) == WORTH_A_POOL else 1
        sources = chain(first, sources)
    if workers == 1 and timeout is None:
        return ((source, worker(source)) for source in sources)
    return _in_processes(sources, worker.recipe, workers, timeout)


def _in_processes(
    sources: Iterable[Input], recipe: Recipe, workers: int, timeout: float | None
) -> Generator[Answer]:
    pool = _pool(recipe, workers)
    waiting: deque[tuple[Input, Future[Outcome]]] = deque()
    try:
        for source in sources:
            waiting.append((source, pool.schedule(_convert, (source,), timeout=timeout)))
            if len(waiting) >= workers * _AHEAD:
                yield _answer(*waiting.popleft(), timeout)
        while waiting:
            yield _answer(*waiting.popleft(), timeout)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble left this one without types
        pool.join()


def _pool(recipe: Recipe, workers: int) -> ProcessPool:
    import multiprocessing

    from pebble import ProcessPool

    # A server that forks before it has threads: a fork of this process, in which the pool's threads run,
    # may copy a lock that nobody will ever release.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["broadsheet_cli.work", "broadsheet.frontends.html", "broadsheet.frontends.text"]
    )
    _start_server()
    return ProcessPool(workers, _RENEW_AFTER, _prepare, (recipe,), context)


def _start_server() -> None:
    """Start the server that forks the workers, without standard error.

    A worker that is ended while it starts, as the last ones of a run may be, prints a traceback that means
    nothing to anybody. How a worker died is told by :func:`_answer`.
    """
    from multiprocessing import forkserver

    try:
        kept = os.dup(2)
    except OSError:  # standard error is closed anyway
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        forkserver.ensure_running()
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _answer(source: Input, future: Future[Outcome], timeout: float | None) -> Answer:
    from pebble import ProcessExpired

    try:
        return source, future.result()
    except TimeoutError:
        return source, Outcome(
            failure=Failure("timeout", f"took longer than {timeout:g} seconds and was stopped")
        )
    except ProcessExpired as error:
        told = f"the process that converted it died (exit code {error.exitcode})"
        return source, Outcome(failure=Failure("worker-died", told))


_worker: Worker | None = None  # of a worker process, set once when it starts


def _prepare(recipe: Recipe) -> None:
    sys.stdout = sys.stderr  # what a plugin prints must not stand among the documents
    collect_seldom()
    global _worker
    _worker = Worker(recipe)


def _convert(source: Input) -> Outcome:
    assert _worker is not None, "the pool prepares each worker before its first input"
    return _worker(source)

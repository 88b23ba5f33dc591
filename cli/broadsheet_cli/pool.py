"""The pool: converts inputs one by one or in several processes, and answers in input order either way."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING

from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.inputs import Input
from broadsheet_cli.work import Failure, Outcome, Recipe, Worker

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

WORTH_A_POOL = 100
"""Inputs from which on workers pay: starting them takes a quarter of a second, as long as some 60 pages."""

_AHEAD = 32
"""Inputs under way for each worker: enough to bridge a slow one, and a bound on what waits in memory."""

_RENEW_AFTER = 500
"""Documents after which a worker makes room for a fresh one, whatever the C libraries in it have leaked."""

_RENEWALS = 5
"""How often a pool is replaced before it is taken for hopeless."""

_PATIENCE = 2.0
"""Seconds to wait for an answer before a look whether there is still a pool that could give one."""

_PRELOADED = ("broadsheet.frontends.html", "broadsheet.frontends.text")

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
    crew = _Crew(recipe, workers, timeout)
    try:
        for source in sources:
            crew.give(source)
            if len(crew.waiting) >= workers * _AHEAD:
                yield crew.answer()
        while crew.waiting:
            yield crew.answer()
    finally:
        crew.stop()


class _Crew:
    """Worker processes and the inputs given to them, the oldest first in ``waiting``."""

    def __init__(self, recipe: Recipe, workers: int, timeout: float | None) -> None:
        self.waiting: deque[tuple[Input, Future[Outcome]]] = deque()
        self._recipe = recipe
        self._workers = workers
        self._timeout = timeout
        self._renewals = 0
        self._pool = self._start()

    def _start(self) -> ProcessPool:
        import multiprocessing

        from pebble import ProcessPool

        # A server that forks before it has threads: a fork of this process, in which the pool's threads run,
        # may copy a lock that nobody will ever release.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["broadsheet_cli.work", *_PRELOADED])
        _start_server()
        return ProcessPool(self._workers, _RENEW_AFTER, _prepare, (self._recipe,), context)

    def give(self, source: Input) -> None:
        """Hand an input to whichever worker is free first."""
        try:
            self.waiting.append((source, self._schedule(source)))
        except RuntimeError:
            self._renew()
            self.waiting.append((source, self._schedule(source)))

    def answer(self) -> Answer:
        """The oldest input with its outcome, as soon as it is there."""
        from concurrent.futures.process import BrokenProcessPool

        from pebble import ProcessExpired

        while True:
            source, future = self.waiting[0]
            try:
                outcome = future.result(timeout=_PATIENCE)
            except BrokenProcessPool:
                self._renew()
                continue
            except TimeoutError:  # of the document, or of our own look at the pool
                if not future.done():
                    if not self._pool.active:
                        self._renew()
                    continue
                told = f"took longer than {self._timeout:g} seconds and was stopped"
                outcome = Outcome(failure=Failure("timeout", told))
            except ProcessExpired as error:
                told = f"the process that converted it died (exit code {error.exitcode})"
                outcome = Outcome(failure=Failure("worker-died", told))
            self.waiting.popleft()
            return source, outcome

    def stop(self) -> None:
        """End all workers at once, whatever they are doing."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble left this one without types
        self._pool.join()

    def _schedule(self, source: Input) -> Future[Outcome]:
        return self._pool.schedule(_convert, (source,), timeout=self._timeout)

    def _renew(self) -> None:
        """Start anew with what has no answer: a pool does not survive that an idle worker is killed."""
        self._renewals += 1
        if self._renewals > _RENEWALS:
            raise CommandError("the worker processes keep dying; --jobs 1 does without", Exit.INPUT_FAILED)
        self.stop()
        self._pool = self._start()
        for at, (source, future) in enumerate(self.waiting):
            if not future.done() or future.cancelled() or future.exception() is not None:
                self.waiting[at] = (source, self._schedule(source))


def _start_server() -> None:
    """Start the server that forks the workers, without standard error.

    A worker that is ended while it starts, as the last ones of a run may be, prints a traceback that means
    nothing to anybody. How a worker died is told by :class:`_Crew`.
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


_worker: Worker | None = None  # of a worker process, set once when it starts


def _prepare(recipe: Recipe) -> None:
    sys.stdout = sys.stderr  # what a plugin prints must not stand among the documents
    global _worker
    _worker = Worker(recipe)


def _convert(source: Input) -> Outcome:
    assert _worker is not None, "the pool prepares each worker before its first input"
    return _worker(source)

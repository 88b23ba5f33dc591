"""The worker pool: processes that a limit can stop for certain, and that cost one document when they die.

Each worker process has a pipe of its own and shares no lock with another, so that it can be killed at any
moment, by a limit or by hand, and costs nothing but the document it was at. (Pools that share a queue, as
those of ``concurrent.futures``, ``multiprocessing`` and pebble do, break or wait forever if a worker is
killed while it holds the queue's lock or has written half an answer.)
"""

from __future__ import annotations

import math
import pickle
import signal
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING

from msgspec import Struct

import broadsheet
from broadsheet_cli.console import reason
from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.inputs import Input
from broadsheet_cli.limits import Limits, begin, end
from broadsheet_cli.plugin_files import suspects
from broadsheet_cli.processes import CONTEXT, ending, settle_in
from broadsheet_cli.signals import held_back
from broadsheet_cli.work import OUT_OF_MEMORY, Failure, Outcome, Recipe, Worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_IN_HAND = 2
"""Inputs that a worker has at once: the one it works on, and the next, so that it never waits."""

_LARGE = 2**14
"""Bytes of an input beyond which only an idle worker gets it, so that its pipe never fills."""

_RENEW_AFTER = 400
"""Documents after which a worker makes room for a fresh one, whatever the C libraries in it have leaked."""

_READY = b"ready"
"""What a worker sends before its first answer: from then on its documents' time counts."""

_MOST_DEATHS = 2
"""Workers that may die at one document before it is given up."""

_GRACE = 1.0
"""Seconds to wait until the system has cleared a process away; a killed one needs no more than a moment."""


class Task(Struct):
    """An input on its way, with its place in the order."""

    number: int
    source: Input
    deaths: int = 0
    """How many workers died at it."""


class WorkerPool:
    """Worker processes, started as needed and replaced when they die, are stopped, or have served long."""

    def __init__(self, recipe: Recipe, size: int, limits: Limits) -> None:
        self.size = size
        self._waiting: deque[Task] = deque()
        self._recipe = recipe
        self._limits = limits
        self._processes: list[WorkerProcess] = []
        self._selector = DefaultSelector()
        if size > 1 or limits.need_a_process:  # one alone loads what it needs, when it needs it
            warm_up()

    @property
    def room(self) -> int:
        """How many more tasks keep every worker busy."""
        in_hand = sum(len(process.tasks) for process in self._processes)
        return self.size * _IN_HAND - in_hand - len(self._waiting)

    def take(self, number: int, source: Input) -> None:
        """Take an input, for whichever worker is free first."""
        self._waiting.append(Task(number, source))

    def step(self, timeout: float) -> dict[int, tuple[Input, Outcome]]:
        """Hand out what waits, wait until something happens, and answer what is done by then, by number.

        It waits for ``timeout`` seconds at the most.
        """
        self._dispatch()
        answers: list[tuple[Task, Outcome]] = []
        for key, _ in self._selector.select(self._until_deadline(timeout)):
            answers += self._receive(key.data)
        now = time.monotonic()
        overdue = [each for each in self._processes if each.deadline <= now and not each.connection.poll()]
        answers += [self._stop_overdue(process) for process in overdue]
        return {task.number: (task.source, outcome) for task, outcome in answers}

    def stop(self) -> None:
        """End all workers at once, whatever they are doing."""
        for process in self._processes:
            process.handle.kill()
        for process in self._processes[:]:
            self._remove(process)
        self._selector.close()

    def _dispatch(self) -> None:
        while self._waiting:
            process = self._process_for(self._waiting[0])
            if process is None or not process.send(self._waiting[0]):
                return  # one that died tells so in a moment, by its end of the connection
            self._waiting.popleft()

    def _process_for(self, task: Task) -> WorkerProcess | None:
        """The least busy process that can take the task; a new one if none is idle and there may be more."""
        able = [each for each in self._processes if each.can_take(task)]
        process = min(able, key=lambda each: len(each.tasks), default=None)
        is_idle = process is not None and not process.tasks
        return process if is_idle or len(self._processes) == self.size else self._start()

    def _start(self) -> WorkerProcess:
        others = [each.connection for each in self._processes]
        # What a signal raises in a function that Python calls at a fork is ignored, and the run would go on.
        with held_back():
            try:
                process = WorkerProcess(self._recipe, self._limits, others)
            except OSError as error:
                told = f"cannot start a worker process: {reason(error)}; --jobs 1 does without"
                raise CommandError(told, Exit.INPUT_FAILED) from error
            self._processes.append(process)
            self._selector.register(process.connection, EVENT_READ, process)
        return process

    def _until_deadline(self, timeout: float) -> float:
        next_limit = min((process.deadline for process in self._processes), default=math.inf)
        return max(0.0, min(timeout, next_limit - time.monotonic()))

    def _receive(self, process: WorkerProcess) -> list[tuple[Task, Outcome]]:
        try:
            answer = process.receive()
        except (EOFError, OSError):
            return self._handle_death(process)
        if process.is_worn_out and not process.tasks:
            self._remove(process)
        return [] if answer is None else [answer]

    def _handle_death(self, process: WorkerProcess) -> list[tuple[Task, Outcome]]:
        """A worker died: what it was at is tried once more, for the worker may have been killed by hand."""
        self._remove(process)
        if not process.tasks:
            return []
        task = process.tasks.popleft()
        self._waiting.extendleft(reversed(process.tasks))
        task.deaths += 1
        if process.handle.exitcode == -signal.SIGXCPU:
            told = f"took more than {self._limits.cpu_seconds} seconds of processor time and was stopped"
            return [(task, Outcome(failure=Failure("cpu-limit", told)))]
        if task.deaths < _MOST_DEATHS:
            self._waiting.appendleft(task)
            return []
        told = f"the process that converted it died twice ({ending(process.handle.exitcode)})"
        if self._recipe.runs_plugins:
            told += f": {suspects(self._recipe)}"
        return [(task, Outcome(failure=Failure("worker-died", told)))]

    def _stop_overdue(self, process: WorkerProcess) -> tuple[Task, Outcome]:
        process.handle.kill()
        self._remove(process)
        task = process.tasks.popleft()
        self._waiting.extendleft(reversed(process.tasks))
        limit = f"{self._limits.seconds:g} second{'' if self._limits.seconds == 1 else 's'}"
        told = f"took longer than {limit} and was stopped"
        return task, Outcome(failure=Failure("timeout", told))

    def _remove(self, process: WorkerProcess) -> None:
        self._processes.remove(process)
        self._selector.unregister(process.connection)
        process.connection.close()  # an idle worker ends when it sees that
        process.handle.join(_GRACE)


class WorkerProcess:
    """A worker process as seen from here, and the tasks that it has in hand: it works on the first."""

    def __init__(self, recipe: Recipe, limits: Limits, others: list[Connection]) -> None:
        self.connection: Connection
        self.connection, theirs = CONTEXT.Pipe()
        self.tasks: deque[Task] = deque()
        self._seconds = math.inf if limits.seconds is None else limits.seconds
        self._began = math.inf
        self._ready = False
        self._served = 0
        ours = [*others, self.connection]
        self.handle = CONTEXT.Process(target=_serve, args=(theirs, ours, recipe, limits))
        self.handle.start()
        theirs.close()

    @property
    def is_worn_out(self) -> bool:
        """Shall it make room for a fresh one?"""
        return self._served >= _RENEW_AFTER

    def can_take(self, task: Task) -> bool:
        """May it be given this task now?"""
        if self._served + len(self.tasks) >= _RENEW_AFTER:
            return False
        return not self.tasks or (len(self.tasks) < _IN_HAND and task.source.held <= _LARGE)

    def send(self, task: Task) -> bool:
        """Give it a task; False if it is not alive to take it."""
        try:
            self.connection.send_bytes(pickle.dumps(task.source))
        except OSError:
            return False
        self.tasks.append(task)
        if self._ready and len(self.tasks) == 1:
            self._began = time.monotonic()
        return True

    def receive(self) -> tuple[Task, Outcome] | None:
        """Its first task with the outcome; None if it tells that it is ready to begin.

        Raises :class:`EOFError` or :class:`OSError` if it died.
        """
        sent = self.connection.recv_bytes()
        self._began = time.monotonic()
        if not self._ready:
            self._ready = True
            return None
        outcome: Outcome = pickle.loads(sent)
        self._served += 1
        if outcome.failure is not None and outcome.failure.code == OUT_OF_MEMORY:
            self._served = _RENEW_AFTER  # what it holds now may be of no more use
        return self.tasks.popleft(), outcome

    @property
    def deadline(self) -> float:
        """When the first task's time is over, by the monotonic clock; never if it has none, or no limit."""
        return self._began + self._seconds if self.tasks else math.inf


def warm_up() -> None:
    """Load what documents need, once, before any worker is forked: each has it from its start then."""
    for source in ("<p>A page.</p>", "A text."):
        broadsheet.convert(source)


def _serve(connection: Connection, inherited: Sequence[Connection], recipe: Recipe, limits: Limits) -> None:
    """What a worker process does: one input after the other, until its connection is closed."""
    for each in inherited:  # the other ends: a worker that held them would not see them closed
        each.close()
    settle_in()
    worker = Worker(recipe)
    worker.load_plugins()
    with suppress(EOFError, OSError):
        connection.send_bytes(_READY)
        while True:
            source: Input = pickle.loads(connection.recv_bytes())
            begin(limits)
            outcome = worker(source)
            end(limits)
            connection.send_bytes(pickle.dumps(outcome))

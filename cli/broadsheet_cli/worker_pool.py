"""The worker pool: processes that can always be stopped by a limit, and whose death affects one document.

Each worker process has its own pipe and shares no lock with others, so that it can be killed at any moment,
by a limit or by hand, without affecting more than its current document. (Pools that share a queue, like those
of ``concurrent.futures``, ``multiprocessing`` and pebble, break or wait forever if a worker is killed while
it holds the queue's lock or has written half a result.)
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
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import Input
from broadsheet_cli.limits import Limits, begin, end
from broadsheet_cli.plugin_files import suspects
from broadsheet_cli.processes import CONTEXT, ending, prepare_child
from broadsheet_cli.signals import blocked
from broadsheet_cli.work import OUT_OF_MEMORY, Failure, Outcome, Recipe, Worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_IN_HAND = 2
"""Inputs that a worker has at once: the current one and the next, so that it never waits."""

_LARGE = 2**14
"""Larger inputs (bytes) are sent only to idle workers, so that the pipe never fills."""

_RENEW_AFTER = 400
"""Documents after which a worker is replaced, in case C libraries in it leak memory."""

_READY = b"ready"
"""What a worker sends when it is ready: from then on the time of its documents counts."""

_MOST_DEATHS = 2
"""Workers that may die while converting a document before it is given up."""

_GRACE = 1.0
"""Seconds to wait for the end of a process that was killed."""


class Task(Struct):
    """An input in progress, with its number in the order."""

    number: int
    source: Input
    deaths: int = 0
    """How many workers died while converting it."""


class WorkerPool:
    """Worker processes: started as needed, and replaced when they die, are stopped, or get old."""

    def __init__(self, recipe: Recipe, size: int, limits: Limits) -> None:
        self.size = size
        self._waiting: deque[Task] = deque()
        self._recipe = recipe
        self._limits = limits
        self._processes: list[WorkerProcess] = []
        self._selector = DefaultSelector()
        if size > 1 or limits.need_a_process:  # a single worker loads only what it needs
            warm_up()

    @property
    def free_slots(self) -> int:
        """How many more tasks the workers can take."""
        in_hand = sum(len(process.tasks) for process in self._processes)
        return self.size * _IN_HAND - in_hand - len(self._waiting)

    def take(self, number: int, source: Input) -> None:
        """Queue an input for the first free worker."""
        self._waiting.append(Task(number, source))

    def step(self, timeout: float) -> dict[int, tuple[Input, Outcome]]:
        """Assign queued tasks, wait for events, and return what is done by then, by number.

        Waits for at most ``timeout`` seconds.
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
        """Kill all workers."""
        for process in self._processes:
            process.handle.kill()
        for process in self._processes[:]:
            self._remove(process)
        self._selector.close()

    def _dispatch(self) -> None:
        while self._waiting:
            process = self._process_for(self._waiting[0])
            if process is None or not process.send(self._waiting[0]):
                return  # if it died, its end of the connection will show it in a moment
            self._waiting.popleft()

    def _process_for(self, task: Task) -> WorkerProcess | None:
        """The least busy process that can take the task; a new one if none is idle and more are allowed."""
        able = [each for each in self._processes if each.can_take(task)]
        process = min(able, key=lambda each: len(each.tasks), default=None)
        is_idle = process is not None and not process.tasks
        return process if is_idle or len(self._processes) == self.size else self._start()

    def _start(self) -> WorkerProcess:
        others = [each.connection for each in self._processes]
        # Python ignores what a signal handler raises during a fork, and the run would go on.
        with blocked():
            try:
                process = WorkerProcess(self._recipe, self._limits, others)
            except OSError as error:
                advice = "a smaller number of --jobs may do" if others else "--jobs 1 does without"
                message = f"cannot start worker process {len(others) + 1}: {reason(error)}; {advice}"
                raise CommandError(message, Exit.INPUT_FAILED) from error
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
        """A worker died: its document is tried once more, since the worker may have been killed by hand."""
        self._remove(process)
        if not process.tasks:
            return []
        task = process.tasks.popleft()
        self._waiting.extendleft(reversed(process.tasks))
        task.deaths += 1
        if process.handle.exitcode == -signal.SIGXCPU:
            message = f"took more than {self._limits.cpu_seconds} seconds of processor time and was stopped"
            return [(task, Outcome(failure=Failure("cpu-limit", message)))]
        if task.deaths < _MOST_DEATHS:
            self._waiting.appendleft(task)
            return []
        message = f"the process that converted it died twice ({ending(process.handle.exitcode)})"
        if self._recipe.runs_plugins:
            message += f": {suspects(self._recipe)}"
        return [(task, Outcome(failure=Failure("worker-died", message)))]

    def _stop_overdue(self, process: WorkerProcess) -> tuple[Task, Outcome]:
        process.handle.kill()
        self._remove(process)
        task = process.tasks.popleft()
        self._waiting.extendleft(reversed(process.tasks))
        limit = f"{self._limits.seconds:g} second{'' if self._limits.seconds == 1 else 's'}"
        message = f"took longer than {limit} and was stopped"
        return task, Outcome(failure=Failure("timeout", message))

    def _remove(self, process: WorkerProcess) -> None:
        self._processes.remove(process)
        self._selector.unregister(process.connection)
        process.connection.close()  # which ends an idle worker
        process.handle.join(_GRACE)


class WorkerProcess:
    """The main process's side of a worker, with the tasks assigned to it; it works on the first."""

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
        """Whether it should be replaced."""
        return self._served >= _RENEW_AFTER

    def can_take(self, task: Task) -> bool:
        """Whether it can be given this task now."""
        if self._served + len(self.tasks) >= _RENEW_AFTER:
            return False
        return not self.tasks or (len(self.tasks) < _IN_HAND and task.source.held <= _LARGE)

    def send(self, task: Task) -> bool:
        """Give it a task; False if it is dead."""
        try:
            self.connection.send_bytes(pickle.dumps(task.source))
        except OSError:
            return False
        self.tasks.append(task)
        if self._ready and len(self.tasks) == 1:
            self._began = time.monotonic()
        return True

    def receive(self) -> tuple[Task, Outcome] | None:
        """Its first task with the outcome; None if the message only says that it is ready.

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
            self._served = _RENEW_AFTER  # its memory may stay occupied
        return self.tasks.popleft(), outcome

    @property
    def deadline(self) -> float:
        """When the time of the first task is over, by the monotonic clock; infinity if there is no limit."""
        return self._began + self._seconds if self.tasks else math.inf


def warm_up() -> None:
    """Load the modules that documents need, once, before any worker is forked."""
    for source in ("<p>A page.</p>", "A text."):
        broadsheet.convert(source)


def _serve(connection: Connection, inherited: Sequence[Connection], recipe: Recipe, limits: Limits) -> None:
    """The main loop of a worker: converts one input after the other, until the connection is closed."""
    for each in inherited:  # or this worker would not notice when the main process closes its ends
        each.close()
    prepare_child()
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

"""Limits on the resources of one document. The system enforces them, even inside C code."""

from __future__ import annotations

import contextlib
import resource
import signal
import sys

from msgspec import Struct

_PAGE = resource.getpagesize()
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Limits(Struct, frozen=True):
    """The resources that one document may use. None means no limit."""

    seconds: float | None = None
    """Of wall-clock time for each document, enforced by the main process."""
    cpu_seconds: int | None = None
    """Of processor time, which does not depend on the load of the machine."""
    memory: int | None = None
    """Bytes, in addition to what the worker used before."""

    @property
    def need_a_process(self) -> bool:
        """Whether enforcing them takes a process that can be killed."""
        return any(limit is not None for limit in (self.seconds, self.cpu_seconds, self.memory))


def bind_to_parent() -> None:
    """End this process when its parent ends, for whatever reason; on Linux only."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a limit that is exceeded leaves no core dump


def begin(limits: Limits) -> None:
    """Set the limits for the next document, on top of what this process has used so far.

    Beyond ``cpu_seconds`` the system ends the process (SIGXCPU); beyond ``memory`` an allocation fails, which
    is a :class:`MemoryError` in Python.
    """
    if limits.cpu_seconds is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _soften(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + limits.cpu_seconds)
    if limits.memory is not None:
        _soften(resource.RLIMIT_AS, _address_space() + limits.memory)


def end(limits: Limits) -> None:
    """Lift the memory limit, so that there is always memory to send the outcome."""
    if limits.memory is not None:
        _soften(resource.RLIMIT_AS, resource.RLIM_INFINITY)


def _soften(kind: int, limit: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        limit = hard if limit == resource.RLIM_INFINITY else min(limit, hard)
    with contextlib.suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(kind, (limit, hard))


def _address_space() -> int:
    """Bytes of address space of this process; 0 if unknown."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * _PAGE
    except OSError:
        return 0

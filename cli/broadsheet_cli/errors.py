"""The exceptions that end a run early, and the exit codes that scripts may branch on.

========  ==============================================================================
code      meaning
========  ==============================================================================
0         every input was converted
1         at least one input could not be converted (the others were)
2         a wrong call: an unknown option, format, extractor or encoding
3         ``--strict``: every input was converted, some with warnings that count
4         the output could not be written: a full disk, a folder without permission
5         another run is using the same ``--state``; this one has done nothing
129       stopped because its terminal was closed (SIGHUP)
130       stopped by Ctrl-C (SIGINT)
141       the reader of standard output closed it (as if by SIGPIPE)
143       stopped by SIGTERM
========  ==============================================================================
"""

from __future__ import annotations

import signal
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes. For a signal it is 128 plus its number, as in a shell."""

    OK = 0
    INPUT_FAILED = 1
    USAGE = 2
    WARNINGS = 3
    CANNOT_WRITE = 4
    BUSY = 5
    HUNG_UP = 129
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


class CommandError(Exception):
    """The run cannot go on: a line for standard error, and an exit code."""

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.code = code


class UnknownWordError(CommandError):
    """The value of an option is not one of the possible ones. ``field`` is that of the option."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


class Stopped(BaseException):
    """A signal ended the run. Not an :class:`Exception`, so that nothing catches it before ``main()``."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def name(self) -> str:
        """``SIGTERM``; or the key, for the signal that has one."""
        name = signal.Signals(self.number).name
        return "Ctrl-C" if name == "SIGINT" else name

    @property
    def exit(self) -> Exit:
        """The exit code for that signal."""
        return Exit(128 + self.number)

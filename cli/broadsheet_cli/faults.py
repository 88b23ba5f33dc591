"""What ends a run before its work is done, and the exit codes that scripts may branch on.

========  ==============================================================================
code      meaning
========  ==============================================================================
0         every input was converted
1         at least one input could not be converted (the others were)
2         the command was called wrongly: an unknown option, format, extractor, encoding
3         ``--strict``: every input was converted, some with warnings that count
4         the output could not be written: a full disk, a folder without permission
5         another run is at work with the same ``--state``; this one has done nothing
129       stopped because its terminal went away (SIGHUP)
130       stopped by Ctrl-C (SIGINT)
141       the reader of standard output went away (as if by SIGPIPE)
143       stopped by SIGTERM
========  ==============================================================================
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes. For an end by a signal a shell takes 128 and the signal's number."""

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
    """The run cannot go on, for a foreseen reason: one line for standard error, and an exit code."""

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.code = code


class UnknownWordError(CommandError):
    """A value that is none of the possible ones; what set it is told by whoever knows that."""

    def __init__(self, message: str, word: str) -> None:
        super().__init__(message)
        self.word = word


class Stopped(BaseException):
    """A signal came to end the run. No ``except Exception`` may swallow it, so that it reaches ``main()``."""

    def __init__(self, signal: int) -> None:
        super().__init__(signal)
        self.signal = signal

    @property
    def exit(self) -> Exit:
        """The exit code by which a shell tells such an end."""
        return Exit(128 + self.signal)

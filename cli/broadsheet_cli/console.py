"""The console: the streams of one run, their width and colours, made in ``main()`` and passed in.

Machine output goes to standard output as bytes; everything else is one line each on standard error.
"""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout

from broadsheet_cli.faults import CommandError, Exit

TYPE_CHECKING = False  # what typing has under this name, without the time that typing takes to load
if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from typing import BinaryIO, TextIO

READABLE = 100
"""The widest that prose is drawn, in columns: longer lines are hard to read on."""


class Console:
    """Standard input, output and error, and what the environment says of them.

    Colour goes to terminals alone: ``NO_COLOR`` takes it away, and so does ``TERM=dumb`` without
    ``FORCE_COLOR``. No variable gives it to a pipe: what a script reads does not depend on its environment.
    """

    def __init__(
        self,
        stdin: TextIO | None,
        stdout: TextIO | None,
        stderr: TextIO | None,
        environment: Mapping[str, str],
    ) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._stderr = stderr
        self.environment = environment
        self.quiet = False
        self.verbose = False
        self.as_json = False
        """One JSON object a line instead of a sentence, for a program that reads the log."""
        self._overwriting = False

    @classmethod
    def of_process(cls) -> Console:
        """The console of this process."""
        return cls(sys.stdin, sys.stdout, sys.stderr, os.environ)

    @property
    def reads_terminal(self) -> bool:
        """Is standard input a person's keyboard (or nothing at all)?"""
        return self._stdin is None or self._stdin.isatty()

    @property
    def writes_terminal(self) -> bool:
        """Is standard output a terminal?"""
        return self._stdout is not None and self._stdout.isatty()

    @property
    def is_watched(self) -> bool:
        """Does a person see standard error, at a terminal on which a line can be overwritten?"""
        return (
            self._stderr is not None
            and self._stderr.isatty()
            and not self.quiet
            and not self.as_json
            and self.environment.get("TERM", "dumb") != "dumb"
        )

    @property
    def in_colour(self) -> bool:
        """May standard output carry colour?"""
        return (
            self.writes_terminal
            and not self.environment.get("NO_COLOR")
            and (self.environment.get("TERM") != "dumb" or bool(self.environment.get("FORCE_COLOR")))
        )

    def width(self) -> int:
        """Columns to draw in: ``COLUMNS``, else the terminal's; 80 in a pipe."""
        wanted = self.environment.get("COLUMNS", "")
        if wanted.isascii() and wanted.isdigit() and int(wanted) > 0:
            return int(wanted)
        if self._stdout is not None and self.writes_terminal:
            try:
                return os.get_terminal_size(self._stdout.fileno()).columns or 80
            except OSError:
                return 80
        return 80

    def read(self, most: int = -1) -> bytes:
        """Standard input, at most so many bytes of it if not negative."""
        stream: BinaryIO | None = getattr(self._stdin, "buffer", None)
        try:
            return stream.read(most) if stream is not None else b""
        except OSError as error:
            raise CommandError(f"cannot read standard input: {reason(error)}", Exit.INPUT_FAILED) from error

    def stream(self) -> BinaryIO:
        """Standard input, to be read as far as is needed."""
        import io

        stream: BinaryIO | None = getattr(self._stdin, "buffer", None)
        return io.BytesIO() if stream is None else stream

    def write(self, data: bytes) -> None:
        """Write to standard output and flush it. Raises :class:`BrokenPipeError` if its reader went away."""
        if self._stdout is None:
            raise CommandError("standard output is closed: there is nowhere to write to", Exit.CANNOT_WRITE)
        try:
            self._stdout.buffer.write(data)
            self._stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            self.abandon_output()
            raise CommandError(
                f"cannot write to standard output: {reason(error)}", Exit.CANNOT_WRITE
            ) from error

    def machine(self, data: bytes, language: str | None) -> None:
        """Write a document's bytes. A terminal gets them in colour and without control characters."""
        if self.writes_terminal:
            from broadsheet_cli.paint import paint, safe

            text = safe(data.decode())
            data = (paint(text, language) if language and self.in_colour else text).encode()
        self.write(data)

    def kept_clean(self) -> AbstractContextManager[object]:
        """While it is entered, what a plugin prints goes to standard error instead of among the documents."""
        return redirect_stdout(self._stderr)

    def abandon_output(self) -> None:
        """Let what is still buffered vanish, so that the interpreter does not complain of it at its end."""
        if self._stdout is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stdout.fileno())
            os.close(nowhere)

    def complain(self, message: str, **facts: object) -> None:
        """One line on standard error, whatever the message holds.

        The ``facts`` stand in a log of JSON beside the message: ``source``, ``code``.
        """
        self._tell("error", message, facts)

    def instruct(self, help: str) -> None:
        """Lines of help on standard error, for a person who called a command without anything to do."""
        self._print(help)

    def mention(self, message: str, **facts: object) -> None:
        """The same for what is no fault: ``--quiet`` silences it."""
        if not self.quiet:
            self._tell("info", message, facts)

    def detail(self, message: str, **facts: object) -> None:
        """The same for what only ``--verbose`` asks for."""
        if self.verbose:
            self._tell("debug", message, facts)

    def overwrite(self, message: str) -> None:
        """Put a line on standard error in the place of the last one, if a person watches it there."""
        if not self.is_watched:
            return
        self._print(f"\r\x1b[2K{one_line(message)}")
        self._overwriting = True

    def clear(self) -> None:
        """Take the line away that was to be overwritten."""
        if self._overwriting:
            self._overwriting = False
            self._print("\r\x1b[2K")

    def _tell(self, level: str, message: str, facts: Mapping[str, object]) -> None:
        self.clear()
        if self.as_json:
            self._print(_log_line(level, message, facts))
        else:
            self._print(f"broadsheet: {one_line(message)}\n")

    def _print(self, text: str) -> None:
        if self._stderr is not None:
            try:
                self._stderr.write(text)
                self._stderr.flush()
            except OSError:  # nobody is left to be told
                self._stderr = None


def _log_line(level: str, message: str, facts: Mapping[str, object]) -> str:
    from datetime import UTC, datetime

    import msgspec

    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    told = {"time": time, "level": level, "message": message, **facts}
    return msgspec.json.encode(told).decode() + "\n"


def one_line(text: str) -> str:
    """The text with every control character written out (``\\n``, ``\\x1b``), so that it can do no harm."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u200d" else repr(c)[1:-1] for c in text)


def reason(error: OSError) -> str:
    """Why an operation failed, as the system says it: ``No space left on device``."""
    return error.strerror or str(error)

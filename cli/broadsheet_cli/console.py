"""The console: the streams of one run, their width and colours, made in ``main()`` and passed in.

Machine output goes to standard output as bytes; everything else is one line each on standard error.
"""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout

from broadsheet_cli.errors import CommandError, Exit

TYPE_CHECKING = False  # what typing has under this name, without the time that typing takes to load
if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from typing import BinaryIO, TextIO

READABLE = 100
"""The widest that prose is drawn, in columns: longer lines are hard to read on."""


_COLUMNS = 80
"""The width of what is no terminal, or does not know its width."""


class Console:
    """Standard input, output and error, and the environment variables about them.

    Only terminals get colour, unless ``NO_COLOR`` is set, or ``TERM=dumb`` without ``FORCE_COLOR``. No
    variable gives colour to a pipe: what a script reads does not depend on its environment.
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
        """One JSON object per line instead of a sentence, for programs that read the log."""
        self._overwriting = False

    @classmethod
    def of_process(cls) -> Console:
        """The console of this process."""
        return cls(sys.stdin, sys.stdout, sys.stderr, os.environ)

    @property
    def reads_terminal(self) -> bool:
        """Whether standard input is a terminal (or closed)."""
        return self._stdin is None or self._stdin.isatty()

    @property
    def writes_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return self._stdout is not None and self._stdout.isatty()

    @property
    def is_watched(self) -> bool:
        """Whether standard error is a terminal on which a line can be overwritten."""
        return (
            self._stderr is not None
            and self._stderr.isatty()
            and not self.quiet
            and not self.as_json
            and self.environment.get("TERM", "dumb") != "dumb"
        )

    @property
    def in_colour(self) -> bool:
        """Whether standard output may have colour."""
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
        return _columns(self._stdout) if self.writes_terminal else _COLUMNS

    def read(self, most: int = -1) -> bytes:
        """Standard input, at most ``most`` bytes of it if that is not negative."""
        stream: BinaryIO | None = getattr(self._stdin, "buffer", None)
        try:
            return stream.read(most) if stream is not None else b""
        except OSError as error:
            raise CommandError(f"cannot read standard input: {reason(error)}", Exit.INPUT_FAILED) from error

    def stream(self) -> BinaryIO:
        """Standard input as a stream."""
        import io

        stream: BinaryIO | None = getattr(self._stdin, "buffer", None)
        return io.BytesIO() if stream is None else stream

    def write(self, data: bytes) -> None:
        """Write to standard output and flush it. Raises :class:`BrokenPipeError` if its reader closed it."""
        if self._stdout is None:
            raise CommandError("standard output is closed", Exit.CANNOT_WRITE)
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

    def write_document(self, data: bytes, language: str | None) -> None:
        """Write machine-readable output. A terminal gets it in colour and without control characters."""
        if self.writes_terminal:
            from broadsheet_cli.paint import paint, safe

            text = safe(data.decode())
            data = (paint(text, language) if language and self.in_colour else text).encode()
        self.write(data)

    def prints_redirected(self) -> AbstractContextManager[object]:
        """A context in which prints, such as those of plugins, go to standard error."""
        return redirect_stdout(self._stderr)

    def abandon_output(self) -> None:
        """Discard buffered output, so that the interpreter does not complain at exit."""
        if self._stdout is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stdout.fileno())
            os.close(nowhere)

    def error(self, message: str, **facts: object) -> None:
        """Print an error as one line on standard error.

        In a log of JSON, the ``facts`` are further keys of its object: ``source``, ``code``.
        """
        self._tell("error", message, facts)

    def show_help(self, help: str) -> None:
        """Print lines of help on standard error, for a command that was called without input."""
        self._print(help)

    def info(self, message: str, **facts: object) -> None:
        """Print information as one line on standard error, unless ``--quiet`` is set."""
        if not self.quiet:
            self._tell("info", message, facts)

    def debug(self, message: str, **facts: object) -> None:
        """Print a detail as one line on standard error, if ``--verbose`` is set."""
        if self.verbose:
            self._tell("debug", message, facts)

    def overwrite(self, message: str) -> None:
        """Replace the last line on standard error, if that is a terminal."""
        if not self.is_watched:
            return
        assert self._stderr is not None  # it is watched
        # Of several lines only the last would go. A terminal that shows ^C for Ctrl-C needs room for it.
        room = _columns(self._stderr) - len("^C") - 1
        self._print(f"\r\x1b[2K{one_line(message)[:room]}")
        self._overwriting = True

    def clear(self) -> None:
        """Remove the line that :meth:`overwrite` printed."""
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
            except OSError:  # nobody is reading
                self._stderr = None


def _columns(terminal: TextIO | None) -> int:
    try:
        return (terminal and os.get_terminal_size(terminal.fileno()).columns) or _COLUMNS
    except OSError:
        return _COLUMNS


def _log_line(level: str, message: str, facts: Mapping[str, object]) -> str:
    from datetime import UTC, datetime

    import msgspec

    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = {"time": time, "level": level, "message": message, **facts}
    return msgspec.json.encode(line).decode() + "\n"


def one_line(text: str) -> str:
    """The text with every control character escaped (``\\n``, ``\\x1b``)."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u200d" else repr(c)[1:-1] for c in text)


def reason(error: OSError) -> str:
    """The system's message for an error: ``No space left on device``."""
    return error.strerror or str(error)

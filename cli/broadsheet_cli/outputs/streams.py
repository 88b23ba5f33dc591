"""One stream of all documents: standard output, or a file that is there only when it is whole."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.writers import Frame, framed
from broadsheet_cli.inputs import Input
from broadsheet_cli.outputs import cannot_write
from broadsheet_cli.replacement import Replacement
from broadsheet_cli.work import Answer, Outcome, error_line


class Stream:
    """All documents one after another, each flushed as it comes; with ``inline`` the errors among them."""

    def __init__(
        self, write: Callable[[bytes], None], frame: Frame, several: bool, inline: bool = False
    ) -> None:
        self._write = write
        self._frame = frame
        self._several = several
        self._inline = inline
        self._first = True

    def expect(self, source: Input) -> None:
        """Nothing to prepare."""

    def put(self, source: Input, outcome: Outcome) -> list[Answer]:
        """Write the document, in the frame of its format if there are several."""
        if outcome.failure is not None and self._inline:
            self._write(error_line(source, outcome.failure))
        for part in outcome.parts:
            if self._several:
                self._write(framed(self._frame, part.content, self._first))
            else:
                self._write(part.content + self._frame.end)
            self._first = False
        return [(source, outcome)]

    def settle(self) -> list[Answer]:
        """What is written is final."""
        return []

    def close(self) -> None:
        """Write what closes the frame; several inputs of which none was converted are an empty one."""
        if self._several:
            self._write(self._frame.empty if self._first else self._frame.closing)

    def abandon(self) -> None:
        """What is written is written."""


class File:
    """One file for all documents, there only when it is whole."""

    def __init__(
        self, path: str, frame: Frame, several: bool, inline: bool = False, replacing: bool = False
    ) -> None:
        self._path = path
        try:
            self._file = Replacement(path, replacing)
        except OSError as error:
            raise cannot_write(path, error) from error
        self._stream = Stream(self._write, frame, several, inline)
        self._empty = True

    def _write(self, data: bytes) -> None:
        self._empty = False
        try:
            self._file.write(data)
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def expect(self, source: Input) -> None:
        """Nothing to prepare."""

    def put(self, source: Input, outcome: Outcome) -> list[Answer]:
        """Write the document to the file that will take the name."""
        return self._stream.put(source, outcome)

    def settle(self) -> list[Answer]:
        """Nothing is final before all is."""
        return []

    def close(self) -> None:
        """Rename the file; if nothing was converted, an existing file stays."""
        if self._empty:
            self._file.discard()
            return
        self._stream.close()
        try:
            self._file.commit()
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def abandon(self) -> None:
        """Remove what was written."""
        self._file.discard()

"""The one exception that broadsheet raises on purpose."""

from __future__ import annotations


class BroadsheetError(Exception):
    """An input or a request that cannot be served.

    ``code`` is a stable kebab-case word that a script may branch on; the message is one line that says what
    is wrong and what to do. :func:`broadsheet.convert` raises ``empty-input``, ``binary-input``,
    ``unknown-encoding``, ``unknown-media-type``, ``unknown-content`` and ``unknown-extractor``; writers and
    the command line document their own codes.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[BroadsheetError], tuple[str, str]]:
        """Pickle code and message, so that the error survives the way from a worker process."""
        return type(self), (self.code, str(self))

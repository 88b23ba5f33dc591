"""Entity: a source together with its envelope, the headers of a mail or of an HTTP response.

MIME and HTTP call a body with its headers an entity. :func:`broadsheet.convert` takes one wherever it takes
bytes, since whoever fetched a page knows more about it than the page itself declares.
"""

from __future__ import annotations

from msgspec import Struct

from broadsheet.blocks import Hint


class Entity(Struct, frozen=True):
    """A body and what is known of it from outside.

    ``media_type`` and ``charset`` are the envelope's claims (``Content-Type``). They take precedence over
    what the body declares, but not over what its bytes prove. ``uri`` is where the body was fetched from, and
    ``offset`` where its record begins in an archive, in bytes. ``envelope`` is the type of what the body was
    taken from (``message/rfc822``). ``hints`` are values for the metadata, each with its field, trusted more
    than those in the body; ``notes`` are warnings, each a code and a message.
    """

    content: bytes | str
    media_type: str | None = None
    charset: str | None = None
    envelope: str | None = None
    uri: str | None = None
    offset: int | None = None
    hints: tuple[tuple[str, Hint], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

"""Entity: a source together with what its envelope says of it, a mail's headers or an HTTP response's.

MIME and HTTP call the pair of a body and its headers an entity. :func:`broadsheet.convert` takes one wherever
it takes bytes: who has fetched a page knows more of it than the page says itself.
"""

from __future__ import annotations

from msgspec import Struct

from broadsheet.blocks import Hint


class Entity(Struct, frozen=True):
    """A body and what is known of it from outside.

    ``media_type`` and ``charset`` are the envelope's claims (``Content-Type``): they go before what the body
    declares of itself, but not before what its bytes prove. ``uri`` is where the body was fetched from and
    ``offset`` where its record begins in an archive, in bytes. ``envelope`` is the type of what it was taken
    out of (``message/rfc822``). ``hints`` are answers for the metadata, each with its field, trusted before
    those in the body; ``notes`` are warnings, each a code and a message.
    """

    content: bytes | str
    media_type: str | None = None
    charset: str | None = None
    envelope: str | None = None
    uri: str | None = None
    offset: int | None = None
    hints: tuple[tuple[str, Hint], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

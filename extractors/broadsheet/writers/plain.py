"""What the writers share: a document's keys in the contract's order, and its compact JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.document import Document
from broadsheet.errors import BroadsheetError

_ENCODER = msgspec.json.Encoder()


def compact(document: Document) -> bytes:
    """The document as JSON on one line, in UTF-8. Raises ``unwritable-result`` if an extractor's
    result is no plain data.
    """
    try:
        return _ENCODER.encode(shallow(document))
    except UnicodeEncodeError:
        return _ENCODER.encode(scrubbed(document.to_dict()))
    except (TypeError, RecursionError, OverflowError) as error:
        told = f"a plugin's result is no plain data: {error}"
        raise BroadsheetError("unwritable-result", told) from error


def shallow(document: Document) -> dict[str, Any]:
    """The keys of :meth:`Document.to_dict` in order, their values still structs: msgspec encodes these."""
    fields: dict[str, Any] = {}
    for name in document.__struct_fields__:
        if name == "extra":
            fields.update(document.extra)
        else:
            fields[name] = getattr(document, name)
    return fields


def scrubbed(value: Any) -> Any:
    """Plain data with each lone surrogate (half a character, which no UTF-8 can hold) replaced by U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, list | tuple):
        return [scrubbed(each) for each in value]
    if isinstance(value, dict):
        return {scrubbed(key): scrubbed(each) for key, each in value.items()}
    return value

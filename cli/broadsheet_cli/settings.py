"""Settings: a command's options from all the places that may set them, the command line before all others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from broadsheet_cli.console import Console

T = TypeVar("T", bound=msgspec.Struct)


def resolve(options: type[T], given: Mapping[str, object], console: Console) -> T:
    """The options, ``given`` being what the command line says, by field; the rest has its default."""
    return msgspec.convert(given, options)

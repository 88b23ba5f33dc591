"""The garbage collector, held while a document is made.

A conversion makes tens of thousands of small objects that all live until its end. Python's collector would
look through them again and again and free nothing, which took a fifth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held() -> Iterator[None]:
    """Hold the collector; afterwards it is as it was."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

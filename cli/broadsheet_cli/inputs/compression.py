"""Compression: gzip, bzip2, xz and Zstandard, recognised by their first bytes.

Nothing is unpacked beyond a limit, so that a bomb costs no memory. Zstandard is in Python from 3.14 on and in
the extra ``broadsheet[zstd]`` before.
"""

from __future__ import annotations

import io
import sys
from typing import Any, BinaryIO

from broadsheet.errors import BroadsheetError
from broadsheet_cli.inputs.extras import missing

SIGNATURES = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz", b"\x28\xb5\x2f\xfd": "zstd"}

MOST_XZ_MEMORY = 512 * 2**20
"""Bytes that an xz stream may ask for: its highest preset takes 65 MB, a hostile one four gigabytes."""

RATIO = 500
"""How many times its packed size a stream may hold once it is past the limit of one input. Text shrinks to a
tenth, alike pages to a hundredth; a bomb to a thousandth (gzip) or far less."""


def packer(content: bytes) -> str | None:
    """How the bytes are packed, by their beginning."""
    return next((name for mark, name in SIGNATURES.items() if content.startswith(mark)), None)


def unpacked(content: bytes, most: int) -> bytes:
    """The bytes unpacked, if they are packed, and never more than one past the limit.

    Raises :class:`BroadsheetError` ``damaged-gzip`` (``-bzip2``, ``-xz``, ``-zstd``).
    """
    name = packer(content)
    if name is None:
        return content
    parts: list[bytes] = []
    left = most + 1
    try:
        while content and left > 0:
            member = _decompressor(name)
            part = member.decompress(content, left)
            parts.append(part)
            left -= len(part)
            if left > 0 and not member.eof:
                raise BroadsheetError(
                    f"damaged-{name}", f"the {name} data ends too early; the file seems cut off"
                )
            content = member.unused_data.lstrip(b"\0")  # some writers pad with zeros
    except BroadsheetError:
        raise
    except Exception as error:  # each library has its own
        raise BroadsheetError(f"damaged-{name}", f"cannot be unpacked: {error}") from error
    return b"".join(parts)


def _decompressor(name: str) -> Any:
    if name == "gzip":
        import zlib

        return zlib.decompressobj(wbits=31)
    if name == "bzip2":
        import bz2

        return bz2.BZ2Decompressor()
    if name == "xz":
        import lzma

        return lzma.LZMADecompressor(memlimit=MOST_XZ_MEMORY)
    return zstd().ZstdDecompressor()


def zstd() -> Any:
    """Python's module for Zstandard. Raises :class:`BroadsheetError` ``missing-extra``."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise missing("zstd", "Zstandard files (.zst)") from None
    return zstd


class Unpacking(io.RawIOBase):
    """A packed stream, read unpacked; a bomb is stopped on the way."""

    def __init__(self, packed: BinaryIO, name: str, most: int) -> None:
        self._packed = packed
        self._name = name
        self._most = most
        self._length = 0
        self._inner = _reader(packed, name)

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on. Raises :class:`BroadsheetError` for what is damaged, and for a bomb."""
        try:
            content = self._inner.read1(len(buffer))
        except Exception as error:  # each library has its own
            raise BroadsheetError(f"damaged-{self._name}", f"cannot be unpacked: {error}") from error
        buffer[: len(content)] = content
        self._length += len(content)
        check_ratio(self._length, self._packed.tell(), self._most)
        return len(content)


def check_ratio(length: int, packed: int, most: int) -> None:
    """Raise :class:`BroadsheetError` if the ratio of uncompressed to compressed bytes is that of a bomb."""
    if length > most and length > RATIO * packed:
        message = f"seems to be a bomb: {packed:,} packed bytes hold {length:,} and more"
        raise BroadsheetError("archive-bomb", message)


def _reader(packed: BinaryIO, name: str) -> Any:
    if name == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=packed)
    if name == "bzip2":
        import bz2

        return bz2.BZ2File(packed)
    if name == "xz":
        import lzma

        return lzma.LZMAFile(packed)
    return zstd().ZstdFile(packed)


def stream(file: BinaryIO, head: bytes, most: int) -> BinaryIO:
    """The file, uncompressed if its first bytes show that it is compressed."""
    name = packer(head)
    return file if name is None else io.BufferedReader(Unpacking(file, name, most), 128 * 1024)

"""Web archives (WARC, ISO 28500) and the texts made of them (WET), by fastwarc.

What is taken: pages that were answered with success (``response``) or fetched without HTTP (``resource``),
and the texts that a crawler made (``conversion``), in HTML, plain text or Markdown. Pictures, scripts,
redirects and errors are passed over, as they are in a folder.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from broadsheet.entity import Entity
from broadsheet.errors import BroadsheetError
from broadsheet.sniffing import MEDIA_TYPES
from broadsheet_cli.inputs import Problem
from broadsheet_cli.inputs.archives.member import Member, Rules, too_large
from broadsheet_cli.inputs.extras import missing

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader
    from fastwarc.warc import WarcRecord

_ENDINGS = {"text/html": ".html", "text/plain": ".txt", "text/markdown": ".md"}
_XHTML = "application/xhtml+xml"


def members(file: BinaryIO, rules: Rules) -> Generator[Member]:
    """The articles in a web archive. A record is named by its offset, in bytes, where others may seek it."""
    warc = reader_library()
    wanted = warc.WarcRecordType.response | warc.WarcRecordType.resource | warc.WarcRecordType.conversion
    sought = _seek(file, rules.only)
    try:
        for record in warc.ArchiveIterator(file, wanted, parse_http=True, strict_mode=False):
            if rules.only is None or rules.only == str(record.stream_pos):
                yield from _article(record, rules)
            if sought:
                return
    except OSError as error:
        if not sought:  # an offset at which no record begins
            raise BroadsheetError(
                "damaged-archive", f"the web archive cannot be read to its end: {error}"
            ) from error


def _seek(file: BinaryIO, only: str | None) -> bool:
    """Go to the one record that is wanted, if the file is one where that can be done."""
    if only is None or not only.isdecimal() or not isinstance(getattr(file, "raw", None), io.FileIO):
        return False
    file.seek(int(only))
    return True


def _article(record: WarcRecord, rules: Rules) -> Iterator[Member]:
    kind = _media_type(record)
    if _is_cut_off(record):
        yield _cut_off(record)
    elif kind is not None and (rules.only or rules.takes(_name(record, kind))):
        yield _member(record, kind, rules.most)


def reader_library() -> Any:
    """The reader of web archives. Raises :class:`BroadsheetError` ``missing-extra``."""
    try:
        from fastwarc import warc
    except ImportError:
        raise missing("warc", "web archives (WARC, WET)") from None
    return warc


def _media_type(record: WarcRecord) -> str | None:
    """The type of the article in a record; None if it has none."""
    if record.is_http_parsed:
        if not 200 <= (record.http_headers.status_code or 200) < 300:
            return None
        claimed = record.http_content_type
    else:
        claimed = record.headers.get("Content-Type")
    kind = (claimed or "text/html").partition(";")[0].strip().lower()
    kind = "text/html" if kind == _XHTML else kind
    return kind if kind in MEDIA_TYPES else None


def _is_cut_off(record: WarcRecord) -> bool:
    """Does the archive end within the record's headers, its own or those of HTTP?"""
    return record.headers.get("Content-Length") is None or (record.is_http and not record.is_http_parsed)


def _cut_off(record: WarcRecord) -> Member:
    uri = record.headers.get("WARC-Target-URI")
    problem = Problem("damaged-archive", f"the record{f' of {uri}' if uri else ''} is cut off")
    return Member(str(record.stream_pos), _name(record, None), problem=problem)


def _name(record: WarcRecord, kind: str | None) -> str:
    return f"{record.stream_pos:012d}{_ENDINGS.get(kind or '', '')}"


def _member(record: WarcRecord, kind: str, most: int) -> Member:
    label, name = str(record.stream_pos), _name(record, kind)
    length = record.content_length
    if length > most:
        return Member(label, name, problem=too_large(most))
    body = record.reader.read(most + 1)
    if len(body) < length:
        return _cut_off(record)
    uri = record.headers.get("WARC-Target-URI")
    charset = record.http_charset if record.is_http_parsed else None
    if record.is_http_parsed:
        body = _without_codings(body, record.http_headers, most)
    why = record.headers.get("WARC-Truncated")
    notes = (("warc-truncated", f"the crawler cut it off: {why}"),) if why else ()
    entity = Entity(
        body, kind, charset, uri=uri.strip("<>") if uri else None, offset=record.stream_pos, notes=notes
    )
    return Member(label, name, entity)


def _without_codings(body: bytes, headers: Any, most: int) -> bytes:
    """The body without HTTP's codings. Many archives hold it decoded and keep the headers: then as it is.

    gzip and Zstandard are known by their first bytes and unpacked where the article is converted.
    """
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader

    readers: list[Callable[[BinaryIO], WarcReader]] = []
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        readers.append(ChunkedReader)
    coding = (headers.get("Content-Encoding") or "").strip().lower()
    if coding == "br":
        readers.append(BrotliReader)
    elif coding == "deflate":
        readers.append(lambda packed: GzipReader(packed, zlib=True))
    for reader in readers:
        try:
            body = reader(io.BytesIO(body)).read(most + 1)
        except OSError:
            return body
    return body

"""Signatures: the kinds of files that are not text, by their first bytes, and what to do about them."""

from __future__ import annotations

from typing import NamedTuple


class BinaryKind(NamedTuple):
    """A kind of file that is not text, and what to do about it."""

    name: str
    advice: str


COMPRESSED = "decompress it first"
EXPORT = "save it as HTML or plain text first"
EXTRACT = "unpack it and convert the files in it"
NOT_TEXT = "broadsheet reads HTML, Markdown and plain text"

# By the first bytes. RTF and PostScript are ASCII, but not meant to be read as text.
SIGNATURES: dict[bytes, BinaryKind] = {
    b"%PDF-": BinaryKind("a PDF document", EXPORT),
    b"{\\rtf": BinaryKind("an RTF document", EXPORT),
    b"%!PS-Adobe": BinaryKind("a PostScript document", EXPORT),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": BinaryKind("an old Office document", EXPORT),
    b"AT&TFORM": BinaryKind("a DjVu document", EXPORT),
    b"\x1f\x8b": BinaryKind("gzip-compressed data", COMPRESSED),
    b"\x1f\x9d": BinaryKind("compress-ed data", COMPRESSED),
    b"BZh": BinaryKind("bzip2-compressed data", COMPRESSED),
    b"\xfd7zXZ\x00": BinaryKind("xz-compressed data", COMPRESSED),
    b"\x28\xb5\x2f\xfd": BinaryKind("zstd-compressed data", COMPRESSED),
    b"\x04\x22\x4d\x18": BinaryKind("lz4-compressed data", COMPRESSED),
    b"7z\xbc\xaf\x27\x1c": BinaryKind("a 7z archive", EXTRACT),
    b"Rar!\x1a\x07": BinaryKind("a RAR archive", EXTRACT),
    b"\x89PNG\r\n\x1a\n": BinaryKind("a PNG image", NOT_TEXT),
    b"\xff\xd8\xff": BinaryKind("a JPEG image", NOT_TEXT),
    b"GIF87a": BinaryKind("a GIF image", NOT_TEXT),
    b"GIF89a": BinaryKind("a GIF image", NOT_TEXT),
    b"II*\x00": BinaryKind("a TIFF image", NOT_TEXT),
    b"MM\x00*": BinaryKind("a TIFF image", NOT_TEXT),
    b"\x00\x00\x01\x00": BinaryKind("an icon", NOT_TEXT),
    b"wOFF": BinaryKind("a web font", NOT_TEXT),
    b"wOF2": BinaryKind("a web font", NOT_TEXT),
    b"OggS\x00": BinaryKind("an Ogg recording", NOT_TEXT),
    b"ID3\x03": BinaryKind("an MP3 recording", NOT_TEXT),
    b"ID3\x04": BinaryKind("an MP3 recording", NOT_TEXT),
    b"fLaC\x00": BinaryKind("a FLAC recording", NOT_TEXT),
    b"\x1aE\xdf\xa3": BinaryKind("a Matroska or WebM film", NOT_TEXT),
    b"\x7fELF": BinaryKind("an ELF program", NOT_TEXT),
    b"\xca\xfe\xba\xbe": BinaryKind("a compiled program", NOT_TEXT),
    b"\xcf\xfa\xed\xfe": BinaryKind("a compiled program", NOT_TEXT),
    b"\x00asm": BinaryKind("a WebAssembly program", NOT_TEXT),
    b"MZ\x90\x00": BinaryKind("a Windows program", NOT_TEXT),
    b"SQLite format 3\x00": BinaryKind("an SQLite database", NOT_TEXT),
    b"PAR1": BinaryKind("a Parquet file", NOT_TEXT),
    b"bplist00": BinaryKind("a binary property list", NOT_TEXT),
}

# A ZIP archive may be a document: the name of its first member shows it (in the first local header).
ZIP = b"PK\x03\x04"
ZIP_DOCUMENTS: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"[Content_Types].xml", "an Office document (docx, xlsx or pptx)"),
    (b"word/", "a Word document"),
)


def binary_kind(source: bytes) -> BinaryKind | None:
    """The kind of file that begins like this, if that is not text.

    >>> binary_kind(b"%PDF-1.7 ...")
    BinaryKind(name='a PDF document', advice='save it as HTML or plain text first')
    >>> binary_kind(b"PDFs are not for reading on a telephone.")
    """
    for signature, known in SIGNATURES.items():
        if source.startswith(signature):
            return known
    if source.startswith(ZIP):
        for mark, kind in ZIP_DOCUMENTS:
            if mark in source[:512]:
                return BinaryKind(kind, EXPORT)
        return BinaryKind("a ZIP archive", EXTRACT)
    if source[:4] == b"RIFF" and source[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return BinaryKind(f"a {source[8:12].decode().strip()} file", NOT_TEXT)
    if source[4:8] == b"ftyp":
        return BinaryKind("an MP4 film or recording", NOT_TEXT)
    if source[257:262] == b"ustar":
        return BinaryKind("a tar archive", EXTRACT)
    return None

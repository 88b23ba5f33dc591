"""Signatures: what a file that is no text seems to be, by its first bytes, and what to do about it."""

from __future__ import annotations

COMPRESSED = "decompress it first"
EXPORT = "save it as HTML or plain text first"
EXTRACT = "unpack it and convert the files in it"
NOT_TEXT = "broadsheet reads HTML, Markdown and plain text"

# Longest tellings first where one begins like another. RTF and PostScript are ASCII, but not text to read.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", EXPORT),
    (b"{\\rtf", "an RTF document", EXPORT),
    (b"%!PS-Adobe", "a PostScript document", EXPORT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", EXPORT),
    (b"AT&TFORM", "a DjVu document", EXPORT),
    (b"\x1f\x8b", "gzip-compressed data", COMPRESSED),
    (b"\x1f\x9d", "compress-ed data", COMPRESSED),
    (b"BZh", "bzip2-compressed data", COMPRESSED),
    (b"\xfd7zXZ\x00", "xz-compressed data", COMPRESSED),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data", COMPRESSED),
    (b"\x04\x22\x4d\x18", "lz4-compressed data", COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", EXTRACT),
    (b"Rar!\x1a\x07", "a RAR archive", EXTRACT),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", NOT_TEXT),
    (b"\xff\xd8\xff", "a JPEG image", NOT_TEXT),
    (b"GIF87a", "a GIF image", NOT_TEXT),
    (b"GIF89a", "a GIF image", NOT_TEXT),
    (b"II*\x00", "a TIFF image", NOT_TEXT),
    (b"MM\x00*", "a TIFF image", NOT_TEXT),
    (b"\x00\x00\x01\x00", "an icon", NOT_TEXT),
    (b"wOFF", "a web font", NOT_TEXT),
    (b"wOF2", "a web font", NOT_TEXT),
    (b"OggS\x00", "an Ogg recording", NOT_TEXT),
    (b"ID3\x03", "an MP3 recording", NOT_TEXT),
    (b"ID3\x04", "an MP3 recording", NOT_TEXT),
    (b"fLaC\x00", "a FLAC recording", NOT_TEXT),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film", NOT_TEXT),
    (b"\x7fELF", "an ELF program", NOT_TEXT),
    (b"\xca\xfe\xba\xbe", "a compiled program", NOT_TEXT),
    (b"\xcf\xfa\xed\xfe", "a compiled program", NOT_TEXT),
    (b"\x00asm", "a WebAssembly program", NOT_TEXT),
    (b"MZ\x90\x00", "a Windows program", NOT_TEXT),
    (b"SQLite format 3\x00", "an SQLite database", NOT_TEXT),
    (b"PAR1", "a Parquet file", NOT_TEXT),
    (b"bplist00", "a binary property list", NOT_TEXT),
)

# A ZIP archive may be a document: the name of its first member shows it (in the first local header).
ZIP = b"PK\x03\x04"
ZIP_DOCUMENTS: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"[Content_Types].xml", "an Office document (docx, xlsx or pptx)"),
    (b"word/", "a Word document"),
)


def binary_kind(source: bytes) -> tuple[str, str] | None:
    """What the bytes seem to be and what to do about it, if they begin like a file that is no text.

    >>> binary_kind(b"%PDF-1.7 ...")
    ('a PDF document', 'save it as HTML or plain text first')
    >>> binary_kind(b"PDFs are not for reading on a telephone.")
    """
    for signature, kind, advice in SIGNATURES:
        if source.startswith(signature):
            return kind, advice
    if source.startswith(ZIP):
        for mark, kind in ZIP_DOCUMENTS:
            if mark in source[:512]:
                return kind, EXPORT
        return "a ZIP archive", EXTRACT
    if source[:4] == b"RIFF" and source[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return f"a {source[8:12].decode().strip()} file", NOT_TEXT
    if source[4:8] == b"ftyp":
        return "an MP4 film or recording", NOT_TEXT
    if source[257:262] == b"ustar":
        return "a tar archive", EXTRACT
    return None

"""Extensions: what the name of a file says about it, compressed or not."""

from __future__ import annotations

from broadsheet.sniffing import MARKED_ELSE, PACKED, unpacked

ARTICLES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown", *MARKED_ELSE, ".eml")
"""What is taken from a folder or an archive; a file named itself may have any ending."""

ARCHIVES = {
    "zip": (".zip",),
    "tar": (".tar", ".tgz", ".tbz2", ".txz", ".tzst"),
    "warc": (".warc", ".wet"),
    "mbox": (".mbox",),
}
"""By kind, the endings of files that hold several articles."""

TEXTS = (".txt", ".text")
"""What may be an export of a news database, with several articles in it."""

_ARTICLES = ARTICLES + tuple(ending + packed for ending in ARTICLES for packed in PACKED)
_BY_ENDING = {ending: kind for kind, endings in ARCHIVES.items() for ending in endings}


def is_article(name: str) -> bool:
    """Is a file of this name an article, by its ending?"""
    return name.lower().endswith(_ARTICLES)


def is_text(name: str) -> bool:
    """Is a file of this name plain text, compressed or not?"""
    return unpacked(name.lower()).endswith(TEXTS)


def archive_kind(name: str) -> str | None:
    """The kind of archive by the extension of a file; None if it is not one."""
    stem, dot, last = unpacked(name.lower()).rpartition(".")
    return _BY_ENDING.get(dot + last) if stem else None

"""Sniffing: is it HTML, Markdown or plain text?

The file name's extension decides first, if it is a known one. A name that promises text is believed unless
the content starts like a whole HTML document (a page saved as ``.txt`` is still a page) or is undamaged
Markdown, as converters print it. Without such a name the content decides:

- HTML starts like a document (a doctype, ``<html>``, an XML declaration) or like a fragment of one: a tag
  with its content right behind it;
- Markdown has several marks that only Markdown has. Bullets, bold words and rule lines alone do not count:
  plain text has them too, and its front end handles damage better;
- everything else is plain text.
"""

from __future__ import annotations

import re

MEDIA_TYPES = ("text/html", "text/plain", "text/markdown")

CONTENTS = ("main", "all")
"""How much of a web page to keep."""

MAIL = "message/rfc822"
"""The media type of a mail, which contains an article of one of the others."""

SAMPLE = 64 * 1024
"""Characters that are looked at."""

MARKED_ELSE = (".rst", ".adoc", ".asciidoc", ".org", ".wiki", ".mediawiki", ".wikitext", ".srt", ".vtt")
"""Extensions of texts with markup other than Markdown's, and of subtitles."""

LARGEST_PRINT = 1_000_000
"""Characters of a page that a converter printed as Markdown. What is longer and called a text is read as one:
the grammar of Markdown takes 19 times the size of 8 MB as memory, that of text 10 times, with the JSON."""

ENDINGS = {
    **dict.fromkeys(("html", "htm", "xhtml", "xht"), "text/html"),
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "mkdn"), "text/markdown"),
    **dict.fromkeys(("txt", "text", *(ending[1:] for ending in MARKED_ELSE)), "text/plain"),
}
"""By extension, the media type that a file's name promises."""

PACKED = (".gz", ".bz2", ".xz", ".zst")
"""Extensions of compressed files, which may follow each of them."""

_HEADER = re.compile(rb"(?:>?From [^\n]*\n)?[!-9;-~]{1,76}[ \t]*:")
_HEADERS = re.compile(
    rb"(?:>?From [^\n]*\n)?[!-9;-~]+[ \t]*:[^\n]*(?:\n[!-9;-~]+[ \t]*:[^\n]*|\n[ \t][^\n]*)*"
)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_TRACES = (b"message-id", b"mime-version", b"received")
_SHOWN = frozenset((b"from", b"to", b"subject", b"date"))
_SENDER = re.compile(rb"^From:[^\n]*\w@\w", re.MULTILINE | re.IGNORECASE)

_BEFORE_MARKUP = re.compile(r"(?:\s+|\ufeff|<!--.*?-->)*", re.DOTALL)
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_LATE_DOCUMENT = re.compile(r"^\s{0,8}<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.MULTILINE)
_DOCUMENT_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_BLOCK = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|th|thead|tr|ul"
)
_BLOCK_START = re.compile(rf"<(?:{_BLOCK}|title|meta|link|style|script)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_END = re.compile(rf"</(?:{_BLOCK}|title|style|script)\s*>", re.IGNORECASE)
_CONTENT = re.compile(r"\w|[\n<&\"'“‘(]")
_INLINE_START = re.compile(r"<(a|b|big|em|font|i|small|span|strong|u)(?:\s[^<>]*)?>", re.IGNORECASE)

_MARKDOWN_MARKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?:\A|\n[ \t]*\n)#{1,6}[ \t]+\S"),  # set apart, as comments in a listing seldom are
    re.compile(r"^ {0,3}(?:```+[^`\n]*|~~~+.*)$", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]+\]\(<?[\w#/.-][^()\s]*[./:#][^()\s]*(?:\s+\"[^\"\n]*\")?\)"),
    re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?[\w#/.-]\S*[./:#]", re.MULTILINE),
    re.compile(r"^ {0,3}\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$", re.MULTILINE),
    re.compile(r"\*\*[^\s*][^*\n]*\*\*|(?<![`\w])`[^`\n]+`(?!\w)"),
)
_HEADING_ALONE = re.compile(r"(?:\A|\n[ \t]*\n)(#{1,6})[ \t]+\S[^\n]*(?=\n[ \t]*(?:\n|\Z))")
_STRONG_MARKS = 4
"""The number of marks, from the first, that only Markdown has: headings, fences, links, link definitions."""
_UNDERLINED = re.compile(r"(?:\A|\n[ \t]*\n)[^\s#].*\n(?:=+|-+)[ \t]*\n[ \t]*\n")
_HASHED = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
TIDY = 0.9
"""The smallest share of ``#`` lines between blank lines that undamaged Markdown has."""
TIDY_HEADINGS = 2
"""The fewest of them."""
MARKED_THROUGH = 3
"""The number of links that, with a heading, makes a text Markdown whatever its name."""


def sniff(text: str, name: str | None = None, claimed: str | None = None) -> str:
    """The media type of a text, by the extension of its name if that is a known one, else by its content.

    ``claimed`` is what an envelope says (HTTP, MIME), which counts as much as an extension.

    >>> sniff("# Ports\\n\\nSee [the list](ports.md).")
    'text/markdown'
    >>> sniff("<3 is a heart, and <div> is a tag.")
    'text/plain'
    """
    promised = claimed if claimed in MEDIA_TYPES else _promised(name)
    if promised == "text/html":
        return promised
    start = _markup_start(text)
    if _DOCUMENT.match(text, start):
        return "text/html"
    head = text[:SAMPLE]
    if promised:
        is_marked_else = unpacked(name or "").lower().endswith(MARKED_ELSE)
        is_print = promised == "text/plain" and not is_marked_else and len(text) <= LARGEST_PRINT
        return "text/markdown" if is_print and _is_marked_through(head) else promised
    if _is_late_document(text):
        return "text/html"
    if _is_markdown(head):
        return "text/markdown"
    return "text/html" if _is_fragment(head, start) else "text/plain"


def is_mail(source: bytes, name: str | None = None) -> bool:
    """Whether a source begins with the headers of a message (RFC 5322).

    With a name that ends in ``.eml`` two lines of headers are enough. Without one they must be those that
    every mail has, or the four that mail programs show, and nothing else may precede the first empty line.
    """
    if not _HEADER.match(source, 0, 256):
        return False
    head = _HEAD_END.split(source[:SAMPLE], maxsplit=1)[0].replace(b"\r\n", b"\n")
    if not _HEADERS.fullmatch(head.rstrip(b"\n")):
        return False
    names = {line.partition(b":")[0].strip().lower() for line in head.split(b"\n")}
    if name is not None and unpacked(name).lower().endswith(".eml"):
        return len(names) >= 2
    if names >= _SHOWN:
        return _SENDER.search(head) is not None
    return b"from" in names and not names.isdisjoint(_TRACES) and not names.isdisjoint((b"date", b"subject"))


def unpacked(name: str) -> str:
    """A file's name without the extension of a compression program.

    >>> unpacked("ports.html.gz"), unpacked("ports.html")
    ('ports.html', 'ports.html')
    """
    ending = next((ending for ending in PACKED if name.lower().endswith(ending)), "")
    return name[: len(name) - len(ending)]


def _promised(name: str | None) -> str | None:
    folder, _, file = unpacked((name or "").lower()).rpartition("/")
    _, dot, ending = file.rpartition(".")
    is_host = folder.endswith(":/")  # ``https://harbour.org`` names no file
    return ENDINGS.get(ending) if dot and not is_host else None


def _markup_start(text: str) -> int:
    """Where the text begins once white space and comments are skipped."""
    match = _BEFORE_MARKUP.match(text)
    return match.end() if match else 0


def _is_late_document(text: str) -> bool:
    """An HTML document after a line or two of something else (a server's complaint), to its end."""
    return bool(_LATE_DOCUMENT.search(text, 0, 1024) and _DOCUMENT_END.search(text, max(0, len(text) - 2048)))


def _is_fragment(head: str, start: int) -> bool:
    """Whether the text is a piece that somebody cut out of a page.

    Prose about HTML may begin with a tag too (``<div> is an element``, ``<table>: the table element``), but
    there a space or a mark follows the tag, and words follow the last one.
    """
    opening = _BLOCK_START.match(head, start)
    if not opening:
        return _is_inline_fragment(head, start)
    if _CONTENT.match(head, opening.end()):
        return True
    if _BLOCK_END.search(head):
        return len(head) == SAMPLE or head.rstrip().endswith(">")
    return len(_BLOCK_START.findall(head)) >= 3


def _is_inline_fragment(head: str, start: int) -> bool:
    """An inline element, with its end, before block elements or as part of the only line.

    A text of several lines that merely begins with emphasis (``<i>Hamlet</i> was ...``) stays text: read as
    HTML, its line breaks would be lost.
    """
    opening = _INLINE_START.match(head, start)
    if not opening or f"</{opening[1].lower()}>" not in head.lower():
        return False
    return bool(_BLOCK_START.search(head) or _BLOCK_END.search(head)) or "\n" not in head.strip()


def _is_markdown(head: str) -> bool:
    """Two of Markdown's own marks, or headings and a table, emphasis or headings of another rank."""
    counts = [len(mark.findall(head)) for mark in _MARKDOWN_MARKS]
    if sum(map(bool, counts[:_STRONG_MARKS])) >= 2:
        return True
    return counts[0] >= 2 and (any(counts[_STRONG_MARKS:]) or len(set(_HEADING_ALONE.findall(head))) >= 2)


def _is_marked_through(head: str) -> bool:
    """Whether a text is undamaged Markdown, which the text front end would read with too much care.

    Its headings are between blank lines, which tools that damage a text leave out, or it has many links.
    """
    links = sum(len(mark.findall(head)) for mark in _MARKDOWN_MARKS[2:_STRONG_MARKS])
    alone = len(_HEADING_ALONE.findall(head))
    if links >= MARKED_THROUGH:
        return alone > 0 or _UNDERLINED.search(head) is not None
    return alone >= max(TIDY_HEADINGS, TIDY * len(_HASHED.findall(head))) and _is_markdown(head)

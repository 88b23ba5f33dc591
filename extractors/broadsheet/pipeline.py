"""The pipeline: bytes to text, text to blocks, blocks to a document.

A pure function of its arguments: no network, no file, no state that outlives the call.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import msgspec

from broadsheet import registry
from broadsheet.article import Article
from broadsheet.blocks import Block, Heading, Hints, Reading
from broadsheet.decoding.cleaning import clean
from broadsheet.decoding.decode import decode
from broadsheet.document import Document, Metadata, Source
from broadsheet.entity import Entity
from broadsheet.errors import BroadsheetError
from broadsheet.gc_pause import gc_paused
from broadsheet.notes import Notes
from broadsheet.outline import Outline
from broadsheet.registry import BUILT_IN, DEFAULT, Named
from broadsheet.sniffing import CONTENTS, MAIL, MEDIA_TYPES, SAMPLE, is_mail, sniff
from broadsheet.text_key import text_key

FrontEnd = Callable[[str, Notes], Reading]


def convert(
    source: bytes | str | Entity,
    *,
    name: str | None = None,
    media_type: str | None = None,
    encoding: str | None = None,
    extractors: Iterable[str | Named] | None = None,
    types: bool = True,
    content: str = "main",
) -> Document:
    """Turn one article into a document.

    ``source`` is the file's bytes, or decoded text, or an :class:`Entity`: a body with the headers that it
    came with. ``name`` is the path that the document reports; its extension helps to detect the type.
    ``media_type`` is ``text/html``, ``text/plain`` or ``text/markdown``, or ``message/rfc822`` for the
    article in a mail; detected if not given. ``encoding`` is a WHATWG label that takes precedence over the
    source's own declaration (but not over a byte-order mark). ``extractors`` are names, or extractors from
    :mod:`broadsheet.registry`; metadata, sections, lists and tables if not given. Without ``types`` all
    columns of tables are text. ``content`` says how much of a web page to keep: its ``main`` content, or
    ``all`` of it with menus, adverts and comments. It makes no difference for plain text.

    Raises :class:`BroadsheetError` for an input that cannot be converted.
    """
    notes = Notes()
    wanted = _wanted(DEFAULT if extractors is None else extractors, notes)
    if media_type is not None and media_type not in (*MEDIA_TYPES, MAIL):
        known = ", ".join((*MEDIA_TYPES, MAIL))
        raise BroadsheetError("unknown-media-type", f"no media type {media_type!r}; there are: {known}")
    if content not in CONTENTS:
        raise BroadsheetError("unknown-content", f"no content {content!r}; there are: {', '.join(CONTENTS)}")
    with gc_paused():
        text, origin, entity = text_of(source, name, media_type, encoding, notes)
        references = any(each.name not in DEFAULT for each in wanted)
        reading = _front_end(origin.media_type, content, references)(text, notes)
        _add_hints(reading.hints, entity)
        article = Article(reading.blocks, reading.hints, origin, notes, types)
        article.links, article.images = reading.links, reading.images
        return _document(article, wanted, notes)


def text_of(
    source: bytes | str | Entity,
    name: str | None,
    media_type: str | None,
    encoding: str | None,
    notes: Notes,
) -> tuple[str, Source, Entity]:
    """The text of the article in a source, the ``source`` entry of its document, and its envelope.

    Raises :class:`BroadsheetError` as :func:`convert` does.
    """
    raw, entity = _unwrapped(source, name, media_type, notes)
    told = None if media_type == MAIL else media_type
    return *_decoded(raw, entity, name, told, encoding, notes), entity


def _unwrapped(
    source: bytes | str | Entity, name: str | None, media_type: str | None, notes: Notes
) -> tuple[bytes, Entity]:
    """The source's own bytes, and the article in them: a mail is opened."""
    entity = source if isinstance(source, Entity) else Entity(source)
    for code, message in entity.notes:
        notes.under("envelope").warn(code, message)
    content = entity.content
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    untold = media_type is None and entity.media_type is None
    if MAIL in (media_type, entity.media_type) or (untold and is_mail(raw[:SAMPLE], name)):
        from broadsheet import mail

        letter = mail.opened(raw, notes)
        entity = msgspec.structs.replace(letter, uri=entity.uri, offset=entity.offset)
    return raw, entity


def _decoded(
    raw: bytes,
    entity: Entity,
    name: str | None,
    media_type: str | None,
    encoding: str | None,
    notes: Notes,
) -> tuple[str, Source]:
    content = entity.content
    if isinstance(content, str):
        text, used = clean(content, notes.under("decoding")), (entity.charset or "utf-8")
    else:
        text, used = decode(content, encoding, notes.under("decoding"), entity.charset)
    if not text or text.isspace():
        raise BroadsheetError("empty-input", "the input is empty: there is no article in it")
    kind = media_type or sniff(text, None if entity.envelope else name, entity.media_type)
    origin = Source(name and _printable(name), kind, used, len(raw), hashlib.sha256(raw).hexdigest())
    for field in ("uri", "offset", "envelope"):
        if (value := getattr(entity, field)) is not None:
            setattr(origin, field, value)
    return text, origin


def _printable(name: str) -> str:
    """A file's name with the bytes that are no UTF-8, as :mod:`os` gives them, written as ``\\xe9``."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # surrogates that stand for no byte
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _add_hints(hints: Hints, entity: Entity) -> None:
    """Put what the envelope says first; the address it was fetched from counts only if nothing else does."""
    hints.add_first(entity.hints)
    hints.add("url", entity.uri, "web archive")


def _front_end(media_type: str, content: str, references: bool) -> FrontEnd:
    # Imported on use: a run over text need not load the HTML parser, nor the other way round.
    if media_type == "text/html":
        from broadsheet.frontends.html import read as read_html

        return partial(read_html, whole=content == "all", references=references)
    if media_type == "text/markdown":
        from broadsheet.frontends.markdown import read as read_markdown

        return partial(read_markdown, references=references)
    from broadsheet.frontends.text import read as read_text

    return partial(read_text, references=references)


def _wanted(extractors: Iterable[str | Named], notes: Notes) -> list[Named]:
    """The extractors to run, each once; for one that fails to load there is a warning instead."""
    found: dict[str, Named] = {}
    for each in extractors:
        try:
            named = registry.load(each) if isinstance(each, str) else each
        except BroadsheetError as error:
            if error.code == "unknown-extractor":
                raise
            notes.warn(error.code, str(error))
        else:
            found.setdefault(named.name, named)
    return list(found.values())


def _document(article: Article, wanted: Sequence[Named], notes: Notes) -> Document:
    metadata = registry.load("metadata")
    # The other extractors need it in any case, but its warnings are kept only if its result is.
    is_wanted = any(each.name == metadata.name for each in wanted)
    answer = _run(metadata, article, notes if is_wanted else Notes())
    article.metadata = answer if isinstance(answer, Metadata) else Metadata()
    article.blocks = _without_title(article.blocks, article.metadata.title)
    article.outline = Outline(article.blocks)
    if not article.blocks:
        notes.warn("no-content", "no article found: there is no text, list or table")
    results: dict[str, Any] = {}
    article.results = results
    for each in wanted:
        results[each.name] = article.metadata if each.name == "metadata" else _run(each, article, notes)
    return Document(
        source=article.source,
        metadata=results.pop("metadata", None) or Metadata(),
        sections=results.pop("sections", None) or [],
        lists=results.pop("lists", None) or [],
        tables=results.pop("tables", None) or [],
        extra=results,
        warnings=notes.warnings,
    )


def _run(each: Named, article: Article, notes: Notes) -> Any:
    article.collect_in(notes.under(each.name))
    if each.name in BUILT_IN:
        return each.extract(article)
    try:
        return msgspec.to_builtins(each.extract(article), str_keys=True)
    except MemoryError:  # is the whole document's, not this result's alone
        raise
    except (Exception, SystemExit) as error:  # a plugin may raise anything, or return what is not plain data
        message = f"extractor {each.name!r} failed and has no result: {type(error).__name__}: {error}"
        notes.under(each.name).warn("plugin-failed", message)
        return None


def _without_title(blocks: Sequence[Block], title: str | None) -> Sequence[Block]:
    """The stream without the heading that does nothing but repeat the article's title.

    It is the first or second heading (after a kicker), or outranks those before it; one further down is a
    section that happens to have the same name.
    """
    key = text_key(title or "")
    before, highest = 0, sys.maxsize
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            heads = before < 2 or block.level < highest
            if heads and key and text_key(block.text) == key:
                return [*blocks[:at], *blocks[at + 1 :]]
            before, highest = before + 1, min(highest, block.level)
    return blocks

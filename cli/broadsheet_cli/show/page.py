"""The page: a document from its title to its warnings, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from broadsheet.document import (
    CodeBlock,
    Document,
    FigureBlock,
    List,
    ListBlock,
    Metadata,
    ParagraphBlock,
    QuoteBlock,
    Section,
    SectionBlock,
    Table,
    TableBlock,
)
from broadsheet.notes import counted
from broadsheet_cli.options import ROWS
from broadsheet_cli.show import items, notices, tables
from broadsheet_cli.show.places import lines
from broadsheet_cli.show.screen import ACCENT, QUIET, STRONG, Prefixed, Screen, plain


class Page:
    """Draws one document on a screen; ``rows`` is how many rows of each table (0 for all)."""

    def __init__(self, document: Document, screen: Screen, rows: int = ROWS) -> None:
        self._document = document
        self._screen = screen
        self._rows = rows
        self._lists = {each.id: each for each in document.lists}
        self._tables = {each.id: each for each in document.tables}

    def draw(self) -> None:
        """Draw all of it."""
        self._head()
        self._contents()
        for section in self._document.sections:
            self._section(section)
        self._loose()
        self._extras()
        if self._document.warnings:
            self._rule()
        notices.draw(self._document.warnings, self._screen)

    def _head(self) -> None:
        metadata = self._document.metadata
        if metadata.title:
            self._screen.draw(plain(metadata.title, STRONG))
        for line in _byline(metadata):
            self._screen.draw(plain(line))
        if metadata.description:
            description = plain(metadata.description, "italic")
            description.truncate(3 * self._screen.prose, overflow="ellipsis")  # some are whole articles
            self._screen.draw(description)
        source = self._document.source
        about = [
            source.path or "standard input",
            source.media_type,
            source.encoding,
            counted(source.bytes, "byte"),
        ]
        self._screen.draw(plain(" · ".join(about), QUIET))
        self._rule()

    def _rule(self) -> None:
        self._screen.draw(Text("─" * self._screen.prose, style=QUIET))

    def _contents(self) -> None:
        """The section tree, where there is more than a heading or two to see."""
        if sum(section.heading is not None for section in self._document.walk()) < 3:
            return
        root = Tree(Text(""), hide_root=True, guide_style=QUIET)
        for section in self._document.sections:
            _branch(root, section)
        self._screen.draw(root)
        self._rule()

    def _section(self, section: Section) -> None:
        if section.heading is not None:
            self._screen.gap()
            self._heading(section)
        self._blocks(section.blocks, 0)
        for inner in section.sections:
            self._section(inner)

    def _heading(self, section: Section) -> None:
        about = [section.id, "guessed" if section.guessed is True else "", lines(section.where)]
        heading = plain(section.heading or "", ACCENT)
        width = min(max(map(cell_len, heading.plain.split("\n"))), self._screen.prose)
        if section.level > 2:
            heading = Text("▸" * (section.level - 2) + " ", style=ACCENT).append_text(heading)
        self._screen.draw(heading.append_text(plain(f"  {' · '.join(filter(None, about))}", QUIET)))
        if section.level <= 2:
            self._screen.draw(Text("━─"[section.level - 1] * width, style=QUIET))

    def _blocks(self, blocks: Sequence[SectionBlock], indent: int) -> None:
        for block in blocks:
            if self._is_there(block):
                self._screen.gap()
                self._block(block, indent)

    def _is_there(self, block: SectionBlock) -> bool:
        """False for the place of a list or table that was not extracted."""
        if isinstance(block, ListBlock):
            return block.ref in self._lists
        return not isinstance(block, TableBlock) or block.ref in self._tables

    def _block(self, block: SectionBlock, indent: int) -> None:
        screen = self._screen
        if isinstance(block, ParagraphBlock):
            screen.draw(plain(block.text), indent=indent)
        elif isinstance(block, ListBlock):
            items.draw(self._lists[block.ref], screen, self._inside_item, indent + 2)
        elif isinstance(block, TableBlock):
            tables.draw(self._tables[block.ref], screen, self._rows)
        elif isinstance(block, QuoteBlock):
            screen.draw(*_quote(block), indent=indent)
        elif isinstance(block, CodeBlock):
            screen.draw(*_code(block), indent=indent)
        elif isinstance(block, FigureBlock):
            screen.draw(_figure(block), indent=indent)

    def _inside_item(self, blocks: Sequence[SectionBlock], indent: int) -> None:
        for block in filter(self._is_there, blocks):
            self._block(block, indent)

    def _loose(self) -> None:
        """Lists and tables that no section refers to, as when ``--extract`` left the sections out."""
        if self._document.sections:
            return
        for found in (*self._lists.values(), *self._tables.values()):
            self._screen.gap()
            if isinstance(found, List):
                items.draw(found, self._screen, self._inside_item)
            elif isinstance(found, Table):
                tables.draw(found, self._screen, self._rows)

    def _extras(self) -> None:
        """Results of further extractors, as YAML: their shape is theirs."""
        if not self._document.extra:
            return
        from broadsheet.writers import yaml

        for name, result in self._document.extra.items():
            self._screen.gap()
            self._screen.draw(plain(name, ACCENT))
            self._screen.draw(plain(yaml.dump({name: result}).partition("\n")[2] or str(result)))


def _byline(metadata: Metadata) -> Iterator[str]:
    authors = metadata.authors
    by = (
        f"By {', '.join(authors[:-1])} and {authors[-1]}"
        if len(authors) > 1
        else "".join(f"By {a}" for a in authors)
    )
    published, modified = (
        moment.partition("T")[0] for moment in (metadata.published or "", metadata.modified or "")
    )
    dates = published
    if modified and modified != published:
        dates = f"{published}, modified {modified}" if published else f"modified {modified}"
    line = " · ".join(filter(None, [by, dates, metadata.site]))
    if line:
        yield line
    if metadata.url:
        yield metadata.url


def _branch(tree: Tree, section: Section) -> None:
    refs = [block.ref for block in section.blocks if isinstance(block, ListBlock | TableBlock)]
    label = plain("(lead)", QUIET) if section.heading is None else plain(section.heading)
    label.append_text(plain(f"  {' '.join([section.id, *refs])}", QUIET))
    branch = tree.add(label)
    for inner in section.sections:
        _branch(branch, inner)


def _quote(block: QuoteBlock) -> Iterator[RenderableType]:
    yield Prefixed(plain(block.text, "italic"), "▌ ")
    if block.cite:
        yield Prefixed(plain(f"— {block.cite}"), "▌ ")


def _code(block: CodeBlock) -> Iterator[RenderableType]:
    if block.language:
        yield plain(block.language, QUIET)
    yield Prefixed(plain(block.text.expandtabs(4)), "│ ")


def _figure(block: FigureBlock) -> Text:
    texts = [block.caption or "", f"[{block.alt}]" if block.alt and block.alt != block.caption else ""]
    drawn = Text("▣ ", style=ACCENT).append_text(plain("  ".join(filter(None, texts)), "italic"))
    if block.src:
        address = block.src if len(block.src) <= 200 else block.src[:80] + "…"
        drawn.append_text(plain(f"  {address}", QUIET))
    return drawn

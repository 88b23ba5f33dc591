"""Inline markup: a line or a paragraph of wikitext as the text that it shows."""

from __future__ import annotations

import re
from html import unescape

from broadsheet.blocks import Figure
from broadsheet.document import Where
from broadsheet.frontends.text.units import Unit
from broadsheet.frontends.text.wikitext.masking import MASKED, OPEN, VOID, Masked, Masks
from broadsheet.frontends.text.wikitext.namespaces import namespace
from broadsheet.frontends.text.wikitext.templates import values_of
from broadsheet.notes import Notes

LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")
EXTERNAL = re.compile(
    r"\[((?:https?|ftp|mailto|news)?:?//[^\s\[\]<>]++|mailto:[^\s\[\]<>]++)(?:\s++([^\[\]]*))?\]"
)
_TAGS = (
    "abbr|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|font|gallery|h[1-6]|hr|i"
    "|includeonly|ins|kbd|li|mark|noinclude|nowiki|ol|onlyinclude|p|poem|q|ref|references|rp|rt|ruby|s|samp"
    "|section|small|span|strike|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul|var|wbr"
)
_TAG = re.compile(rf"</?({_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_QUOTES = re.compile(r"'{2,}")
_LEFT_OUT = re.compile(rf" ?{VOID}+(?=[ .,;:!?)]|$)|{VOID}")
_PIPE_TRICK = re.compile(r"^:?[^:]*:|\s*\([^()]*\)$|,.*$")
_SIZE = re.compile(r"(?:x?\d+(?:x\d+)? ?px|upright.*|page ?=.*|link ?=.*|lang ?=.*|class ?=.*|start ?=.*)")
_PLACES = frozenset(
    """
    thumb thumbnail frame framed frameless border left right center centre none baseline middle sub super
    text-top text-bottom top bottom mini miniatur hochkant rechts links zentriert gerahmt rahmenlos vignette
    gauche droite centré cadre miniatura miniaturadeimagen derecha izquierda centro marco мини справа слева
    サムネイル 右 左 中央 تصغير يسار يمين
    """.split()
)


class Inline:
    """Flattens the inline markup of one page, and keeps what it finds: pictures, categories, footnotes."""

    def __init__(self, masks: Masks, notes: Notes) -> None:
        self._masks = masks
        self._notes = notes
        self.found: list[Unit] = []
        """Pictures and fields since they were last taken."""
        self.addresses: list[tuple[int, str]] = []
        """The lines and addresses of the links that show something else."""
        self._numbers: dict[str, int] = {}
        self._said: dict[int, Masked] = {}
        self._taken: set[int] = set()
        self._line = 1

    def flatten(self, text: str, line: int, end: int = 0, *, folded: bool = True) -> str:
        """What the text shows, which is from that line on; ``\\n`` where a tag breaks the line.

        White space is ``folded``, unless the text is literal.
        """
        self._where = Where(line=line, end_line=end or line)
        if "[" in text:
            text = EXTERNAL.sub(self._external, text) if "//" in text or "mailto:" in text else text
            text = LINK.sub(self._link, text)
            if "[[" in text:  # around links that were in captions
                text = LINK.sub(self._link, text)
        if "''" in text:
            text = _QUOTES.sub(_apostrophes, text)
        if "<" in text:
            text = _TAG.sub(_of_tag, text)
        if "&" in text:
            text = unescape(text)
        if VOID in text:
            text = _LEFT_OUT.sub("", text)
        if OPEN in text:
            text = MASKED.sub(self._unmasked, text)
        if not folded:
            return text
        return "\n".join(filter(None, (" ".join(part.split()) for part in text.split("\n"))))

    def taken(self) -> list[Unit]:
        """The pictures and fields that were found since."""
        found, self.found = self.found, []
        return found

    def footnotes(self) -> list[tuple[int, Masked]]:
        """The footnotes that were not taken yet, by number."""
        found = [(number, self._said[number]) for number in sorted(self._said.keys() - self._taken)]
        self._taken.update(self._said)
        return found

    def define(self, ref: Masked) -> int:
        """The number of a footnote, which one with the same name shares."""
        name = ref.attributes.get("name") or ref.attributes.get("follow") or f"{OPEN}{ref.line}{ref.inside}"
        said = self._said.get(self._numbers.get(name, 0))
        if said and said is not ref and said.inside.strip() and ref.inside.strip():
            if ref.inside.strip() == said.inside.strip():
                where = Where(line=ref.line, end_line=ref.end)
                message = f"a footnote is there twice and is read once: {self._masks.restored(ref.inside)}"
                self._notes.warn("footnote-repeated", message, where)
                return self._numbers[name]
            name += f"{OPEN}{ref.line}{ref.inside}"  # another one of that name
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        if ref.inside.strip() or number not in self._said:
            self._said[number] = ref
        return number

    def _unmasked(self, found: re.Match[str]) -> str:
        masked = self._masks.of(found)
        if masked.kind == "ref":
            return f"[{self.define(masked)}]"
        if masked.kind == "references":
            for ref in MASKED.finditer(masked.inside):
                self.define(self._masks.of(ref))
            return ""
        if OPEN in masked.inside or masked.kind in ("blockquote", "poem", "gallery"):
            return self._nested(masked.inside)
        return " ".join(masked.inside.split())

    def said_by(self, ref: Masked) -> str:
        """The text of a footnote."""
        if "{{" in ref.inside:
            message = f"of a template only its values are read: {self._masks.restored(ref.inside)}"
            self._notes.warn("template-flattened", message, Where(line=ref.line, end_line=ref.end))
        return self.flatten(values_of(ref.inside).replace("\n", " "), ref.line, ref.end)

    def _external(self, found: re.Match[str]) -> str:
        address, shown = found[1], (found[2] or "").strip()
        if not shown:
            return address
        self.addresses.append((self._where.line or 1, address))
        return shown

    def _link(self, found: re.Match[str]) -> str:
        target, shown = found[1].strip(), found[2]
        kind = namespace(target)
        if kind == "file":
            self.found.append(self._picture(target, shown or ""))
            return VOID
        if kind == "category":
            category = target.partition(":")[2].strip()
            self.found.append(self._unit("field", category, mark="tags"))
            if shown and shown.strip():
                self._left_out("where a category sorts the page", found[0])
            return VOID
        if kind == "language":
            self._left_out("the page in another language", found[0])
            return VOID
        if shown is None:
            return target.removeprefix(":")
        self.addresses.append((self._where.line or 1, target))
        return shown if shown.strip() else _PIPE_TRICK.sub("", target)

    def _picture(self, target: str, said: str) -> Unit:
        """Its last part is the caption; sizes and places are left out."""
        alt, caption, others = None, None, []
        for part in (part.strip() for part in said.split("|")):
            name, equals, value = part.partition("=")
            if equals and name.strip() == "alt":
                alt = value.strip()
            elif part.lower() in _PLACES or _SIZE.fullmatch(part):
                others.append(part)
            elif part:
                others += [caption] if caption else []
                caption = part
        if others:
            self._left_out("how a picture is shown", " ".join(others))
        src = target.partition(":")[2].strip()
        caption = self._nested(caption) if caption else None
        return self._unit("picture", "", Figure(self._where, src, alt, caption or None))

    def _nested(self, caption: str) -> str:
        where = self._where
        flat = self.flatten(caption, where.line or 1, where.end_line or 0)
        self._where = where
        return flat.replace("\n", " ")

    def _unit(self, kind: str, text: str, figure: Figure | None = None, mark: str = "") -> Unit:
        line = self._where.line or 1
        unit = Unit("picture", text, line, self._where.end_line or line, mark=mark)
        if figure is None:
            unit.kind = "field"
        else:
            unit.blocks = [figure]
        return unit

    def _left_out(self, what: str, source: str) -> None:
        quoted = self._masks.restored(source)
        self._notes.warn("directive-dropped", f"{what} is left out: {quoted}", self._where)


def _apostrophes(found: re.Match[str]) -> str:
    """Two mark italics, three bold, five both; what is more is an apostrophe."""
    count = len(found[0])
    return "'" * (1 if count == 4 else max(count - 5, 0))


def _of_tag(found: re.Match[str]) -> str:
    return "\n" if found[1].lower() in ("br", "hr", "p", "li", "tr", "dd", "dt") else ""

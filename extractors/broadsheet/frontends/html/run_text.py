"""The text of a run of inline content; links, marks and pictures in it are recorded on its segment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.frontends.html.line_numbers import take_line_numbers
from broadsheet.frontends.html.segments import HEADINGS, Segment
from broadsheet.frontends.html.signs import is_sign, leads_to_itself
from broadsheet.frontends.html.tree import Children, Element

CONTROLS = frozenset(
    ["button", "input", "select", "textarea", "label", "option", "datalist", "meter", "progress"]
)
CELLS = frozenset(["td", "th", "caption"])
LINE_BREAK = "\v"  # folds like white space and is legal nowhere in HTML text, so it can represent <br>

LEAST_LINKED = 0.6
"""The share of what stands in brackets that is links; the rest is bars between them."""

# Raised digits after these are powers, after those marks of footnotes; after "km" they belong to the unit.
_TEN = re.compile(r"(?:^|[×x·*]\s?)10$")
_EXPONENT = re.compile(r"[+−-]?\d|\d\d")
_NOTE_LETTERS = frozenset("abcdefgh")  # later ones are exponents, too
_AFTER_WHICH_MARKS = re.compile(r"(?:[\d)%]|[^\W\d_]{4,})$")


def text_of_run(run: Children, segment: Segment, *, preformatted: bool) -> str:
    """The text of a run, white space folded unless it is ``preformatted``, with ``\\n`` for each ``<br>``."""
    if preformatted:
        segment.numbers = " ".join(take_line_numbers(run))
    pieces: list[str] = []
    _gather(run, pieces, segment, linked=False)
    text = "".join(pieces)
    if preformatted:
        return text.replace(LINE_BREAK, "\n").strip("\n")
    if LINE_BREAK in text:
        return "\n".join(" ".join(line.split()) for line in text.split(LINE_BREAK)).strip("\n")
    text = " ".join(text.split())
    return _without_control(text, segment) if segment.parent.tag in HEADINGS and text[-1:] == "]" else text


def _without_control(heading: str, segment: Segment) -> str:
    """A heading without links in brackets at its end, which act on its section: ``Costs [edit]``."""
    before, _, inside = heading[:-1].rpartition("[")
    of_links = segment.link_chars
    if not before or segment.marks or not LEAST_LINKED * len(inside) <= of_links <= len(inside):
        return heading
    segment.links = segment.link_chars = 0
    return before.rstrip()


def _gather(run: Children, pieces: list[str], segment: Segment, linked: bool) -> None:
    for child in run:
        if isinstance(child, str):
            pieces.append(child)
        elif isinstance(child, Element):
            gather = SPECIAL.get(child.tag)
            if gather is None:
                _gather(child.children, pieces, segment, linked)
            else:
                gather(child, pieces, segment, linked)


def _length(pieces: Iterable[str]) -> int:
    return sum(len(" ".join(piece.split())) for piece in pieces)


def _gather_break(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    pieces.append(LINE_BREAK)


def _gather_link(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    at = len(pieces)
    _gather(child.children, pieces, segment, linked=True)
    to_place = leads_to_itself(child)
    if to_place and is_sign("".join(pieces[at:])):
        del pieces[at:]
    elif not linked:
        length = _length(pieces[at:])
        segment.links += 1
        segment.link_chars += length
        segment.place_chars += length if to_place else 0


def _gather_bold(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    at = len(pieces)
    _gather(child.children, pieces, segment, linked)
    segment.bold_chars += _length(pieces[at:])


def _gather_image(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    segment.images += (child,)


def _gather_control(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    if child.get("type") == "checkbox":
        segment.checked = "checked" in child.attributes
    else:
        segment.control = True
    if child.tag == "textarea":
        return
    at = len(pieces)
    _gather(child.children, pieces, segment, linked)
    if child.tag == "button":
        segment.buttons += 1
        segment.button_chars += _length(pieces[at:])


def _gather_raised(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    """Put a footnote's mark in brackets, so that it is not part of the word or number before it."""
    at = len(pieces)
    _gather(child.children, pieces, segment, linked)
    mark = "".join(pieces[at:]).strip()
    link = next((inner for inner in child.elements() if inner.tag == "a"), None)
    is_mark = link is not None and link.get("href").startswith("#")
    if link is not None and is_mark:
        segment.marks += (link.get("href")[1:],)
    if not mark or mark[0] in "[(":
        return
    if is_mark:
        pieces[at:] = [f"[{mark}]"]
        return
    before = "".join(pieces[:at]).rstrip()
    if segment.parent.tag in CELLS:
        pieces[at:] = [_raised_in_cell(mark, before)]
    elif _EXPONENT.fullmatch(mark) and _TEN.search(before):
        pieces[at:] = [f"^{mark}"]
    elif mark in _NOTE_LETTERS and before[-1:].isdecimal() and not _TEN.search(before):
        pieces[at:] = [f"[{mark}]"]


def _raised_in_cell(mark: str, before: str) -> str:
    """A raised letter is a mark; a raised number is one after a number or a word, but no power and no unit.

    >>> [before + _raised_in_cell("2", before) for before in ("31", "Aden", "40 km", "5 × 10")]
    ['31[2]', 'Aden[2]', '40 km2', '5 × 10^2']
    """
    if len(mark) == 1 and mark.isalpha():
        return f"[{mark}]"
    if not _EXPONENT.fullmatch(mark):
        return mark
    if _TEN.search(before):
        return f"^{mark}"
    return f"[{mark}]" if _AFTER_WHICH_MARKS.search(before) else mark


SPECIAL = {
    "br": _gather_break,
    "a": _gather_link,
    **dict.fromkeys(("b", "strong"), _gather_bold),
    **dict.fromkeys(("img", "picture", "video"), _gather_image),
    **dict.fromkeys(CONTROLS, _gather_control),
    "sup": _gather_raised,
}

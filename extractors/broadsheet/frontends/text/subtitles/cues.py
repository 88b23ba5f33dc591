"""Cues: what is shown at a time, parsed from the lines of a subtitle file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from msgspec import Struct

from broadsheet.document import Where
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[,.]\d{1,3})?"
_SETTINGS = r"(?:[ \t]+[\w-]+:\S+)*[ \t]*"
"""``align:left position:10%``; other words behind the times are those of an agenda."""
_TIMES = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK}){_SETTINGS}")
_FIRST = re.compile(
    rf"\s*(?:WEBVTT(?:[ \t][^\n]*)?(?:\n[^\n]++)*?(?:[ \t\r]*+\n){{1,9}}"
    rf"(?:NOTE|STYLE|REGION|(?:[^\n]+\n)?[ \t]*{_CLOCK}[ \t]*-->)"
    rf"|(?:\d+\s*\n\s*)?{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}{_SETTINGS}\r?$)",
    re.MULTILINE,
)
_CUE = re.compile(rf"^[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}{_SETTINGS}\r?$", re.MULTILINE)
_HEADER = re.compile(r"([A-Za-z][\w-]*)[:=]\s*(\S.*)")
_NOTICE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s.*)?")
_VOICE = re.compile(r"<v(\.[^\s>]*)?\s+([^<>]+)>")
_TAG = re.compile(
    r"</?(?:[biuscv]|ruby|rt|font|span|lang)(?:[.\s][^<>]*)?/?>|<\d[\d:.]*>|\{\\[^{}]*\}|\{[yYcCfFsSpP]:[^{}]*\}"
)


class Piece(Struct):
    """One line that is shown, and who says it, if the line tells."""

    text: str
    line: int
    voice: str = ""


class Cue(Struct):
    """Pieces that are shown together from ``start`` to ``end``, in seconds."""

    start: float
    end: float
    pieces: list[Piece]


def is_subtitles(text: str) -> bool:
    """Whether a text with a cue begins as WebVTT does, or with the cue's times, perhaps below a number."""
    return _FIRST.match(text) is not None and _CUE.search(text) is not None


def parse(raws: Sequence[str], notes: Notes) -> tuple[list[Unit], list[Cue]]:
    """What stands above the first cue, and the cues. What only speaks to a player is in warnings."""
    times = [at for at, raw in enumerate(raws) if "-->" in raw and _TIMES.fullmatch(raw)]
    ids = {at - 1 for at in times if at and _is_id(raws, at - 1)}
    starts = [at - (at - 1 in ids) for at in times]
    ends = [*starts[1:], len(raws)][: len(times)]
    head = _head(raws[: starts[0] if starts else len(raws)], notes)
    marks: dict[str, int] = {}
    cues = [_cue(raws, at, end, notes, marks) for at, end in zip(times, ends, strict=True)]
    _tell(raws, times, ids, marks, notes)
    return head, cues


def _is_id(raws: Sequence[str], at: int) -> bool:
    """Whether the line above the times names or numbers the cue; a number may lack its blank line."""
    raw = raws[at].strip()
    above = raws[at - 1].strip() if at else ""
    return raw != "" and "-->" not in raw and (not above or raw.isdigit()) and not _NOTICE.fullmatch(raw)


def _head(raws: Sequence[str], notes: Notes) -> list[Unit]:
    """The header: names and values become fields, the rest is left out."""
    units = []
    in_header = bool(raws) and raws[0].startswith("WEBVTT")
    for at, raw in _without_notices(raws, 0, notes):
        text = raw.strip()
        if not at and in_header:
            if title := text.removeprefix("WEBVTT").strip(" \t-"):
                where = Where(line=1, end_line=1)
                notes.warn("directive-dropped", f"what the first line adds is left out: {title}", where)
        elif not text:
            in_header = False
        elif in_header and (found := _HEADER.fullmatch(text)):
            units.append(Unit("field", found[2], at + 1, at + 1, mark=found[1]))
        elif in_header:
            where = Where(line=at + 1, end_line=at + 1)
            notes.warn("directive-dropped", f"what is said to the player is left out: {text}", where)
        else:
            units.append(Unit("prose", text, at + 1, at + 1))
    return units


def _without_notices(raws: Sequence[str], first: int, notes: Notes) -> Iterator[tuple[int, str]]:
    """The lines with their places, ``first`` being that of the first; no comments, styles and regions."""
    at = 0
    while at < len(raws):
        if at and not raws[at - 1].strip() and _NOTICE.fullmatch(raws[at].rstrip()):
            end = next((each for each in range(at, len(raws)) if not raws[each].strip()), len(raws))
            quoted = " / ".join(raw.strip() for raw in raws[at:end])
            where = Where(line=first + at + 1, end_line=first + end)
            notes.warn("directive-dropped", f"what is said to the player is left out: {quoted}", where)
            at = end
        else:
            yield first + at, raws[at]
            at += 1


def _cue(raws: Sequence[str], at: int, end: int, notes: Notes, marks: dict[str, int]) -> Cue:
    """The cue whose times are at that place. The tags in it are counted in ``marks``."""
    times = _TIMES.fullmatch(raws[at])
    assert times is not None
    cue = Cue(_seconds(times[1]), _seconds(times[2]), [])
    voice = ""
    for place, raw in _without_notices(raws[at + 1 : end], at + 1, notes):
        text = raw.strip()
        if "<" in text or "{" in text:
            for before, following in _by_voice(text, marks):
                voice = before or voice
                if shown := _plain(following, marks):
                    cue.pieces.append(Piece(shown, place + 1, voice))
        elif shown := _plain(text, marks):
            cue.pieces.append(Piece(shown, place + 1, voice))
    return cue


def _by_voice(text: str, marks: dict[str, int]) -> Iterator[tuple[str, str]]:
    """The line in pieces, each with the voice that its tag names; none for what is before the first."""
    parts = _VOICE.split(text)
    yield "", parts[0]
    for classes, voice, said in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if classes:
            marks[f"<v{classes}>"] = marks.get(f"<v{classes}>", 0) + 1
        yield unescape(voice).strip(), said


def _plain(text: str, marks: dict[str, int]) -> str:
    if "<" in text or "{" in text:
        for tag in _TAG.findall(text):
            marks[tag] = marks.get(tag, 0) + 1
        text = _TAG.sub("", text)
    if "&" in text:
        text = unescape(text).strip("\u200e\u200f")
    return " ".join(text.split())


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _tell(
    raws: Sequence[str], times: Sequence[int], ids: set[int], marks: dict[str, int], notes: Notes
) -> None:
    """Warn of the times, and of the tags other than those of a font's style."""
    if not times:
        return
    where = Where(line=min(times[0], *(ids or {times[0]})) + 1, end_line=times[-1] + 1)
    quoted = " / ".join(raws[at].strip() for at in sorted([*times, *ids]))
    notes.warn("cue-times-dropped", f"the times of {len(times)} cues are left out: {quoted}", where)
    if told := {tag: count for tag, count in marks.items() if len(tag.strip("</>")) > 1 and tag[1] != "/"}:
        listed = " ".join(f"{tag} ({count} times)" if count > 1 else tag for tag, count in told.items())
        notes.warn("cue-marks-dropped", f"tags in cues are left out: {listed}", where)

"""Paragraphs: cues joined until another one speaks, a pause is long, or a sentence ends a long paragraph."""

from __future__ import annotations

import re

from broadsheet.frontends.scripts import is_cjk
from broadsheet.frontends.text.sentences import begins_with_stop
from broadsheet.frontends.text.speech import speaker
from broadsheet.frontends.text.subtitles.cues import Piece, parse
from broadsheet.frontends.text.subtitles.rolling import without_repeats
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes

PAUSE = 2.0
"""Seconds after a sentence from which on a paragraph begins."""
LONG_PAUSE = 6.0
"""Seconds inside a sentence, or what seems to be one: many captions have no full stops."""
LONG = 400
"""Characters from which on a paragraph ends with its sentence."""
LONGEST = 1000
"""Characters from which on it ends with its cue."""

_ENDS = tuple('.!?…。！？؟।۔"”»」』）)]♪')
_CJK_STOPS = "、，。！？…」』"
_SOUND = re.compile(r"(?:[\[(（【♪♫#*].*[\])）】♪♫#*]|♪.*|♫.*)[.:]?")
_CHANGE = re.compile(r"(?:>>>?|&gt;&gt;)\s*")
_TURN = re.compile(r"[-–—‐]\s*(?=[^\W\d_]|[¿¡\"“«(\[])|[(（][^)）]{1,20}[)）](?=\S)")
_CAPITALS = re.compile(r"([^\W\d_][\w .'’-]{1,30}):\s")


def read_subtitles(text: str, notes: Notes) -> list[Unit]:
    """The units of a subtitle file."""
    head, cues = parse(text.split("\n"), notes)
    story = _Story()
    end = None
    for cue in without_repeats(cues, notes):
        pause = 0.0 if end is None else max(cue.start - end, 0.0)
        for at, piece in enumerate(cue.pieces):
            story.add(piece, pause if not at else 0.0, opens_cue=not at)
        end = cue.end
    return head + story.units


class _Story:
    """The paragraphs so far, the last of them in pieces."""

    def __init__(self) -> None:
        self._done: list[Unit] = []
        self._texts: list[str] = []
        self._size = self._first = self._last = 0
        self._voice = ""

    @property
    def units(self) -> list[Unit]:
        """All paragraphs; the last one ends here."""
        self._close()
        return self._done

    def add(self, piece: Piece, pause: float, opens_cue: bool) -> None:
        """The next piece, so many seconds after the one before."""
        text = piece.text
        if found := _CHANGE.match(text):
            text = text[found.end() :]
        if self._texts and (found or self._is_over(piece, pause, opens_cue)):
            self._close()
        if not text:
            return
        if not self._texts:
            self._first = piece.line
            if piece.voice and (piece.voice != self._voice or found):
                text = f"{piece.voice}: {text}"
        else:
            text = self._gap(text, opens_cue) + text
        self._voice = piece.voice
        self._texts.append(text)
        self._size += len(text)
        self._last = piece.line

    def _is_over(self, piece: Piece, pause: float, opens_cue: bool) -> bool:
        """Whether the piece begins a paragraph."""
        if piece.voice != self._voice or pause >= LONG_PAUSE:
            return True
        last, text = self._texts[-1], piece.text
        is_sound = _SOUND.fullmatch(text) is not None and opens_cue
        if is_sound or (len(self._texts) == 1 and _SOUND.fullmatch(last)):
            return True
        if not last.endswith(_ENDS):
            return opens_cue and self._size >= LONGEST
        return (
            pause >= PAUSE
            or self._size >= LONG
            or _TURN.match(text) is not None
            or (":" in text and speaker(text) != "" and _CAPITALS.match(text) is not None)
            or ("：" in text and speaker(text) != "")
        )

    def _gap(self, text: str, opens_cue: bool) -> str:
        """What parts the text from the one before. A hyphen stays: it ends what is interrupted."""
        last = self._texts[-1][-1]
        if begins_with_stop(text):
            return ""
        is_open = opens_cue and last not in _CJK_STOPS  # two cues whose sentences would run together
        return "" if is_cjk(last) and is_cjk(text[0]) and not is_open else " "

    def _close(self) -> None:
        if self._texts:
            self._done.append(Unit("prose", "".join(self._texts), self._first, self._last, gap=True))
        self._texts, self._size = [], 0

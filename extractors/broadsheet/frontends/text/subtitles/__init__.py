"""Subtitles (SubRip, WebVTT): what is said in them, as paragraphs.

:mod:`.cues` parses them, :mod:`.rolling` reads once what captions that roll up repeat, and
:mod:`.paragraphs` joins them. WebVTT: https://www.w3.org/TR/webvtt1/. SubRip has no specification.
"""

from broadsheet.frontends.text.subtitles.cues import is_subtitles
from broadsheet.frontends.text.subtitles.paragraphs import read_subtitles

__all__ = ["is_subtitles", "read_subtitles"]

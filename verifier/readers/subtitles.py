"""Subtitles (WebVTT and SubRip): what is said, a line for each, with the time code at which it begins."""

import html
import re

from verifier.readers.reader import Metadata, Place, Reader, Text
from verifier.readers.refusal import Refusal
from verifier.readers.text import read as plain

LIMIT = 16_000_000
PAUSE = 2000  # milliseconds of silence after which a new paragraph begins

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s{{0,8}}{_TIME}\s{{1,8}}-->\s{{1,8}}{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?\s{1,4}([^<>]{1,200})>")
_TAG = re.compile(r"<[/A-Za-z0-9:.][^<>]{0,300}>|\{\\[^{}]{0,100}\}")
_SPACE = re.compile(r"[ \t\f\v]+")


def read(raw: bytes) -> Text | Refusal:
    """Return the cues' text, a blank line where nobody speaks for two seconds or another voice begins."""
    found = plain(raw)
    if isinstance(found, Refusal):
        return found
    sheet = _Sheet()
    lines = re.split(r"\r\n|\r|\n", found.text.replace("\0", ""))
    place = 0
    while place < len(lines):
        times = _TIMES.match(lines[place])
        place += 1
        if times:
            spoken = []
            while place < len(lines) and lines[place].strip():
                spoken.append(lines[place])
                place += 1
            sheet.add(_milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:]), spoken)
    return sheet.text() if sheet.places else Refusal("holds no subtitles: no line of times was found")


def about(raw: bytes) -> Metadata:
    """Return that it is something seen or heard; subtitles say nothing else of themselves."""
    return Metadata(type="motion_picture")


class _Sheet:
    """The text so far, and where each cue stands in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places: list[Place] = []
        self.size = 0
        self.last = 0
        self.voice = ""

    def add(self, begins: int, ends: int, lines: list[str]) -> None:
        voices = _VOICE.findall("\n".join(lines))
        words = [line for line in (_words(line) for line in lines) if line]
        if not words:
            return
        voice = " ".join(voices[0].split()) if voices else ""
        changed = bool(voice) and voice != self.voice
        if self.parts:
            self._put("\n\n" if changed or begins - self.last > PAUSE else "\n")
        start = self.size
        self._put(f"{voice}: " if changed else "")
        self._put("\n".join(words))
        self.places.append(Place(start, self.size, time_code(begins)))
        self.voice, self.last = voice or self.voice, max(self.last, ends)

    def text(self) -> Text:
        return Text("".join(self.parts) + "\n", tuple(self.places))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)


def time_code(milliseconds: int) -> str:
    """Return a time as `00:01:02.500`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _words(line: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", line))).replace("\n", " ").strip()


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


READER = Reader("subtitles", "1", (".vtt", ".srt"), read, LIMIT, about=about)

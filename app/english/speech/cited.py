"""An agency that quotes an agency: "Yonhap, citing KCNA, said the missile fell".

What is said is KCNA's, and Yonhap passes it on. A reason that somebody cites is no voice.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.english.speech.attribution import Attribution

_CITING = frozenset(("citing", "quoting"))
_CITES = re.compile(r"\b(?:citing|quoting)\s+")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n|$")
_CITED = re.compile(r"(?P<who>[^,;.()]{2,80})(?P<stop>[,;.]?)\s*(?:that\s+)?")
_VOICES = re.compile(
    r"(?:the |an? |its |two |three |several )?(?:[A-Z]|(?:[\w-]+ ){0,4}(?:official|officer|source|"
    r"ministr|agenc|police|report|statement|media|newspaper|spokes|witness|document|people))"
)
CITED = "cited"
"""The rule of what somebody cites."""


def read_cited(finds: list[Attribution], text: str) -> Iterator[Attribution]:
    """The finds, each that cites somebody made the voice of whom it cites."""
    for number, find in enumerate(finds):
        near = finds[max(0, number - 1) : number + 2]
        said = next((one for one in near if _says_beside(find, one)), None)
        cited = _CITED.match(text, find.said_start)
        if said and cited and _VOICES.match(cited["who"]):
            yield _build(find, said, cited)
        elif any(_is_cut(find, one) for one in near):
            yield _cut(find, text)
        else:
            yield find


def _says_beside(find: Attribution, other: Attribution) -> bool:
    """Whether one and the same speaker says by the other cue what the first cites."""
    same = other is not find and other.speaker_start == find.speaker_start
    return find.cue in _CITING and same and find.speaker_start is not None


def _is_cut(find: Attribution, other: Attribution) -> bool:
    """Whether what is said begins with words that only cite, or is read as empty for them."""
    if not _says_beside(other, find):
        return False
    empty = find.said_start == find.said_end
    return (empty or find.said_start <= other.start < find.said_end) and find.start < other.start


def _cut(find: Attribution, text: str) -> Attribution:
    """The find without the words that cite at the start of what it says."""
    citing = _CITES.search(text, find.end)
    cited = _CITED.match(text, citing.end()) if citing else None
    if cited is None or not _VOICES.match(cited["who"]):
        return find
    return replace(find, said_start=cited.end(), said_end=max(cited.end(), _end(text, cited.end())))


def _end(text: str, start: int) -> int:
    stop = _SENTENCE_END.search(text, start)
    return stop.start() if stop else len(text)


def _build(find: Attribution, said: Attribution, cited: re.Match[str]) -> Attribution:
    """The voice of whom somebody cites, for what that one says."""
    told = _cut(said, cited.string) if said.start < find.start else said
    own = said if said.said_end <= find.start and said.said_end > said.said_start else told
    return replace(
        find,
        speaker=cited["who"].strip(),
        speaker_start=cited.start("who"),
        speaker_end=cited.start("who") + len(cited["who"].rstrip()),
        said_start=own.said_start,
        said_end=own.said_end,
        quoted=said.quoted,
        rule=CITED,
    )

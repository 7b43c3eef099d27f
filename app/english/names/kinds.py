"""What kind of thing a name names, where its words give it away. Unknown stays unknown."""

import re
from typing import Literal

from app.english.names import words
from app.english.text.tokens import Tokens
from app.english.text.wordlists import word_set

NameKind = Literal["person", "organization", "place", "other"]

_PLACE_FIRST = word_set("Mount Lake Gulf Strait Cape Isle Port Fort River Mt Mt. Bay Sea")
_SETTLEMENTS = word_set(
    "village city town hamlet hamlets villages cities towns province region state district county "
    "municipality suburb port capital island oblast settlement neighborhood neighbourhood"
)
_PERSON_INSIDE = re.compile(r"(?<=\s)(?:[A-Z]\.)+(?=\s[A-Z])|\b[JS]r\b\.?")
_AGE = re.compile(r"\s?,\s?(?:aged\s)?[1-9][0-9]?\s?,")
_PLACES_THAT_END_AS_ORGANISATIONS = frozenset({"West Bank", "South Bank", "Left Bank"})


def kind_of(prose: Tokens, first: int, stop: int, *, titled: bool) -> tuple[NameKind | None, str]:
    """The kind of the name at tokens `first` up to `stop`, and by what it is known."""
    name = prose.slice(first, stop)
    if any(char.isdigit() for char in name):
        return "other", "digits in it"
    if titled:
        return "person", "title before it"
    return _by_word(prose, first, stop, name) or _by_context(prose, first, stop, name)


def _by_context(prose: Tokens, first: int, stop: int, name: str) -> tuple[NameKind | None, str]:
    """A person by initials or age, a place by the kind of settlement before it."""
    if _PERSON_INSIDE.search(name):
        return "person", "initial or Jr. in it"
    if stop - first > 1 and _AGE.match(prose.text, prose.at(stop - 1).end):
        return "person", "age behind it"
    if prose.lower(first - 1) == "of" and prose.lower(first - 2) in _SETTLEMENTS:
        return "place", "kind of settlement before it"
    return None, "words alone"


def _by_word(prose: Tokens, first: int, stop: int, name: str) -> tuple[NameKind, str] | None:
    """An organisation or place by a word such as "Ministry" or "Oblast"."""
    if stop - first < 2:
        return None
    if name in _PLACES_THAT_END_AS_ORGANISATIONS:
        return "place", "known form"
    head = prose.at(_head(prose, first, stop)).text
    if head in words.PLACE_WORDS or prose.at(first).text in _PLACE_FIRST:
        return "place", f"word {head!r}"
    inside = {prose.at(index).text for index in range(first, stop)}
    if head in words.ORGANISATION_WORDS or inside & words.COMPANY_ENDINGS - {"Jr", "Jr.", "Sr"}:
        return "organization", f"word {head!r}"
    return None


def _head(prose: Tokens, first: int, stop: int) -> int:
    """The token that says what is named: the last, or the last before "of" or "for"."""
    for index in range(first + 1, stop):
        if prose.lower(index) in ("of", "for", "on"):
            return index - 1
    return stop - 1

"""Takes off what hangs on a name by a hyphen: "Iran-backed", "pro-Kremlin", "US-China"."""

from collections.abc import Iterator

from app.english.names.peoples import STATES, is_people
from app.english.names.runs import HYPHEN, is_compound
from app.english.names.words import COMMON_HYPHENATED, GENERIC, OPENERS
from app.english.text.tokens import Tokens

_EVERYDAY = frozenset(word.capitalize() for word in OPENERS)


def is_plural_acronym(word: str) -> bool:
    """ "GCSEs", "POWs", and "GMs" where the text leaves the apostrophe out."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isalpha() and word[:-1].isupper()


def trim_name(prose: Tokens, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The spans of the name or names that tokens `first` up to `stop` hold."""
    start, end = prose.at(first).start, prose.at(stop - 1).end
    end = _end_before_small_end(prose.text, prose.at(stop - 1).start, end)
    if stop - first == 1 and end > start:
        yield from _trim_one_word(prose.text, start, end)
    elif end > start:
        yield start, end


def _end_before_small_end(text: str, start: int, end: int) -> int:
    """The end of the name in the last word: before "-backed", "-led", the s of "GMs"."""
    word = text[start:end]
    if is_plural_acronym(word):
        return end - 1
    if word.lower() in COMMON_HYPHENATED:
        return start
    if is_compound(word):
        front = HYPHEN.split(word)[0]
        return start if front in GENERIC | _EVERYDAY else start + len(front)
    return end


def _trim_one_word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One word: two states joined by a hyphen are two names, adjectives of peoples none."""
    parts = HYPHEN.split(text[start:end])
    if len(parts) == 2 and all(part in STATES or is_people(part) for part in parts):
        for part in parts:
            if part in STATES:
                yield start, start + len(part)
            start += len(part) + 1
    elif not is_people(text[start:end]) and end - start > 1:
        yield start, end

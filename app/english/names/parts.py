"""How a run of capitalised words comes apart into names, their titles and adjectives.

"U.S. President Joe Biden" is two names, the second with a title; "Russian" in front of a name
belongs to it only where what follows is no name by itself ("Russian Defense Ministry").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.english.names import person_titles as titles
from app.english.names import words
from app.english.names.peoples import STATES, is_people, people_words
from app.english.names.runs import find_runs, is_capitalised, starts_thought
from app.english.text.tokens import Kind, Tokens

_LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` up to `stop` that may be a name, with a title at `titled` up to `first`."""

    first: int
    stop: int
    titled: int | None
    starts: bool


def find_candidates(prose: Tokens, first: int, stop: int) -> Iterator[Candidate]:
    """The names that a sentence may hold, their titles and adjectives taken off."""
    for begin, end in find_runs(prose, first, stop):
        yield from _cut_at_titles(prose, begin, end)


def _cut_at_titles(prose: Tokens, begin: int, end: int) -> Iterator[Candidate]:
    """A run cut at the titles in it: "U.S. | President | Joe Biden"."""
    at = name = begin
    titled = _small_title(prose, begin)
    while at < end:
        length = _title_length(prose, at, begin, end)
        if length == 0:
            at += 1
            continue
        yield from _clean_name(prose, name, at, titled, begin)
        titled, at = at, at + length
        name = at
    yield from _clean_name(prose, name, end, titled, begin)


def _small_title(prose: Tokens, begin: int) -> int | None:
    """Where the title in lower case right in front of the run begins, if there is one."""
    if prose.at(begin).opens or not titles.is_head(prose.lower(begin - 1)):
        return None
    first = begin - 1
    if prose.at(first).kind is not Kind.WORD or prose.at(first).text[0].isupper():
        return None
    while (
        begin - first < _LONGEST_TITLE
        and not prose.at(first).opens
        and titles.is_part(prose.lower(first - 1))
    ):
        first -= 1
    return first


def _title_length(prose: Tokens, at: int, begin: int, end: int) -> int:
    """How many tokens at `at` are a title: none where they belong to the name itself."""
    ministry = _ministry(prose, at, end)
    if ministry:
        return ministry
    stop = _title_stop(prose, at, end)
    if stop == at or (stop - at == 1 and not _is_title_here(prose, at, begin, end)):
        return 0
    followed = stop < end and prose.at(stop).text in words.ORGANISATION_WORDS | words.PLACE_WORDS
    return 0 if followed and stop - at == 1 else stop - at


def _title_stop(prose: Tokens, at: int, end: int) -> int:
    """Behind the last word that ends a title, reading words of titles from `at`."""
    stop = last = at
    while stop < end and stop - at < _LONGEST_TITLE and titles.is_part(prose.lower(stop)):
        stop += 1
        if not titles.is_head(prose.lower(stop - 1)):
            continue
        stop += _portfolio(prose, stop)
        last = min(stop, end)
    return last


def _portfolio(prose: Tokens, at: int) -> int:
    """How many tokens "of State" or "of the Exchequer" has at `at`."""
    if prose.lower(at) != "of":
        return 0
    length = 3 if prose.lower(at + 1) == "the" else 2
    return length if prose.at(at + length - 1).text in titles.PORTFOLIOS else 0


def _ministry(prose: Tokens, at: int, end: int) -> int:
    """ "Communication Minister", "Social Affairs Minister": any word makes a portfolio."""
    for length in (2, 3):
        last = at + length - 1
        if last >= end or prose.lower(last) not in ("minister", "secretary"):
            continue
        fields = [prose.at(index).text for index in range(at, last)]
        if any(_is_owner(field) for field in fields):
            return 0
        return length
    return 0


def _is_owner(word: str) -> bool:
    """Whether a word before "Minister" tells whose minister: a state, people or acronym."""
    return word in STATES or is_people(word) or word.isupper() or not word[0].isupper()


def _is_title_here(prose: Tokens, at: int, begin: int, end: int) -> bool:
    """Whether a single word that may also be a name ("King", "General") is a title."""
    if prose.lower(at) not in titles.NAMES_TOO:
        return True
    if at == begin:
        return at + 1 == end or not _holds_organisation(prose, at + 1, end)
    before = prose.at(at - 1)
    owner = is_people(before.text) or before.text.isupper() or before.text in STATES
    return owner and at + 1 < end


def _holds_organisation(prose: Tokens, first: int, end: int) -> bool:
    return any(
        prose.at(index).text in words.ORGANISATION_WORDS | words.PLACE_WORDS
        for index in range(first, end)
    )


def _clean_name(
    prose: Tokens, first: int, stop: int, titled: int | None, begin: int
) -> Iterator[Candidate]:
    """The name without the adjectives, articles and loose ends around it."""
    first, stop = _drop_loose_ends(prose, first, stop)
    cut = _people_cut(prose, first, stop)
    if cut:
        first, titled = first + cut, None
        first, stop = _drop_loose_ends(prose, first, stop)
    if first < stop:
        starts = first == begin and starts_thought(prose, first)
        if first == begin and titled is None:
            first = _include_particle(prose, first)
        yield Candidate(first, stop, titled, starts)


def _include_particle(prose: Tokens, first: int) -> int:
    """Where the name begins with a small word: "van Beurden", "bin Salman"."""
    while not prose.at(first).opens and prose.at(first - 1).text in words.LEADING_PARTICLES:
        first -= 1
    return first


def _drop_loose_ends(prose: Tokens, first: int, stop: int) -> tuple[int, int]:
    """Without small words and marks at either end."""
    while first < stop and not is_capitalised(prose, first):
        first += 1
    while stop > first and not is_capitalised(prose, stop - 1):
        stop -= 1
    return first, stop


def _people_cut(prose: Tokens, first: int, stop: int) -> int:
    """How many words of a people's adjective to leave out; none in "Russian Defense Ministry"."""
    front = [prose.at(index).text for index in range(first, min(stop, first + 3))]
    count = people_words(front)
    if count == 0:
        return 0
    rest = (prose.at(index).text for index in range(first + count, stop))
    return 0 if any(word in words.GENERIC for word in rest) else count

"""Finds proper names in running English: of persons, organisations, places and other things.

`find_names` takes any text and gives what it finds in reading order. A capital tells nothing at the
start of a sentence or in a headline: there the rest of the text, or the words around, must show
that a word is a name. Each find names the rule that made it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.english.names import starts as name_starts
from app.english.names.kinds import NameKind, kind_of
from app.english.names.known import KnownNames
from app.english.names.parts import Candidate, find_candidates
from app.english.names.trims import trim_name
from app.english.references import find_source_names
from app.english.text.headlines import is_headline
from app.english.text.tokens import Tokens
from app.english.text.word_tokens import cut_words


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name without its title: span and words, title, kind where words give it, and the rule."""

    start: int
    end: int
    text: str
    title: str | None
    kind: NameKind | None
    rule: str


def find_names(text: str) -> list[ProperName]:
    """Every proper name of `text`, in reading order, none overlapping another."""
    prose = cut_words(text)
    lines = [(first, stop, is_headline(prose, first, stop)) for first, stop in prose.runs()]
    found = [
        candidate
        for first, stop, headline in lines
        if not headline
        for candidate in find_candidates(prose, first, stop)
    ]
    seen = name_starts.gather_evidence(prose, found)
    names = [
        name
        for candidate in found
        if (rule := name_starts.rule_for(prose, candidate, seen)) is not None
        for name in _build_names(prose, name_starts.drop_opener(prose, candidate, seen), rule)
    ]
    names += _find_in_headlines(prose, names, [line[:2] for line in lines if line[2]])
    return _mark_known_persons(_put_in_order([*_find_sources(text), *names]))


def _build_names(prose: Tokens, candidate: Candidate, rule: str) -> Iterator[ProperName]:
    """The name or names ("US-China") that a candidate holds."""
    title = None
    if candidate.titled is not None:
        title = prose.slice(candidate.titled, candidate.first)
    kind, known_by = kind_of(prose, candidate.first, candidate.stop, titled=title is not None)
    for start, end in trim_name(prose, candidate.first, candidate.stop):
        words = prose.text[start:end]
        yield ProperName(start, end, words, title, kind, f"{rule}; {known_by}")


def _find_in_headlines(
    prose: Tokens, names: list[ProperName], headlines: list[tuple[int, int]]
) -> Iterator[ProperName]:
    """The names of headlines: those known from the running text."""
    known = KnownNames(name.text for name in names)
    for first, stop in headlines:
        for start, end, rule in known.find(prose, first, stop):
            yield ProperName(start, end, prose.text[start:end], None, None, rule)


def _find_sources(text: str) -> Iterator[ProperName]:
    """The names of sources in brackets, whole: "University of Puerto Rico at Arecibo"."""
    for source in find_source_names(text):
        article = len("The ") if source.text.startswith("The ") else 0
        start = source.start + article
        words = text[start : source.end]
        yield ProperName(start, source.end, words, None, None, "source in brackets")


def _put_in_order(names: list[ProperName]) -> list[ProperName]:
    """In reading order; of two that overlap the one listed first."""
    kept: list[ProperName] = []
    for name in sorted(names, key=lambda name: name.start):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif kept[-1].rule != "source in brackets" and name.rule == "source in brackets":
            kept[-1] = name
    return kept


def _mark_known_persons(names: list[ProperName]) -> list[ProperName]:
    """Names without a kind that are a known person's, whole or the last word, are persons'."""
    persons = {name.text for name in names if name.kind == "person"}
    persons |= {name.split()[-1] for name in persons}
    return [
        replace(name, kind="person", rule=f"{name.rule}, person elsewhere")
        if name.kind is None and name.text in persons
        else name
        for name in names
    ]

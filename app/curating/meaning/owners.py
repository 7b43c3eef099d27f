"""Who cannot have a part in an event, by the words of its sentences.

A noun that has an owner ("Ukraine's attacks") is on that side its owner's and nobody else's. Who
only speaks, is only compared with ("than analysts predicted") or only a source ("(Reuters)") is
not named as part of what is told.
"""

import re
from collections.abc import Iterator

from app.curating.meaning.mentions import NameInText, find_names
from app.curating.seeds.load import Seeds
from app.curating.text.evidence import StatedEvent
from app.english.phrases.owners import find_owner
from app.english.phrases.sides import Side, sides_of_owner
from app.english.speech.attribution import Attribution
from app.english.speech.complements import has_verb
from app.english.stems.stem import stem_kin
from app.english.text.word_tokens import cut_words

_POINTS_BACK = re.compile(r"\b(?:it|its|they|their|them|he|his|him|she|her|we|our|us|i|my)\b", re.I)
_COMPARED = re.compile(r"\bthan(?:\s+[a-z]+){0,2}\s+$")
_SOURCE = re.compile(r"\(\s*$")


def find_owners(
    stated: StatedEvent, head_bases: frozenset[str], seeds: Seeds
) -> list[tuple[str, frozenset[Side]]]:
    """Each actor who owns the event's noun in its sentences, and the side that this gives."""
    found: list[tuple[str, frozenset[Side]]] = []
    for text in dict.fromkeys(anchor.sentence.text for anchor in stated.anchors):
        prose = cut_words(text)
        for token in prose.tokens:
            if stem_kin(token.text) in head_bases and (owner := find_owner(prose, token.start)):
                names = [one for one in find_names(seeds, text) if one.actor]
                named = [one for one in names if _is_owner(one, owner.kind, owner.start, owner.end)]
                sides = sides_of_owner(token.lower)
                found += [(one.actor, sides) for one in named[-1:] if one.actor]
    return found


def _is_owner(name: NameInText, kind: str, start: int, end: int) -> bool:
    if kind == "name":
        return 0 <= end - name.end <= 1
    return name.end <= start if kind == "pronoun" else start <= name.start and name.end <= end


def are_kin(one: str, other: str, seeds: Seeds) -> bool:
    """Whether two actors are one, or belong to one another or to the same third."""
    return not {*_list_above(one, seeds)}.isdisjoint(_list_above(other, seeds))


def _list_above(name: str, seeds: Seeds) -> Iterator[str]:
    seen: set[str] = set()
    while name in seeds.actors and name not in seen:
        seen.add(name)
        yield name
        actor = seeds.actors[name]
        if actor.country:
            yield f"country {actor.country.id}"
        name = actor.affiliation.id if actor.affiliation else ""


def is_told_of(sentence: str, name: NameInText, seeds: Seeds) -> bool:
    """Whether a name has a part in what a sentence tells.

    None has who only speaks in it, is compared with, or is its source.
    """
    before, behind = sentence[: name.start], sentence[name.end :]
    if _COMPARED.search(before) or (_SOURCE.search(before) and behind.lstrip().startswith(")")):
        return False
    return not any(_only_says(one, name, sentence) for one in seeds.attributions_in(sentence))


def _only_says(said: Attribution, name: NameInText, text: str) -> bool:
    """Whether a name is the speaker of words that do not point back at who speaks."""
    if said.speaker_start is None or said.speaker_end is None:
        return False
    if not (said.speaker_start <= name.start and name.end <= said.speaker_end):
        return False
    told = text[said.said_start : said.said_end]
    return has_verb(told) and _POINTS_BACK.search(told) is None

"""Which events a sentence names: by the head noun of their titles, by more of their words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.curating.seeds.events import EventSeed
from app.curating.seeds.load import Folder, Seeds
from app.curating.text.anchors import Folded
from app.curating.text.article import Sentence
from app.english.names.words import FUNCTION_WORDS
from app.english.phrases.heads import Head, find_heads
from app.english.stems.stem import stem_kin

_IN_FRONT = 3
_SHORT = 3
_TURNED = frozenset(
    ("counter", "after", "fore", "anti", "non", "pre", "post", "re", "un", "com", "trans")
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


def list_bases(words: str) -> list[str]:
    """The bases of the words, in their order."""
    return [stem_kin(word) for word in _WORD.findall(words)]


@dataclass(frozen=True)
class EventName:
    """By which words an event is known."""

    id: str
    title: str
    heads: tuple[Head, ...]
    date: str | None

    @cached_property
    def head_bases(self) -> frozenset[str]:
        """The bases of its head nouns."""
        return frozenset(stem_kin(head.text) for head in self.heads)

    @cached_property
    def other_bases(self) -> frozenset[str]:
        """The bases of the other words of its title."""
        words = {stem_kin(word) for word in _WORD.findall(self.title) if not _is_small(word)}
        return frozenset(words) - self.head_bases

    @property
    def head(self) -> str:
        """Its head noun as the title has it."""
        return self.heads[0].text if self.heads else self.title

    @property
    def is_plural(self) -> bool:
        """Whether its head noun is a plural."""
        return any(head.is_plural for head in self.heads) or len(self.heads) > 1


def _is_small(word: str) -> bool:
    return word.lower() in FUNCTION_WORDS or word.lower() == "s"


@dataclass
class EventNames:
    """The events of the seeds by what names them, and which of them an article states."""

    seeds: Seeds

    @cached_property
    def all(self) -> dict[str, EventName]:
        """Every event's name, by its id."""
        return {name: find_event_name(name, event) for name, event in self.seeds.events.items()}

    @cached_property
    def of_article(self) -> dict[str, list[EventName]]:
        """The events that each article states, by the article's id."""
        stated: dict[str, list[EventName]] = {}
        for name, event in self.seeds.statements.items():
            for article in event.articles | {self.seeds.homes.get(name, "")}:
                stated.setdefault(article, []).append(self.all[name])
        return stated

    def find_rivals(self, name: EventName, article: str) -> list[EventName]:
        """The other events of the article that share the head noun."""
        known = self.of_article.get(article, [])
        return [one for one in known if one is not name and one.head_bases & name.head_bases]

    def weigh(self, name: EventName, words: str) -> float:
        """How many other words of its title the words hold, its date and its other names too."""
        bases = set(list_bases(words)) | self._list_other_names(words)
        dated = name.date is not None and name.date in Folded(words)
        return len(name.other_bases & bases) + 1.5 * dated

    def weigh_beside(self, name: EventName, words: str) -> int:
        """The same of the words right in front of its noun: "an initial attack"."""
        bases = list_bases(words)
        places = [at for at, base in enumerate(bases) if base in name.head_bases]
        near = (set(bases[max(0, at - _IN_FRONT) : at]) for at in places)
        return max((len(name.other_bases & one) for one in near), default=0)

    def _list_other_names(self, words: str) -> set[str]:
        """The bases of every form of the actors that the words name: "the automaker" is GM."""
        found = self.seeds.actor_finder.ids_in(words)
        forms = (
            form
            for name in found
            for form in (self.seeds.actors[name].name, *self.seeds.actors[name].aliases)
        )
        return {base for form in forms for base in list_bases(form)}


def find_event_name(name: str, event: EventSeed) -> EventName:
    """By which words an event is known, from its title and date."""
    return EventName(name, event.title, find_heads(event.title), _date_of(event.date))


def _date_of(date: object) -> str | None:
    return getattr(date, "text", None)


def names_event(name: EventName, words: str) -> bool:
    """Whether the words hold a head noun of the event."""
    return bool(name.head_bases & set(list_bases(words)))


def shortens(name: EventName, words: str) -> bool:
    """Whether the words' noun is the end of the event's compound: "quake" of "earthquake".

    What turns or follows another is none of it: no "attack" is a "counterattack".
    """
    last = _WORD.findall(words)[-1:]
    return any(_is_end(word, head.text.lower()) for head in name.heads for word in last)


def _is_end(word: str, compound: str) -> bool:
    """Whether the compound ends with a form of the word."""
    return any(
        stem_kin(compound[at:]) == stem_kin(word) and compound[:at] not in _TURNED
        for at in range(1, len(compound) - _SHORT + 1)
    )


def find_named_before(
    folder: Folder, sentence: Sentence, start: int, events: Iterable[EventName]
) -> list[EventName]:
    """The events named nearest before a place of the text: in its sentence, or in one before."""
    known = list(events)
    text = folder.text.text
    for one in _list_back(folder, sentence):
        end = min(one.end, start)
        named = [event for event in known if names_event(event, text[one.start : end])]
        if named:
            return named
    return []


def _list_back(folder: Folder, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence and those before it, the nearest first."""
    return reversed(folder.text.sentences[: sentence.position])

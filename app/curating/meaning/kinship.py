"""Whether the articles say that somebody or some place belongs to another, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.curating.languages import is_read
from app.curating.meaning.mentions import find_names
from app.curating.seeds.load import Folder, Seeds
from app.curating.seeds.names import list_forms
from app.curating.seeds.things import ActorSeed, PlaceSeed
from app.curating.text.anchors import Folded, fold
from app.curating.text.article import Sentence
from app.curating.text.names import list_spellings
from app.english.kinship.adjectives import is_adjective_of
from app.english.kinship.find import Span, find_kinship
from app.english.phrases.words import KINDS_OF_PLACE
from app.english.text.tokens import Tokens
from app.english.text.word_tokens import cut_words

Named = ActorSeed | PlaceSeed
_JOINTS = (" of ", " for ", " of the ", " for the ")


@dataclass(frozen=True, slots=True)
class KinProof:
    """The words of an article that say so, and the position of their sentence there.

    `start` and `end` are those of the article's text.
    """

    article: str
    sentence: int
    start: int
    end: int
    text: str
    form: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text names somebody or some place."""

    folder: Folder
    sentence: Sentence
    span: Span


@dataclass
class KinFinder:
    """Finds who belongs to whom in the articles of the seeds."""

    seeds: Seeds

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[_Place]]:
        """Where each actor and place is named, by its section and id."""
        named: dict[tuple[str, str], list[_Place]] = {}
        for folder in self.seeds.folders:
            for sentence in folder.text.sentences:
                for name in find_names(self.seeds, sentence.text):
                    at = _Place(folder, sentence, Span(name.start, name.end))
                    if name.actor:
                        named.setdefault(("actors", name.actor), []).append(at)
                    if name.place:
                        named.setdefault(("places", name.place), []).append(at)
        return named

    @cached_property
    def _beside(self) -> dict[int, set[tuple[str, str]]]:
        """Who and what each sentence names, by the sentence's identity."""
        beside: dict[int, set[tuple[str, str]]] = {}
        for who, places in self._named.items():
            for at in places:
                beside.setdefault(id(at.sentence), set()).add(who)
        return beside

    def stands(self, section: str, name: str) -> bool:
        """Whether some article names the actor or place."""
        return (section, name) in self._named

    def is_read(self, section: str, name: str) -> bool:
        """Whether an article that names it is in a language that the grammar reads, or none is."""
        named = self._named.get((section, name), ())
        return not named or any(is_read(at.folder.seed.language) for at in named)

    def find_proof(self, section: str, name: str, owner: Named) -> KinProof | None:
        """The words that say that the actor or place belongs to the owner, if any do."""
        owned: Named = getattr(self.seeds, section)[name]
        for at in self._named.get((section, name), ()):
            if found := self._find_in_sentence(at, owner, owned):
                return found
        return None

    def find_words(self, section: str, name: str, owner: Named) -> KinProof | None:
        """The same, or else where the actor's own name says it: "Russian soldiers"."""
        owned: Named = getattr(self.seeds, section)[name]
        if found := self.find_proof(section, name, owner):
            return found
        form = belongs_by_name(owned, owner) if isinstance(owned, ActorSeed) else None
        for at in self._named.get((section, name), ()) if form else ():
            start = at.sentence.start
            return _build_proof(at, start + at.span.start, start + at.span.end, "name")
        return None

    def find_owners(self, section: str, name: str, known: str) -> Iterator[tuple[str, KinProof]]:
        """Every owner (an id of the section `known`) that the articles give, with the words."""
        beside = {
            other
            for at in self._named.get((section, name), ())
            for kind, other in self._beside[id(at.sentence)]
            if kind == known
        }
        for other in sorted(beside - ({name} if known == section else set())):
            if found := self.find_proof(section, name, getattr(self.seeds, known)[other]):
                yield other, found

    def _find_in_sentence(self, at: _Place, owner: Named, owned: Named) -> KinProof | None:
        text = at.sentence.text
        prose = cut_words(text)
        if _is_of_longer_name(prose, at.span, owned):
            return None
        for span in _find_owner(text, owner):
            if found := find_kinship(prose, span, at.span):
                start = at.sentence.start
                where = start + found.start, start + found.end
                return _build_proof(at, *where, found.form)
        return None


def _build_proof(at: _Place, start: int, end: int, form: str) -> KinProof:
    words = at.folder.text.text[start:end]
    return KinProof(at.folder.seed.id, at.sentence.position, start, end, words, form)


def _is_of_longer_name(prose: Tokens, span: Span, owned: Named) -> bool:
    """Whether the words are only part of a place's name: "Kursk" of "Kursk region"."""
    if not isinstance(owned, PlaceSeed):
        return False
    behind = next((one for one in prose.tokens if one.start >= span.end), None)
    return behind is not None and behind.lower in KINDS_OF_PLACE


def _find_owner(text: str, owner: Named) -> Iterator[Span]:
    """Where the text names the owner, or has its adjective."""
    forms = [form for form, _ in list_forms(owner)]
    folded = Folded(text)
    for form in forms:
        yield from (Span(*at) for one in list_spellings(form) for at in folded.spans(one))
    for span, words in _list_capitalised(text):
        if any(is_adjective_of(words, form) for form in forms):
            yield span


@lru_cache(maxsize=256)
def _list_capitalised(text: str) -> list[tuple[Span, str]]:
    """Each word with a capital, alone and with the one behind it; one owner after another is
    looked for among them."""
    prose = cut_words(text)
    return [
        (Span(token.start, token.start + len(words)), words)
        for first, token in enumerate(prose.tokens)
        if token.text[:1].isupper()
        for stop in (first + 1, first + 2)
        for words in [prose.slice(first, min(stop, len(prose)))]
    ]


def belongs_by_name(owned: Named, owner: Named) -> str | None:
    """The form of a name that says so: "Russian soldiers", "FSB officers", "Bank of Japan"."""
    forms = [fold(form) for form, _ in list_forms(owner)]
    for form, _ in list_forms(owned):
        plain = fold(form).removeprefix("The ").removeprefix("the ")
        if any(_begins_with_owner(plain, one) or _ends_with_owner(plain, one) for one in forms):
            return form
    return None


def _begins_with_owner(plain: str, owner: str) -> bool:
    words = plain.split()
    for count in range(1, min(len(words), 4)):
        front = " ".join(words[:count])
        if front == owner or is_adjective_of(front, owner):
            return True
        if front.removesuffix("'s") == owner:
            return True
    return False


def _ends_with_owner(plain: str, owner: str) -> bool:
    return any(plain.endswith(joint + owner) for joint in _JOINTS)


def share_a_form(one: Named, other: Named) -> bool:
    """Whether two things have a name in common: the state Russia and the place Russia."""
    forms = {fold(form) for form, _ in list_forms(one)}
    return any(fold(form) in forms for form, _ in list_forms(other))


def holds_name(words: str, named: Named) -> bool:
    """Whether the words name it, or hold its adjective."""
    folded = Folded(words)
    forms = [form for form, _ in list_forms(named)]
    if any(form in folded for form in forms):
        return True
    return any(True for _ in _find_owner(words, named))

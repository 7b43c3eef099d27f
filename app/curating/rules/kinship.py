"""Rules about who belongs to whom: affiliation, country and `within` have a proof.

A proof is a pattern in some article ("X's Y", "Y of X", an adjective in the actor's own name, a
role that names X), a quote that holds both names, or a named, versioned reference.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.curating.meaning.kinship import (
    KinFinder,
    Named,
    belongs_by_name,
    holds_name,
    share_a_form,
)
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.things import ActorSeed, KinSeed, PlaceSeed
from app.curating.text.evidence import Anchor
from app.english.phrases.words import KIN_VERBS
from app.english.speech.clauses import FINITE, is_verb
from app.english.text.tokens import Kind
from app.english.text.word_tokens import cut_words
from app.vocabulary import ActorType


@dataclass(frozen=True, slots=True)
class _Kin:
    """A kinship as it is written: whose it is, in which field, and the owner."""

    section: str
    name: str
    field: str
    kin: KinSeed
    owned: Named
    owner: Named

    @property
    def owners(self) -> str:
        return "actors" if self.field == "affiliation" else "places"


def kin_is_proved(seeds: Seeds) -> Iterator[Fault]:
    """Affiliation, country and `within` are said by an article, or by a named reference.

    Of what only articles in unread languages name, a kinship without either is the curator's.
    """
    finder = KinFinder(seeds)
    for kin in _list_kin(seeds):
        if kin.kin.reference:
            yield from _check_reference(kin, seeds, finder)
        elif kin.kin.quote:
            yield from _check_quote(kin, seeds, finder)
        elif finder.is_read(kin.section, kin.name) and not _is_proved(kin, seeds, finder):
            yield kin.kin.fault(_explain(kin, seeds, finder))


def _list_kin(seeds: Seeds) -> Iterator[_Kin]:
    for name, actor in seeds.actors.items():
        if actor.affiliation and actor.affiliation.id in seeds.actors:
            owner: Named = seeds.actors[actor.affiliation.id]
            yield _Kin("actors", name, "affiliation", actor.affiliation, actor, owner)
    for section, things in (("actors", seeds.actors), ("places", seeds.places)):
        for name, thing in things.items():
            for field in ("within", "country"):
                kin = getattr(thing, field, None)
                if kin and kin.id in seeds.places:
                    yield _Kin(section, name, field, kin, thing, seeds.places[kin.id])


def _check_reference(kin: _Kin, seeds: Seeds, finder: KinFinder) -> Iterator[Fault]:
    """It has a version, and no article says otherwise."""
    reference = kin.kin.reference or ""
    if not any(sign.isdigit() for sign in reference):
        yield kin.kin.fault(
            f'"{reference}" has no version. Name the edition or the day: reference: "{reference},'
            ' 2025-01-01".',
            "reference",
        )
    yield from _refuse_otherwise(kin, seeds, finder)


def _refuse_otherwise(kin: _Kin, seeds: Seeds, finder: KinFinder) -> Iterator[Fault]:
    """The fault of an owner that is another than the articles give."""
    said = dict(_list_said(kin, seeds, finder))
    if said and kin.kin.id not in said:
        owner, words = next(iter(said.items()))
        yield kin.kin.fault(f'The articles say "{words}". Write {kin.field}: {owner}.')


def _list_said(kin: _Kin, seeds: Seeds, finder: KinFinder) -> Iterator[tuple[str, str]]:
    """Every owner that the articles or its own name give, with the words."""
    for owner, proof in finder.find_owners(kin.section, kin.name, kin.owners):
        yield owner, proof.text
    if isinstance(kin.owned, ActorSeed):
        owners: Mapping[str, Named] = getattr(seeds, kin.owners)
        for owner, named in owners.items():
            form = belongs_by_name(kin.owned, named) if owner != kin.name else None
            if form:
                yield owner, form


def _check_quote(kin: _Kin, seeds: Seeds, finder: KinFinder) -> Iterator[Fault]:
    """The quote names both, no verb of another kind between, and no article says otherwise."""
    quote = kin.kin.quote
    assert quote is not None
    found = seeds.locate(quote, seeds.homes.get(kin.name))
    if isinstance(found, Fault):
        yield found
        return
    anchor: Anchor = found[1]
    for thing in (kin.owned, kin.owner):
        if not holds_name(anchor.exact, thing):
            yield quote.fault(f'The quote does not name "{thing.name}".')
            return
    verb = _find_other_verb(anchor.exact)
    if verb:
        yield quote.fault(
            f'The quote says what somebody does ("{verb}"), not whose "{kin.owned.name}" is. Quote'
            f" the words that say so, or name a reference: {kin.field}: {{is: {kin.kin.id},"
            " reference: …}.",
        )
        return
    yield from _refuse_otherwise(kin, seeds, finder)


def _find_other_verb(words: str) -> str | None:
    prose = cut_words(words)
    for index, token in enumerate(prose.tokens):
        if token.kind is not Kind.WORD or token.lower in KIN_VERBS:
            continue
        if token.lower in FINITE or (is_verb(prose, index) and token.lower.endswith("ed")):
            return token.text
    return None


def _is_proved(kin: _Kin, seeds: Seeds, finder: KinFinder) -> bool:
    if finder.find_proof(kin.section, kin.name, kin.owner):
        return True
    if isinstance(kin.owned, ActorSeed):
        return _is_proved_of_actor(kin, kin.owned, seeds)
    if kin.field == "country":
        return kin.owned is kin.owner or kin.kin.id in _list_around(kin.owned, seeds)
    return False


def _is_proved_of_actor(kin: _Kin, actor: ActorSeed, seeds: Seeds) -> bool:
    """By its own name, its role, or (a country) as the place of a state that it belongs to."""
    if belongs_by_name(actor, kin.owner) or _belongs_by_role(kin, seeds):
        return True
    if kin.field != "country":
        return False
    chain = [actor, *_list_above(actor, seeds)]
    return any(one.type is ActorType.STATE and share_a_form(one, kin.owner) for one in chain)


def _belongs_by_role(kin: _Kin, seeds: Seeds) -> bool:
    """Whether a role that an article gives the actor begins or ends with the owner."""
    roles = [
        mention.seed.role
        for folder in seeds.folders
        for mention in folder.mentions
        if mention.seed.actor == kin.name
    ]
    named = [ActorSeed(name=role[:120], type=ActorType.PERSON) for role in roles]
    return any(belongs_by_name(role, kin.owner) for role in named)


def _list_above(actor: ActorSeed, seeds: Seeds) -> Iterator[ActorSeed]:
    """What an actor belongs to, and what that belongs to."""
    seen: set[str] = set()
    at = actor.affiliation
    while at and at.id in seeds.actors and at.id not in seen:
        seen.add(at.id)
        yield seeds.actors[at.id]
        at = seeds.actors[at.id].affiliation


def _list_around(place: PlaceSeed, seeds: Seeds) -> set[str]:
    """The places that a place lies within."""
    seen: set[str] = set()
    at = place.within
    while at and at.id in seeds.places and at.id not in seen:
        seen.add(at.id)
        at = seeds.places[at.id].within
    return seen


def _explain(kin: _Kin, seeds: Seeds, finder: KinFinder) -> str:
    owned, owner, field, name = kin.owned.name, kin.owner.name, kin.field, kin.kin.id
    for other, words in _list_said(kin, seeds, finder):
        return (
            f'No article says that "{owned}" belongs to "{owner}"; one says "{words}".'
            f" Write {field}: {other}."
        )
    return (
        f'No article says in a known form that "{owned}" belongs to "{owner}". Leave it out, or'
        f" write the words that say so, {field}: {{is: {name}, quote: {{exact: …, article: …}}}},"
        f" or a reference with its version, {field}: {{is: {name}, reference: …}}."
    )


RULES = (kin_is_proved,)

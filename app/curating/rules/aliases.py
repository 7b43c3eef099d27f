"""Rules about aliases: a form of a name is its bearer's, and no other's."""

import difflib
from collections.abc import Iterator, Mapping

from app.curating.meaning.naming import list_bases
from app.curating.meaning.owners import are_kin
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.names import list_forms
from app.curating.seeds.things import ActorSeed
from app.curating.text.anchors import fold
from app.english.kinship.adjectives import is_adjective_of
from app.english.names.peoples import STATES, is_adjective, people_words
from app.english.names.words import FUNCTION_WORDS
from app.english.speech.clauses import DETERMINERS
from app.vocabulary import ActorType

_ALIKE = 0.85


def aliases_fit(seeds: Seeds) -> Iterator[Fault]:
    """An alias is no other people's adjective, and no place that is not the actor's own."""
    places = {fold(f): n for n, one in seeds.places.items() for f, _ in list_forms(one)}
    bases = {name: _list_name_bases(one) for name, one in seeds.actors.items()}
    for name, actor in seeds.actors.items():
        for alias, field in list_forms(actor):
            told = _check_adjective(alias, actor, seeds) or _check_common(alias, actor)
            told = told or _check_held(alias, name, bases, seeds)
            place = places.get(fold(alias))
            if place and not told:
                told = _check_place(alias, name, place, seeds)
            if told:
                yield actor.fault(told, *field)
    for place_seed in seeds.places.values():
        for alias, field in list_forms(place_seed):
            if told := _check_adjective_of(alias, [place_seed.name, *place_seed.aliases]):
                yield place_seed.fault(told, *field)


def _check_adjective(alias: str, actor: ActorSeed, seeds: Seeds) -> str | None:
    """The adjective that opens a form is that of the actor's own name or kin."""
    kin = [actor]
    while (above := kin[-1].affiliation) and above.id in seeds.actors and len(kin) < 10:
        kin.append(seeds.actors[above.id])
    own = [form for one in kin for form, _ in list_forms(one) if fold(form) != fold(alias)]
    country = seeds.places.get(actor.country.id) if actor.country else None
    own += [form for form, _ in list_forms(country)] if country else []
    return _check_adjective_of(alias, own, is_name=alias == actor.name)


def _list_name_bases(actor: ActorSeed) -> list[frozenset[str]]:
    """The bases of the words of each form that is a name."""
    forms = (
        form for form, _ in list_forms(actor) if form != form.lower() and not is_adjective(form)
    )
    return [bases for form in forms if (bases := _bases_of_name(form))]


def _bases_of_name(form: str) -> frozenset[str]:
    words = (word for word in form.split() if word.lower() not in FUNCTION_WORDS)
    return frozenset(base for word in words for base in list_bases(word))


def _check_held(
    alias: str, name: str, known: Mapping[str, list[frozenset[str]]], seeds: Seeds
) -> str | None:
    """An alias that shares no word with its own names holds no whole name of another."""
    bases = _bases_of_name(alias)
    own = [one for one in known[name] if one != bases]
    if not own or alias == alias.lower() or any(one & bases for one in own):
        return None
    for other, forms in known.items():
        holds = any(one <= bases or (bases < one and len(bases) > 1) for one in forms)
        if other != name and bases and holds and not are_kin(name, other, seeds):
            return (
                f'"{alias}" holds the name of "{other}", and not that of "{name}". Leave it out'
                f" here, or add it to the aliases of {other}."
            )
    return None


def _check_common(alias: str, actor: ActorSeed) -> str | None:
    """An alias in small letters is a phrase with an article, or shares a word with the name.

    So does any alias of a person; and only states and what is theirs are called as a state is.
    """
    words, name = alias.split(), actor.name
    if alias == name or words[0].lower() in DETERMINERS:
        return None
    is_own = actor.type not in (ActorType.PERSON, ActorType.GROUP, ActorType.ORGANIZATION)
    fits = is_own if alias in STATES else actor.type is not ActorType.PERSON
    if fits and any(word != word.lower() for word in words):
        return None
    if set(list_bases(alias)) & set(list_bases(name)) or is_spelt_alike(alias, name):
        return None
    return (
        f'"{alias}" is a common word, or somebody else, and not a name of "{name}". Leave it'
        ' out, or write the phrase that stands for it ("the company").'
    )


def is_spelt_alike(alias: str, name: str) -> bool:
    """Whether a text only spells the last name otherwise: "Zelensky", "Zelenskyy"."""
    one, other = sorted((alias.rsplit(maxsplit=1)[-1], name.rsplit(maxsplit=1)[-1]), key=len)
    if other.removeprefix(one) in ("a", "s", "n") or not one[0].isupper():
        return False  # "Ivanova" is another than "Ivanov"
    return difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _check_adjective_of(alias: str, own: list[str], *, is_name: bool = False) -> str | None:
    words = alias.removeprefix("The ").removeprefix("the ").split()
    count = people_words(words)
    adjective = " ".join(words[:count])
    if not count or not is_adjective(adjective):
        return None
    if any(_opens_alike(form, adjective) for form in own):
        return None
    if any(is_adjective_of(adjective, word) for form in own for word in (form, form.split()[-1])):
        return None
    if count < len(words) and is_name:
        return None  # a longer name says itself whose it is
    state = _find_state(adjective)
    told = f'"{adjective}" is the adjective of {state}, and not that of "{own[0] if own else ""}".'
    return told if state else None


def _opens_alike(form: str, adjective: str) -> bool:
    """Whether a longer form opens with the adjective: "Ukrainian military"."""
    plain = form.removeprefix("The ").removeprefix("the ")
    return plain == adjective or plain.startswith(f"{adjective} ")


def _find_state(adjective: str) -> str | None:
    last = adjective.rsplit(maxsplit=1)[-1] if adjective else ""
    return next((state for state in sorted(STATES) if is_adjective_of(last, state)), None)


def _check_place(alias: str, name: str, place: str, seeds: Seeds) -> str | None:
    """A form that is a place's as well: the actor is the place's own, or of the same country."""
    actor, seed = seeds.actors[name], seeds.places[place]
    theirs = {fold(form) for form, _ in list_forms(seed)}
    if fold(actor.name) in theirs:
        return None
    country = actor.country.id if actor.country else None
    around = {one.id for one in (seed.within, seed.country) if one}
    if country and country in around | {place}:
        return None
    return (
        f'"{alias}" is the place "{place}", and nothing says that "{actor.name}" is its state.'
        " Leave it out, or give both the same country."
    )


RULES = (aliases_fit,)

"""Lies about actors and places themselves: whose they are, how they are called, what they are."""

import re
from collections.abc import Iterator
from itertools import cycle

from app.curating.text.anchors import fold
from app.vocabulary import ActorType, PlaceType
from tests.curating.lies.english import find_all
from tests.curating.lies.truth import DROPPED, Lie, Truth

NAMES = ("The Black Brigade", "Comrade Smith", "The Invaders", "Old Fox")


def _used(truth: Truth, section: str) -> list[str]:
    return [name for name in getattr(truth.seeds, section) if name in truth.used]


def _kin(truth: Truth, section: str, field: str, of: str, *, written: bool) -> Iterator[Lie]:
    """Every actor or place that has such kin (or that has none) gets another."""
    masters = [name for name in _used(truth, of) if _may_have(truth, of, name, field)]
    for number, name in enumerate(_used(truth, section)):
        seed = getattr(truth.seeds, section)[name]
        now = getattr(seed, field)
        own = {name, now.id if now else None, *_all_kin(truth, name)}
        others = [other for other in masters if other not in own]
        if bool(now) == written:
            for other in others[number % 2 :: 1 + len(others) // 3]:
                changes = {(section, name, field): other}
                yield Lie(f"{name}: {field} {now and now.id} → {other}", changes)


def _all_kin(truth: Truth, name: str) -> set[str]:
    """Whatever the vocabulary joins to it, by affiliation, country or `within`."""
    found = set(truth.kin(name)) if name in truth.seeds.actors else {name}
    for each in list(found):
        seed = truth.seeds.actors.get(each)
        found |= {seed.country.id} if seed and seed.country else set()
    where: str | None = name
    while where in truth.seeds.places:
        found.add(where)
        within = truth.seeds.places[where].within
        where = within.id if within else None
    return found


def _may_have(truth: Truth, section: str, name: str, field: str) -> bool:
    """Countries are places of that type; whom others serve are states and bodies."""
    if section == "places":
        return field == "within" or truth.seeds.places[name].type is PlaceType.COUNTRY
    return truth.seeds.actors[name].type not in (ActorType.PERSON, ActorType.GROUP)


def affiliation_another(truth: Truth) -> Iterator[Lie]:
    """Ukrainian forces serve Russia."""
    return _kin(truth, "actors", "affiliation", "actors", written=True)


def affiliation_invented(truth: Truth) -> Iterator[Lie]:
    """Oleksandr Syrskyi serves Russia."""
    return _kin(truth, "actors", "affiliation", "actors", written=False)


def country_another(truth: Truth) -> Iterator[Lie]:
    """The country of an actor is another."""
    return _kin(truth, "actors", "country", "places", written=True)


def country_invented(truth: Truth) -> Iterator[Lie]:
    """An actor without a country has one."""
    return _kin(truth, "actors", "country", "places", written=False)


def place_country_wrong(truth: Truth) -> Iterator[Lie]:
    """A place lies in a country that the text does not say."""
    yield from _kin(truth, "places", "country", "places", written=True)
    yield from _kin(truth, "places", "country", "places", written=False)


def within_another(truth: Truth) -> Iterator[Lie]:
    """A place lies elsewhere than the text says."""
    return _kin(truth, "places", "within", "places", written=True)


def within_invented(truth: Truth) -> Iterator[Lie]:
    """Kursk lies in Russia through "Russia's Kursk region"."""
    return _kin(truth, "places", "within", "places", written=False)


def within_reversed(truth: Truth) -> Iterator[Lie]:
    """Russia lies in the Kursk region."""
    for name in _used(truth, "places"):
        within = truth.seeds.places[name].within
        if within:
            changes = {("places", name, "within"): DROPPED, ("places", within.id, "within"): name}
            yield Lie(f"{within.id}: within {name}", changes)


def affiliation_reversed(truth: Truth) -> Iterator[Lie]:
    """Ukraine serves its military."""
    for name in _used(truth, "actors"):
        master = truth.seeds.actors[name].affiliation
        if master and not truth.seeds.actors[master.id].affiliation:
            changes = {
                ("actors", name, "affiliation"): DROPPED,
                ("actors", master.id, "affiliation"): name,
            }
            yield Lie(f"{master.id}: affiliation {name}", changes)


def _quoted(truth: Truth, *, both: bool) -> Iterator[Lie]:
    """False kin with a quote: of a sentence that names both, or the one alone."""
    masters = [name for name in _used(truth, "actors") if _may_have(truth, "actors", name, "")]
    for name in _used(truth, "actors"):
        seed = truth.seeds.actors[name]
        for other in masters:
            if seed.affiliation and other not in _all_kin(truth, name):
                exact = _sentence_of(truth, name, other if both else None)
                if exact:
                    kin = {"is": other, "quote": {"exact": exact, "article": truth.name}}
                    lie = {("actors", name, "affiliation"): kin}
                    yield Lie(f"{name}: affiliation {other}, by {exact!r}", lie)


def _sentence_of(truth: Truth, name: str, other: str | None) -> str | None:
    for sentence in truth.sentences:
        names = truth.names_in(sentence.text)
        if name in names and (other is None or other in names):
            return re.split(r"\s*\[\d", fold(sentence.text))[0].rstrip(" .")
    return None


def kin_by_a_quote_of_both(truth: Truth) -> Iterator[Lie]:
    """The quote names both, and does not say that the one is the other's."""
    return _quoted(truth, both=True)


def kin_by_a_quote_of_one(truth: Truth) -> Iterator[Lie]:
    """The quote does not even name both."""
    return _quoted(truth, both=False)


def kin_by_reference(truth: Truth) -> Iterator[Lie]:
    """False kin by a reference that is named and versioned, and says no such thing."""
    for lie in _kin(truth, "actors", "affiliation", "actors", written=True):
        route, other = next(iter(lie.changes.items()))
        kin = {"is": other, "reference": "Wikidata, 2024-12-01"}
        yield Lie(f"{lie.tells}, by a reference", {route: kin})


def alias_of_another(truth: Truth) -> Iterator[Lie]:
    """A form that names another actor or place."""
    for section in ("actors", "places"):
        known = getattr(truth.seeds, section)
        names = _used(truth, section)
        for number, name in enumerate(names):
            other = known[names[(number + 1) % len(names)]]
            forms = [other.name, *other.aliases][:2] if other is not known[name] else []
            for form in forms:
                lie = {(section, name, "aliases"): [*known[name].aliases, form]}
                yield Lie(f"{name}: alias {form!r}", lie)


def _taken(truth: Truth, *, holds: bool) -> Iterator[Lie]:
    """A form goes from the one whom it names to another; it holds a word of the name, or none."""
    known = truth.seeds.actors
    names = _used(truth, "actors")
    for owner, alias in ((name, alias) for name in names for alias in known[name].aliases):
        others = [name for name in names if name not in truth.kin(owner)]
        shared = set(known[owner].name.lower().split()) & set(alias.lower().split()) - {"the"}
        for other in others[:: 1 + len(others) // 3] if bool(shared) == holds else ():
            left = [each for each in known[owner].aliases if each != alias]
            changes = {
                ("actors", owner, "aliases"): left,
                ("actors", other, "aliases"): [*known[other].aliases, alias],
            }
            yield Lie(f"{other}: alias {alias!r}, taken from {owner}", changes)


def alias_taken(truth: Truth) -> Iterator[Lie]:
    """Ukrainian forces is a name of Russia."""
    return _taken(truth, holds=True)


def alias_without_name_taken(truth: Truth) -> Iterator[Lie]:
    """Moscow is a name of Germany."""
    return _taken(truth, holds=False)


def alias_invented(truth: Truth) -> Iterator[Lie]:
    """A form that stands in no article."""
    for section in ("actors", "places"):
        for name, form in zip(_used(truth, section), cycle(NAMES)):
            aliases = getattr(truth.seeds, section)[name].aliases
            yield Lie(f"{name}: alias {form!r}", {(section, name, "aliases"): [*aliases, form]})


def alias_of_common_words(truth: Truth) -> Iterator[Lie]:
    """Common words of the article, which name nobody, as a form of a name."""
    text = fold(truth.folder.text.text)
    common = [m[0] for m in find_all("[a-z]{5,}", text) if m[0].islower()]
    for number, name in enumerate(_used(truth, "actors")):
        aliases = truth.seeds.actors[name].aliases
        form = common[(number * 7) % len(common)]
        yield Lie(f"{name}: alias {form!r}", {("actors", name, "aliases"): [*aliases, form]})


def name_changed(truth: Truth) -> Iterator[Lie]:
    """A name that no article has."""
    for section in ("actors", "places"):
        for name, other in zip(_used(truth, section), cycle(NAMES)):
            seed = getattr(truth.seeds, section)[name]
            aliases = dict.fromkeys([seed.name, *seed.aliases])
            changes = {(section, name, "name"): other, (section, name, "aliases"): list(aliases)}
            yield Lie(f"{name}: name {seed.name!r} → {other!r}", changes)


def actor_type_changed(truth: Truth) -> Iterator[Lie]:
    """A person as an armed force."""
    types = list(ActorType)
    for name in _used(truth, "actors"):
        now = truth.seeds.actors[name].type
        other = str(types[(types.index(now) + 3) % len(types)])
        yield Lie(f"{name}: type {now} → {other}", {("actors", name, "type"): other})


def place_type_changed(truth: Truth) -> Iterator[Lie]:
    """A village as a country."""
    types = list(PlaceType)
    for name in _used(truth, "places"):
        now = truth.seeds.places[name].type
        other = str(types[(types.index(now) + 3) % len(types)] if now else PlaceType.CITY)
        yield Lie(f"{name}: type {now} → {other}", {("places", name, "type"): other})


KINDS = {
    "affiliation another": affiliation_another,
    "affiliation invented": affiliation_invented,
    "affiliation reversed": affiliation_reversed,
    "affiliation by a quote that names both": kin_by_a_quote_of_both,
    "affiliation by a quote that names one": kin_by_a_quote_of_one,
    "affiliation by an invented reference": kin_by_reference,
    "country of an actor another": country_another,
    "country of an actor invented": country_invented,
    "country of a place wrong": place_country_wrong,
    "within another": within_another,
    "within invented": within_invented,
    "within reversed": within_reversed,
    "alias of another": alias_of_another,
    "alias taken from another whose name it holds": alias_taken,
    "alias taken from another whose name it holds not": alias_without_name_taken,
    "alias that stands nowhere": alias_invented,
    "alias of common words": alias_of_common_words,
    "name that stands nowhere": name_changed,
    "type of an actor changed": actor_type_changed,
    "type of a place changed": place_type_changed,
}

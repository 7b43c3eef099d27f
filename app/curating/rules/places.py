"""Rules about places: what kind of place it is stands in some article beside its name."""

import re
from collections.abc import Iterator

from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.names import list_forms
from app.curating.seeds.things import PlaceSeed
from app.curating.text.anchors import fold
from app.english.names.peoples import SEATS, STATES
from app.vocabulary import PlaceType

_NOUNS = {str(kind): str(kind) for kind in PlaceType} | {
    "villages": "village", "towns": "town", "hamlets": "hamlet", "cities": "city",
    "regions": "region", "countries": "country", "province": "region", "oblast": "region",
    "areas": "area", "facilities": "facility",
}  # fmt: skip
"""The nouns of places, and the type that each gives."""
_NOUN_OF = re.compile(rf"\b({'|'.join(_NOUNS)}) of ")
_BETWEEN = re.compile(r"(?:the )?|[^.;:]{0,80}(?:,| and) (?:the )?")
_SETTLEMENTS = frozenset(
    (PlaceType.VILLAGE, PlaceType.HAMLET, PlaceType.TOWN, PlaceType.CITY, PlaceType.REGION)
)
"""Types that nobody knows of a place whose articles do not say so."""
_REACH = 120


def types_are_said(seeds: Seeds) -> Iterator[Fault]:
    """The type of a place is the one that the articles give it, where they give one.

    Of what only articles in unread languages name, it is the curator's.
    """
    for place in seeds.places.values():
        said = set(_list_said(place, seeds)) if place.type else set()
        if said and place.type not in said:
            meant = min(said)
            told = f'The articles call "{place.name}" a {meant}. Write type: {meant}.'
            yield place.fault(told, "type")
        elif not said and place.type in _SETTLEMENTS and _is_named(place, seeds):
            told = f'No article calls "{place.name}" a {place.type}. Leave the type out.'
            yield place.fault(told, "type")


def _is_named(place: PlaceSeed, seeds: Seeds) -> bool:
    forms = [form for form, _ in list_forms(place)]
    return any(form in folder.text.folded for folder in seeds.folders for form in forms)


def _list_said(place: PlaceSeed, seeds: Seeds) -> Iterator[str]:
    """What the articles call it: "the village of X and Y", "X region", or a state by its name."""
    for form, _ in list_forms(place):
        if form in STATES - SEATS:
            yield str(PlaceType.COUNTRY)
        last = form.split()[-1].lower()
        if last in _NOUNS and " " in form:
            yield _NOUNS[last]
        for folder in seeds.folders:
            text = fold(folder.text.text)
            yield from _list_before(form, text)
            if _is_capital(form, text):
                yield str(PlaceType.CITY)


def _is_capital(form: str, text: str) -> bool:
    """Whether a text calls it a capital: "the Russian capital, Moscow"."""
    named = re.escape(fold(form))
    return re.search(rf"\bcapital,? (?:city of )?{named}\b", text) is not None


def _list_before(form: str, text: str) -> Iterator[str]:
    at = text.find(fold(form))
    while at >= 0:
        before = text[max(0, at - _REACH) : at]
        found = list(_NOUN_OF.finditer(before))
        if found and _BETWEEN.fullmatch(before[found[-1].end() :]):
            yield _NOUNS[found[-1][1]]
        at = text.find(fold(form), at + 1)


RULES = (types_are_said,)

"""Rules about whose number a figure is, and where it counts."""

from collections.abc import Iterator

from app.curating.meaning.bearers import Bearers, names_place, place_forms
from app.curating.meaning.numbers import figures_found
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, AnchoredClaim


def subjects_are_those_of_the_words(seeds: Seeds) -> Iterator[Fault]:
    """Whose number it is, the quote names, and not as somebody else's other side."""
    for figure, claim in figures_found(seeds):
        bearers = Bearers(figure, claim, seeds)
        for number, subject in enumerate(figure.subjects):
            if subject in seeds.actors and bearers.anchor:
                wrong = bearers.find_fault(subject)
                if wrong:
                    told = _say_who(wrong, subject, bearers)
                    yield figure.fault(told, "subjects", number)
        yield from _check_counted_together(bearers)
        yield from _check_shared(bearers)


def _say_who(wrong: str, subject: str, bearers: Bearers) -> str:
    name = bearers.seeds.actors[subject].name
    named = list(dict.fromkeys(one.id for one in bearers.rivals))
    ways = f" It names: subjects: [{', '.join(named)}]." if named else " Quote words that do."
    return f'Whose number is it? "{name}": {wrong[0].lower()}{wrong[1:]}.{ways}'


def _check_counted_together(bearers: Bearers) -> Iterator[Fault]:
    """Actors that one number counts together are its subjects together."""
    counted, given = bearers.counted_actors(), bearers.figure.subjects
    missing = [actor for actor in counted if actor not in given]
    if missing and len(missing) < len(counted):
        whole = ", ".join([*given, *missing])
        yield bearers.figure.fault(
            f"The number counts them together: subjects: [{whole}].", "subjects"
        )


def _check_shared(bearers: Bearers) -> Iterator[Fault]:
    """Several subjects of one number stand joined: "Toyota and Nissan"."""
    given = [one for one in bearers.figure.subjects if one in bearers.seeds.actors]
    apart = [one for one in given if bearers.anchor and not bearers.shares(one)]
    if len(set(given)) > 1 and apart:
        yield bearers.figure.fault(
            f'The words do not give the number to "{apart[-1]}" and the others together. Name only'
            " whose it is.",
            "subjects",
        )


def place_is_in_the_quote(seeds: Seeds) -> Iterator[Fault]:
    """Where a figure counts, its quote names, or it is the one place of the sentence."""
    for figure, claim in figures_found(seeds):
        bearers = Bearers(figure, claim, seeds)
        if figure.place not in seeds.places or bearers.anchor is None:
            continue
        forms = list(place_forms(figure.place, seeds))
        quotes = _list_quotes_beside(bearers.anchor, claim)
        if any(names_place(form, quote, seeds) for form in forms for quote in quotes):
            continue
        sentence = bearers.anchor.sentence.text
        wider = _list_wider(figure.place, seeds)
        places = [one for one in seeds.place_finder.ids_in(sentence) if one not in wider]
        name = seeds.places[figure.place].name
        if not any(form in Folded(sentence) for form in forms):
            yield figure.fault(f'The sentence of the quote does not name "{name}".', "place")
        elif places != [figure.place] or name in Folded(bearers.quote):
            yield figure.fault(
                f'The quote does not name "{name}" as a place, and its sentence names others too:'
                " leave `place` out, or quote the words that say where.",
                "place",
            )


def _list_quotes_beside(anchor: Anchor, claim: AnchoredClaim) -> list[str]:
    """The quotes of the claim that stand in the number's own sentence."""
    return [one.exact for one in claim.anchors if one.sentence == anchor.sentence]


def _list_wider(place: str, seeds: Seeds) -> list[str]:
    """What a place lies in: "Sumy, Ukraine" is one place."""
    found: list[str] = []
    seed = seeds.places.get(place)
    while seed and seed.within and seed.within.id not in found:
        found.append(seed.within.id)
        seed = seeds.places.get(seed.within.id)
    return found


RULES = (subjects_are_those_of_the_words, place_is_in_the_quote)
"""What a figure's bearers must keep to."""

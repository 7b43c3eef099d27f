"""Lies about how sure the wording is."""

from collections.abc import Iterator

from app.curating.text.anchors import fold
from app.vocabulary import Modality
from tests.curating.lies.english import find_all, find_words, swap_in, without
from tests.curating.lies.truth import DROPPED, Lie, Told, Truth

ASSURED = {
    "appears to be": "is", "appears": "is", "appear to": "", "seems to be": "is", "could": "will",
    "may": "will", "might": "will", "is set to": "will", "are set to": "will",
    "is expected to": "will", "are expected to": "will", "plans to": "will",
    "potentially": "surely",
    "potential": "certain", "reportedly": "really", "allegedly": "really", "alleged": "proven",
    "likely": "certainly", "possibly": "certainly", "possible": "certain", "estimated": "counted",
    "expected": "certain", "believed": "known", "suspected": "known", "would": "will",
}  # fmt: skip
OTHERS = ("possibly", "reportedly", "apparently", "probably", "expected to")


def _softened(truth: Truth) -> Iterator[tuple[Told, str]]:
    """Every claim with each of its hedges."""
    for told in truth.claims:
        for hedge in told.claim.seed.hedge:
            yield told, fold(hedge)


def _less(told: Told, hedge: str) -> dict[str, object]:
    """The fields of the claim without a hedge."""
    left = [each for each in told.claim.seed.hedge if fold(each) != hedge]
    return {"hedge": left or DROPPED, "modality": DROPPED}


def dropped_from_field(truth: Truth) -> Iterator[Lie]:
    """The words stand in the text, the claim is stated."""
    for told, hedge in _softened(truth):
        yield told.has(f"no hedge {hedge!r}", **_less(told, hedge))


def dropped_from_text(truth: Truth) -> Iterator[Lie]:
    """The text says it outright, beside a hedge."""
    for told, hedge in _softened(truth):
        if span := find_words(hedge, told.text):
            yield told.says(without(told.text, span))
            bare = swap_in(told.text, span, ASSURED.get(hedge.lower(), "is"))
            yield told.says(bare)


def dropped_from_both(truth: Truth) -> Iterator[Lie]:
    """The offensive is targeting the village."""
    for told, hedge in _softened(truth):
        if span := find_words(hedge, told.text):
            yield told.says(without(told.text, span), **_less(told, hedge))
            bare = swap_in(told.text, span, ASSURED.get(hedge.lower(), "is"))
            yield told.says(bare, **_less(told, hedge))


def replaced_in_text(truth: Truth) -> Iterator[Lie]:
    """The text softens in other words, or assures."""
    for told in truth.claims:
        for hedge in told.claim.seed.hedge or list(ASSURED):
            for match in find_all(fold(hedge), told.text):
                new = ASSURED.get(fold(hedge).lower(), "certainly")
                for other in (new or "is", OTHERS[told.number % len(OTHERS)]):
                    if other not in told.quotes.lower():
                        yield told.says(swap_in(told.text, match.span(), other))


def replaced_in_field(truth: Truth) -> Iterator[Lie]:
    """Words that are no hedge of this claim: another's of the sentence, or the claim's own verb."""
    all_hedges = [fold(h) for told in truth.claims for h in told.claim.seed.hedge]
    for told, hedge in _softened(truth):
        kept = {fold(each) for each in told.claim.seed.hedge}
        others = [h for h in dict.fromkeys(all_hedges) if h not in " ".join(kept)]
        near = [h for h in others if find_words(h, told.sentences)]
        for other in near + others[:1]:
            yield told.has(f"{hedge!r} → {other!r}", hedge=other, modality=DROPPED)


def hedge_borrowed(truth: Truth) -> Iterator[Lie]:
    """What is stated has the hedge of another clause of its sentence."""
    softened = list(_softened(truth))
    for told in truth.claims:
        for other, hedge in softened:
            apart = not told.claim.seed.hedge and not find_words(hedge, told.quotes)
            if apart and find_words(hedge, told.sentences):
                yield told.has(f"hedge: {hedge!r}, of {other.claim.seed.id}", hedge=hedge)


def hedge_invented(truth: Truth) -> Iterator[Lie]:
    """What is stated is made less sure, with words of its own sentence that soften nothing."""
    for told in truth.claims:
        words = told.quotes.split()
        if not told.claim.seed.hedge:
            hedge = " ".join(words[2:4])
            yield told.has(f"hedge: {hedge!r}", hedge=hedge, modality="possible")


def modality_raised(truth: Truth) -> Iterator[Lie]:
    """The hedge stays, the claim is stated."""
    for told in truth.claims:
        if told.claim.seed.hedge:
            yield told.has("modality: stated", modality="stated")


def modality_replaced(truth: Truth) -> Iterator[Lie]:
    """possible → estimated."""
    for told in truth.claims:
        written = told.claim.seed.modality
        now = written.modality if written else None
        for modality in Modality:
            sure = modality is Modality.STATED
            if told.claim.seed.hedge and written and modality is not now and not sure:
                yield told.has(f"modality: {now} → {modality}", modality=str(modality))


def modality_lowered(truth: Truth) -> Iterator[Lie]:
    """What is stated without any hedge is made less than that."""
    for told in truth.claims:
        if not told.claim.seed.hedge:
            modality = list(Modality)[1 + told.number % 5]
            yield told.has(f"modality: {modality}", modality=str(modality))


def role_hedge_dropped(truth: Truth) -> Iterator[Lie]:
    """The claim keeps its hedge, the place or actor of its event loses it."""
    for name, stated in truth.events.items():
        for field in ("places", "actors"):
            for number, role in enumerate(getattr(stated.seed, field)):
                if role.hedge:
                    route = ("events", name, field, number, "hedge")
                    yield Lie(f"{name}.{field}[{number}]: no hedge", {route: DROPPED})


def role_hedge_added(truth: Truth) -> Iterator[Lie]:
    """A place or actor that is stated gets the hedge of another clause."""
    hedges = list(dict.fromkeys(hedge for _, hedge in _softened(truth)))
    for name, stated in truth.events.items():
        near = [hedge for hedge in hedges if find_words(hedge, fold(stated.sentences))]
        for field in ("places", "actors"):
            for number, role in enumerate(getattr(stated.seed, field)):
                for hedge in near[:1] if not role.hedge else ():
                    if not find_words(hedge, fold(stated.evidence)):
                        route = ("events", name, field, number, "hedge")
                        yield Lie(f"{name}.{field}[{number}]: hedge {hedge!r}", {route: hedge})


KINDS = {
    "hedge dropped from the field": dropped_from_field,
    "hedge dropped from the text": dropped_from_text,
    "hedge dropped from both": dropped_from_both,
    "hedge replaced in the text": replaced_in_text,
    "hedge replaced in the field": replaced_in_field,
    "hedge borrowed from another clause": hedge_borrowed,
    "hedge of words that soften nothing": hedge_invented,
    "modality raised to stated": modality_raised,
    "modality replaced": modality_replaced,
    "modality lowered": modality_lowered,
    "hedge of a place or actor dropped": role_hedge_dropped,
    "hedge of a place or actor added": role_hedge_added,
}

"""Rules about what softens: a hedge that governs a claim, a place or an actor stands beside it.

Every refusal shows the line to paste.
"""

from collections.abc import Iterator, Sequence

from app.curating import languages
from app.curating.meaning.softening import (
    Written,
    find_foreseen,
    find_hedges,
    find_softening,
    follow_modality,
    hedges_over,
    is_to_come,
    is_told,
    written_hedges,
)
from app.curating.meaning.voices import find_near, is_read, overlap
from app.curating.seeds.events import EventActorSeed, EventPlaceSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.evidence import AnchoredClaim, StatedEvent
from app.english.hedging.find import ModalHedge
from app.vocabulary import Modality

Role = EventPlaceSeed | EventActorSeed


def hedges_stand_in_the_sentence(seeds: Seeds) -> Iterator[Fault]:
    """A hedge is verbatim."""
    for claim in seeds.claims:
        sentences = claim.folded
        for words in claim.seed.hedge:
            if words not in sentences:
                yield claim.seed.fault(
                    f'"{words}" does not stand in the sentence of the quote.', "hedge"
                )


def hedges_are_written(seeds: Seeds) -> Iterator[Fault]:
    """Each hedge that governs a claim stands in it, and no other does."""
    for claim in seeds.claims:
        if not is_read(claim, seeds):
            continue
        found, written = find_hedges(claim, seeds), written_hedges(claim, seeds)
        text = seeds.articles[claim.article].text.text
        missing = [one for one in found if not _stands(one, written, text)]
        if missing:
            line = write_hedges(found, written, text)
            yield claim.seed.fault(f'"{missing[0].text}" softens its words. Write: {line}')
        elif foreseen := _find_unwritten(claim, written, seeds):
            yield claim.seed.fault(f'"{foreseen}" softens its words. Write: hedge: {foreseen}')
        elif idle := [one for one in written if one.spans and not _holds(one, claim, seeds)]:
            instead = f"Write: {write_hedges(found, written, text)}" if found else "Leave it out"
            yield claim.seed.fault(
                f'"{idle[0].words}" softens nothing that the claim says. {instead}, or say why:'
                " modality: {is: …, note: …}.",
                "hedge",
            )
        elif _order(found, written, text) != sorted(_order(found, written, text)):
            yield claim.seed.fault(
                f"The outermost hedge comes first: {write_hedges(found, written, text)}", "hedge"
            )
        elif untold := [one for one in claim.seed.hedge if not is_told(one, claim, seeds)]:
            yield claim.seed.fault(
                f'The text leaves "{untold[0]}" out, which softens it. Keep these words in it, or'
                " leave `text` out and quote from them on.",
                "text" if claim.seed.text else "hedge",
            )


def _find_unwritten(claim: AnchoredClaim, written: list[Written], seeds: Seeds) -> str | None:
    """The word of the claim's voice that softens it ("forecast"), where no hedge is written."""
    text = seeds.articles[claim.article].text.text
    spans = [span for span, _ in find_foreseen(claim, seeds)]
    if not spans or any(one.fits(*span, text) for one in written for span in spans):
        return None
    found = find_hedges(claim, seeds)
    known = any(overlap(span, (one.start, one.end)) for span in spans for one in found)
    return None if known else text[slice(*spans[0])]


def _stands(hedge: ModalHedge, written: Sequence[Written], text: str) -> bool:
    return any(one.fits(hedge.start, hedge.end, text) for one in written)


def _holds(written: Written, claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether a written hedge softens the claim: as found, by the voice's cue, or by a note."""
    text = seeds.articles[claim.article].text.text
    cues = [(one.start, one.end) for one in find_hedges(claim, seeds)]
    cues += [span for span, _ in find_foreseen(claim, seeds)]
    explained = claim.seed.modality is not None and claim.seed.modality.note is not None
    return explained or any(written.fits(*cue, text) for cue in cues)


def _order(found: list[ModalHedge], written: list[Written], text: str) -> list[int]:
    """For each written hedge, which of those found it is, the outermost being 0."""
    return [
        number
        for one in written
        for number, hedge in enumerate(found)
        if one.fits(hedge.start, hedge.end, text)
    ]


def write_hedges(found: list[ModalHedge], written: Sequence[Written] = (), text: str = "") -> str:
    """The hedges as a curator writes them, the outermost first; as he has, where he has."""
    words = [
        next((one.words for one in written if one.fits(hedge.start, hedge.end, text)), hedge.text)
        for hedge in found
    ]
    return f"hedge: {words[0]}" if len(words) == 1 else f"hedge: [{', '.join(words)}]"


def modality_follows(seeds: Seeds) -> Iterator[Fault]:
    """A modality that is written is the one that follows from the words, or says why not."""
    for claim in seeds.claims:
        written, follows = claim.seed.modality, follow_modality(claim, seeds)
        if written is None:
            continue
        if written.modality is not Modality.STATED and not claim.seed.hedge:
            if not find_hedges(claim, seeds):  # else the hedge is told to be missing
                yield claim.seed.fault(
                    f"The words that make it {written.modality} are missing: `hedge`. Where"
                    " nothing softens it, leave `modality` out.",
                    "modality",
                )
        elif written.modality is not follows and not written.note and is_read(claim, seeds):
            yield claim.seed.fault(
                f"By its words the claim is {follows}. Leave `modality` out, or say why:"
                f" modality: {{is: {written.modality}, note: …}}.",
                "modality",
            )


def roles_are_hedged(seeds: Seeds) -> Iterator[Fault]:
    """A place or actor that an event has only under a hedge has it in its role."""
    for stated in seeds.statements.values():
        if not all(
            languages.is_read(seeds.articles[name].seed.language) for name in stated.articles
        ):
            continue
        for place in stated.seed.places:
            if known := seeds.places.get(place.place):
                forms = (known.name, *known.aliases)
                yield from _check_role(place, f"place: {place.place}", forms, stated, seeds)
        for actor in stated.seed.actors:
            if named := seeds.actors.get(actor.actor):
                forms = (named.name, *named.aliases)
                yield from _check_role(actor, f"actor: {actor.actor}", forms, stated, seeds)


def _check_role(
    role: Role, name: str, forms: tuple[str, ...], stated: StatedEvent, seeds: Seeds
) -> Iterator[Fault]:
    needed, over = hedges_over(forms, stated, seeds)
    told = [set(words.lower().split()) for words in role.hedge]
    if needed and not any(words & set(needed[0].text.lower().split()) for words in told):
        line = f"{{{name}, role: {role.role}, {write_hedges(needed)}}}"
        yield role.fault(f'The text names it only under "{needed[0].text}". Write: - {line}')
    elif any(not any(words & set(one.text.lower().split()) for one in over) for words in told):
        line = f"{{{name}, role: {role.role}}}"
        yield role.fault(
            f"The hedge softens nothing where the text names it. Write it without: - {line}",
            "hedge",
        )


def own_quotes_are_unhedged(seeds: Seeds) -> Iterator[Fault]:
    """An event's own quote softens nothing but that it is still to come: what does is a claim."""
    for stated in seeds.statements.values():
        for article, anchor in stated.own_anchors:
            folder = seeds.articles[article]
            if not languages.is_read(folder.seed.language):
                continue
            quotes, text = [(anchor.start, anchor.end)], folder.text.text
            found = find_softening(find_near(seeds.hedges_in(text), quotes), quotes, text)
            found = [one for one in found if one.modality != "expected" or not is_to_come(stated)]
            if found:
                yield stated.seed.fault(
                    f'"{found[0].text}" softens the quote "{anchor.exact}": state the event by a'
                    f" claim of these words, with {write_hedges(found)}",
                    "quote",
                )


RULES = (
    hedges_stand_in_the_sentence,
    hedges_are_written,
    modality_follows,
    roles_are_hedged,
    own_quotes_are_unhedged,
)

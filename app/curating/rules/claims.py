"""Rules about claims: who says it, how surely, in whose words, against which other claim."""

from collections.abc import Iterator

from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import AnchoredClaim
from app.vocabulary import AttributionType, Basis, Modality


def attribution_is_whole(seeds: Seeds) -> Iterator[Fault]:
    """An actor is named where somebody says it, and nobody where the article does."""
    for claim in seeds.written_claims:
        said = claim.attribution
        if said.voice is AttributionType.ACTOR and not (said.actor and said.speaker and said.cue):
            yield said.fault("An actor's claim needs `actor`, `speaker` and `cue`.")
        if said.voice is not AttributionType.ACTOR and said.actor:
            yield said.fault(f"An actor is given, but the type is {said.voice}.", "type")
        if said.voice is AttributionType.ARTICLE and (said.speaker or said.cue):
            yield said.fault("The article's own voice has no speaker and no cue.")
        if said.voice is AttributionType.UNNAMED and not (said.speaker or said.cue):
            yield said.fault("An unnamed attribution needs the words that make it: `cue`.")


def said_in_the_sentence(seeds: Seeds) -> Iterator[Fault]:
    """Speaker, cue and hedge are verbatim, and stand in the sentence of the evidence."""
    for claim in seeds.claims:
        sentences = Folded(claim.sentences)
        said = claim.seed.attribution
        hedges = ((claim.seed, "hedge", hedge) for hedge in claim.seed.hedge)
        for seed, field, words in (
            (said, "speaker", said.speaker),
            (said, "cue", said.cue),
            *hedges,
        ):
            if words and words not in sentences:
                yield seed.fault(f'"{words}" does not stand in the sentence of the quote.', field)
        yield from _speaker_names_the_actor(claim, seeds)


def _speaker_names_the_actor(claim: AnchoredClaim, seeds: Seeds) -> Iterator[Fault]:
    said = claim.seed.attribution
    actor = seeds.actors.get(said.actor or "")
    if actor and said.speaker:
        speaker = Folded(said.speaker)
        if not any(form in speaker for form in (actor.name, *actor.aliases)):
            yield said.fault(
                f'The speaker does not name "{actor.name}". Where it is a pronoun, quote the'
                " sentence that names the speaker too, and give those words.",
                "speaker",
            )


def hedged_unless_stated(seeds: Seeds) -> Iterator[Fault]:
    """A claim that is less than stated has its hedge; a stated one has none."""
    for claim in seeds.written_claims:
        modality = claim.modality.modality if claim.modality else Modality.STATED
        stated = modality is Modality.STATED
        if stated and claim.hedge:
            yield claim.fault("A stated claim has no hedge. Which modality is it?", "hedge")
        if not stated and not claim.hedge:
            yield claim.fault(f"The words that make it {modality} are missing: `hedge`.")


def links_have_their_basis(seeds: Seeds) -> Iterator[Fault]:
    """A link rests on words of the text, or on the curator's note, and joins two claims once."""
    for claim in seeds.claims:
        sentences, seen = Folded(claim.sentences), set()
        for link in claim.seed.links:
            if link.to == claim.seed.id:
                yield link.fault("A claim is not set against itself.", link.type)
            if (link.to, link.type) in seen:
                yield link.fault("This link stands here twice.", link.type)
            seen.add((link.to, link.type))
            if link.basis is Basis.TEXT and not (link.words and link.words in sentences):
                yield link.fault("Its `words` must stand in the sentence of the quote.")
            if link.basis is Basis.CURATOR and not link.note:
                yield link.fault("A curator's link needs a `note` that says why.")


RULES = (
    attribution_is_whole,
    said_in_the_sentence,
    hedged_unless_stated,
    links_have_their_basis,
)

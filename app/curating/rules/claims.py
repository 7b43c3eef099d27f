"""Rules about claims: in whose words they stand, against which other claim."""

from collections.abc import Iterator

from app.curating.rules.words import OurWords
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.vocabulary import Basis


def text_invents_nothing(seeds: Seeds) -> Iterator[Fault]:
    """Every number and known name of a claim's text stands in its evidence."""
    words = OurWords(seeds)
    for claim in seeds.claims:
        for invented in words.find_invented(claim.text, claim.evidence):
            yield claim.seed.fault(invented, "text")


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
    text_invents_nothing,
    links_have_their_basis,
)

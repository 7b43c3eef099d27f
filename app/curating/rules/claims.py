"""Rules about claims: in whose words they stand."""

from collections.abc import Iterator

from app.curating.rules.words import OurWords
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds


def text_invents_nothing(seeds: Seeds) -> Iterator[Fault]:
    """Every number and known name of a claim's text stands in its evidence."""
    words = OurWords(seeds)
    for claim in seeds.claims:
        for invented in words.find_invented(claim.text, claim.evidence):
            yield claim.seed.fault(invented, "text")


RULES = (text_invents_nothing,)

"""Rules about texts in languages that the grammar does not read: what it would read is written.

Whether that is right stays the curator's, and what is served says that it was not checked.
"""

from collections.abc import Iterator

from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds


def modality_is_written(seeds: Seeds) -> Iterator[Fault]:
    """A claim with a hedge says its modality, which is not read from it."""
    for claim in seeds.written_claims:
        if claim.hedge and claim.modality is None:
            yield claim.fault(
                "Hedges are not read in this language. Write the modality too:"
                " modality: possible (say), or modality: {is: stated, note: why}.",
                "hedge",
            )


RULES = (modality_is_written,)

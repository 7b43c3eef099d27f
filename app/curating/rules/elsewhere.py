"""Rules about texts in languages that the grammar does not read: what it would read is written.

Whether that is right stays the curator's, and what is served says that it was not checked.
"""

from collections.abc import Iterator

from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.words import DateSeed
from app.curating.text.anchors import Folded


def dates_are_written(seeds: Seeds) -> Iterator[Fault]:
    """Each date has its EDTF beside its words."""
    for folder in seeds.folders:
        for claim in folder.claims:
            dates = [claim.seed.attribution.date, *(one.period for one in claim.seed.figures)]
            yield from _refuse_bare(dates, folder.seed.language)
    for event in seeds.statements.values():
        languages = {seeds.articles[name].seed.language for name in event.articles}
        for language in sorted(languages)[:1]:
            yield from _refuse_bare([event.seed.date], language)


def _refuse_bare(dates: list[DateSeed | None], language: str) -> Iterator[Fault]:
    for date in dates:
        if date and not date.edtf:
            yield date.fault(
                f"Dates are not read in this language ({language}). Write the day:"
                f' {{text: "{date.text}", edtf: …}}.'
            )


def modality_is_written(seeds: Seeds) -> Iterator[Fault]:
    """A claim with a hedge says its modality, which is not read from it."""
    for claim in seeds.written_claims:
        if claim.hedge and claim.modality is None:
            yield claim.fault(
                "Hedges are not read in this language. Write the modality too:"
                " modality: possible (say), or modality: {is: stated, note: why}.",
                "hedge",
            )


def number_stands_in_the_quote(seeds: Seeds) -> Iterator[Fault]:
    """A figure's words stand in a quote of its claim; which number they say is not read."""
    for claim in seeds.claims:
        evidence = Folded(claim.evidence)
        for figure in claim.seed.figures:
            if figure.text not in evidence:
                yield figure.fault(f'"{figure.text}" does not stand in the quote.', "text")


RULES = (dates_are_written, modality_is_written, number_stands_in_the_quote)

"""Rules about an article's own lines: they stand in its text, and its date agrees with them."""

from collections.abc import Iterator

from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Folder, Seeds
from app.curating.text.anchors import fold
from app.english.dates.contradictions import contradiction
from app.english.dates.edtf import read_edtf
from app.vocabulary import Part


def lines_stand_in_the_text(seeds: Seeds) -> Iterator[Fault]:
    """Headline, dateline, standfirst and headings are lines of the text."""
    for folder in seeds.folders:
        parts = [sentence.part for sentence in folder.text.sentences]
        seed = folder.seed
        missing = "This is not a line of the text; copy the whole line."
        if Part.HEADLINE not in parts:
            yield seed.fault(missing, "headline")
        if seed.dateline and Part.DATELINE not in parts:
            yield seed.dateline.fault(missing, "text")
        if seed.standfirst and Part.STANDFIRST not in parts:
            yield seed.fault(missing, "standfirst")
        yield from _headings(folder)


def _headings(folder: Folder) -> Iterator[Fault]:
    lines = [fold(s.text) for s in folder.text.sentences if s.part is Part.HEADING]
    for number, heading in enumerate(folder.seed.headings):
        if fold(heading) not in lines:
            yield folder.seed.fault(
                "This heading is not a line of the text; copy the whole line.", "headings", number
            )


def dateline_agrees(seeds: Seeds) -> Iterator[Fault]:
    """The dateline's day is the one that its words give."""
    for folder in seeds.folders:
        dateline = folder.seed.dateline
        if dateline is None:
            continue
        wrong = contradiction(dateline.text, read_edtf(dateline.date.isoformat()))
        if wrong:
            yield dateline.fault(f"{wrong[0].upper()}{wrong[1:].rstrip('.')}.", "date")
        if folder.seed.date != dateline.date:
            told = f"The dateline says {dateline.date}: leave `date` out, or give that day."
            yield folder.seed.fault(told, "date")


def dateline_names_its_place(seeds: Seeds) -> Iterator[Fault]:
    """The dateline's place is named there."""
    for folder in seeds.folders:
        dateline = folder.seed.dateline
        if dateline is None:
            continue
        place = seeds.places.get(dateline.place or "")
        if place and not any(form in dateline.text for form in (place.name, *place.aliases)):
            yield dateline.fault(f'The dateline does not name "{place.name}".', "place")


def mentions_stand_in_the_text(seeds: Seeds) -> Iterator[Fault]:
    """A mention names its actor, and its role stands in the same sentence."""
    for folder in seeds.folders:
        for mention in folder.mentions:
            seed, found = mention.seed, mention.anchor
            actor = seeds.actors.get(seed.actor)
            if actor and not any(
                fold(f) in fold(found.exact) for f in (actor.name, *actor.aliases)
            ):
                yield seed.fault(f'The quote does not name "{actor.name}".', "quote")
            if fold(seed.role) not in fold(found.sentence.text):
                yield seed.fault("The role does not stand in the quote's sentence.", "role")


def sources_are_printed(seeds: Seeds) -> Iterator[Fault]:
    """Title, publisher and address of a source stand in the text."""
    for folder in seeds.folders:
        for source in folder.file.sources.values():
            for field in ("title", "publisher", "url"):
                words = getattr(source, field)
                if words and words not in folder.text.folded:
                    yield source.fault(f'The text does not print "{words}".', field)


def publishing_is_chosen(seeds: Seeds) -> Iterator[Fault]:
    """Without a licence it is the curator who says what of the text may be republished."""
    for folder in seeds.folders:
        if folder.seed.licence is None and not folder.seed.is_written("publish"):
            yield folder.seed.fault(
                "No licence is written: say what of the text may be republished. Write publish:"
                " text (all of it), or publish: quotes (only the sentences that facts quote)."
            )


RULES = (
    publishing_is_chosen,
    sources_are_printed,
    lines_stand_in_the_text,
    dateline_agrees,
    dateline_names_its_place,
    mentions_stand_in_the_text,
)

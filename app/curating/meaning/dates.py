"""Words for a date → the days that they mean."""

from datetime import date

from app.curating.seeds.words import DateSeed
from app.curating.text.anchors import fold
from app.english.dates.edtf import Span, read_edtf
from app.english.dates.find import find_dates


def read_date(words: DateSeed, sentences: str, day: date) -> Span | None:
    """The days of a date: as written, or as the grammar reads its words in these sentences.

    `day` is the article's. None where the grammar reads no date there.
    """
    if words.edtf:
        return read_edtf(words.edtf)
    wanted = fold(words.text)
    found = [one for one in find_dates(sentences, day) if fold(one.text) in wanted]
    return read_edtf(max(found, key=lambda one: len(one.text)).edtf) if found else None

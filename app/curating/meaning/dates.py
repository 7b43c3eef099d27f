"""Words for a date → the days that they mean.

The grammar reads a date's words in their sentence, against the day of their article and the tense
before them. What a curator writes as EDTF stands over what is read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.curating.seeds.words import DateSeed
from app.curating.text.anchors import Folded
from app.english.dates.edtf import Span, read_edtf
from app.english.dates.find import FoundDate, find_dates, open_interval

Finder = Callable[[str, date], list[FoundDate]]


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date's words at one place of a sentence, and the dates that the grammar finds there."""

    sentence: str
    start: int
    end: int
    found: tuple[FoundDate, ...]

    @property
    def whole(self) -> str:
        """The words with all of the date that they stand in: "Since August" for "August"."""
        start = min((self.start, *(one.start for one in self.found)))
        end = max((self.end, *(one.end for one in self.found)))
        return self.sentence[start:end]


def find_phrase(words: str, sentences: str, day: date, finder: Finder) -> DatePhrase | None:
    """Where the words stand in one of the sentences (a line each), where they are a date if any."""
    phrase = None
    for sentence in sentences.split("\n"):
        for start, end in Folded(sentence).spans(words):
            dates = (one for one in finder(sentence, day) if one.start < end and start < one.end)
            here = DatePhrase(sentence, start, end, tuple(dates))
            if here.found:
                return here
            phrase = phrase or here
    return phrase


def read_phrase(phrase: DatePhrase, day: date, *, ongoing: bool) -> Span | None:
    """The days of a phrase; None where the grammar finds no date in it, or more than one.

    What is ongoing and began on a day reads DAY/.. (`day` is the article's).
    """
    if len(phrase.found) != 1:
        return None
    span = read_edtf(phrase.found[0].edtf)
    began = "/" not in span.edtf and span.start is not None and span.start <= day.isoformat()
    return read_edtf(open_interval("since", span.edtf)) if ongoing and began else span


def read_date(words: DateSeed, sentences: str, day: date) -> Span | None:
    """The days of a date: as written, or as the grammar reads its words in these sentences.

    `day` is the article's. None where the grammar reads no date there.
    """
    if words.edtf:
        return read_edtf(words.edtf)
    phrase = find_phrase(words.text, sentences, day, find_dates)
    return read_phrase(phrase, day, ongoing=False) if phrase else None

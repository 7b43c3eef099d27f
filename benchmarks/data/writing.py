"""How made-up articles are written: sentences that state a number, and those that confirm them."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from benchmarks.data import words
from benchmarks.data.events import (
    NO_DATE,
    Happening,
    day_columns,
    happening,
    month_columns,
    often_the_same,
)
from benchmarks.data.naming import Row
from benchmarks.data.size import (
    CLAIMS_OF_ARTICLE,
    CLAIMS_OF_EVENT,
    MARKERS,
    Size,
    article_id,
    day_of_article,
    indicator_words,
)

QUALIFIERS = (
    *["exact"] * 9, *["about"] * 3, *["more_than"] * 3, "at_least", "at_most", "less_than",
    "between", "several",
)  # fmt: skip
WORDED = {
    "exact": "{value:,}",
    "about": "about {value:,}",
    "more_than": "more than {value:,}",
    "at_least": "at least {value:,}",
    "at_most": "up to {value:,}",
    "less_than": "fewer than {value:,}",
    "between": "{value:,} to {above:,}",
    "several": "several hundred",
}


@dataclass(slots=True)
class Draft:
    """An article while it is written: its text so far, and its sentences."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    sentences: list[Row] = field(default_factory=list)

    def add(self, part: str, section: str | None, text: str, *, closes: bool = True) -> int:
        """Add a sentence, and a line's end if it closes the paragraph; tell where it starts."""
        start = self.length
        place = {"position": len(self.sentences) + 1, "start": start, "end": start + len(text)}
        self.sentences.append({"part": part, "section": section, **place, "text": text})
        self.parts.append(text + ("\n" if closes else " "))
        self.length += len(text) + 1
        return start


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text that prove something: where they stand, and whom they cite."""

    sentence: int
    start: int
    words: str
    marker: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with its figure, before it becomes rows."""

    number: int
    event: Happening
    quote: Passage
    indicator: int
    qualifier: str
    value: int
    figure_text: str
    period: Row
    speaker: int | None
    cue: str | None
    named_at: int


@dataclass(frozen=True, slots=True)
class Written:
    """One article, and what it states."""

    id: str
    day: date
    headline: str
    standfirst: str
    draft: Draft
    statements: list[Statement]
    fillers: dict[int, Passage]
    """For each event the words of a witness, which prove every second claim as well."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.draft.parts)

    def passages_of(self, statement: Statement) -> list[Passage]:
        """What proves a claim."""
        filler = self.fillers.get(statement.event.number) if statement.number % 2 == 0 else None
        return [statement.quote, *([filler] if filler else [])]


def write_article(size: Size, number: int) -> Written:
    """One article, from its number alone."""
    draft, day = Draft(), day_of_article(size, number)
    lead = happening(size, number * CLAIMS_OF_ARTICLE // CLAIMS_OF_EVENT)
    headline = f"{size.actor_names[lead.state]} {lead.verb} {lead.noun}, witnesses say"
    draft.add("headline", None, headline)
    standfirst = f"What is known of {size.place_names[lead.place]} by {day.isoformat()}."
    draft.add("standfirst", None, standfirst)
    statements, fillers = _write_body(size, number, Random(number * 2), draft)
    return Written(article_id(number), day, headline, standfirst, draft, statements, fillers)


def _write_body(
    size: Size, number: int, chance: Random, draft: Draft
) -> tuple[list[Statement], dict[int, Passage]]:
    """The sentences under the headings: three claims for each event, and one that confirms them."""
    statements: list[Statement] = []
    fillers: dict[int, Passage] = {}
    first = number * CLAIMS_OF_ARTICLE
    last = min(first + CLAIMS_OF_ARTICLE, size.figures)
    section = ""
    for claim in range(first, last):
        event = happening(size, claim // CLAIMS_OF_EVENT)
        if (claim - first) % (2 * CLAIMS_OF_EVENT) == 0:
            section = f"The view from {size.place_names[event.place]}"
            draft.add("heading", section, section)
        statements.append(_write_statement(size, claim, event, chance, (draft, section)))
        if claim % CLAIMS_OF_EVENT == CLAIMS_OF_EVENT - 1 or claim == last - 1:
            fillers[event.number] = _write_filler(size, event, draft, section)
    return statements, fillers


def _write_filler(size: Size, event: Happening, draft: Draft, section: str) -> Passage:
    witness, marker = size.actor_names[event.actor], 1 + event.number % MARKERS
    quote = f"{witness} saw the {event.noun} of event {event.number} there"
    start = draft.add("body", section, f"{quote} [{marker}].")
    return Passage(len(draft.sentences), start, quote, marker)


def _write_statement(
    size: Size, number: int, event: Happening, chance: Random, where: tuple[Draft, str]
) -> Statement:
    draft, section = where
    indicator, qualifier = chance.randrange(size.indicators), chance.choice(QUALIFIERS)
    value = int(chance.lognormvariate(6, 2)) + 2
    noun, verb = indicator_words(indicator)
    text = f"{WORDED[qualifier].format(value=value, above=value * 2)} {noun}"
    period = _period(number, event, chance)
    when = f" {period['date_text']}" if period["date_text"] else ""
    state, place = size.actor_names[event.state], size.place_names[event.place]
    quote = f"{state} {verb} {text} near {place}{when}"
    speaker, cue, lead = _voice(size, chance)
    marker = 1 + number % MARKERS
    start = draft.add("body", section, f"{lead}{quote} [{marker}].", closes=False)
    found = Passage(len(draft.sentences), start + len(lead), quote, marker)
    return Statement(
        number, event, found, indicator, qualifier, value, text, period, speaker, cue, start
    )


def _period(number: int, event: Happening, chance: Random) -> Row:
    if number % CLAIMS_OF_EVENT == 0:
        return day_columns(event.day)
    return month_columns(event.day.year, event.day.month) if chance.random() < 0.7 else NO_DATE


def _voice(size: Size, chance: Random) -> tuple[int | None, str | None, str]:
    """Who speaks, with which cue, and how the sentence begins."""
    lot = chance.random()
    if lot < 0.5:
        return None, None, ""
    if lot < 0.6:
        return None, "Reports indicate", "Reports indicate that "
    speaker = often_the_same(chance, len(words.COUNTRIES), size.actors)
    cue = chance.choice(words.CUES)
    return speaker, cue, f"{size.actor_names[speaker]} {cue} that "

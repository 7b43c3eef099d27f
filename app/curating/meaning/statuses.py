"""Whether an event occurred, is ongoing or is scheduled, as the words beside its noun say it.

Its noun is the head of its title. "The upcoming Ramstein meeting", "is set to request", "the
offensive is still ongoing": such words speak of the noun that they stand beside and of no other;
"12 still ongoing" speaks of twelve of them. A date after the article's day is scheduled as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.curating.languages import is_read, is_unread
from app.curating.meaning.dates import find_phrase, read_phrase
from app.curating.meaning.forms import WORD, stems_of_heads
from app.curating.seeds.load import Seeds, once
from app.curating.text.evidence import Anchor, StatedEvent, list_sentences
from app.english.dates.edtf import Span, read_edtf
from app.english.stems.stem import stem_kin
from app.vocabulary import Status


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status, and the words that say so if any do."""

    status: Status
    words: str | None = None


def _one_of(words: str) -> str:
    return "|".join(words.split())


_ADVERB = r"(?:(?:\w+ly|also|still|now|soon|then) )?"
_AHEAD = _one_of(
    "upcoming scheduled planned forthcoming impending looming imminent approaching prospective"
    " coming"
)
_RUNNING = _one_of("ongoing continuing on-going")
_HOLD = _one_of(
    "hold begin start launch host resume convene open conduct stage make attend join lead"
)
_TO = _one_of("set scheduled expected slated planned poised about preparing")
_PLAN = _one_of("plans plan intends intend aims hopes wants")
_STOP = _one_of(
    "a an the this that these those its his her their and or but of in on at to for by from with as"
    " ahead than before after against between is are was were has have had which who while where"
    " will would"
)
_WORDS_OF_NOUN = rf"(?:(?!(?:{_STOP})\b)[^\W\d_][\w’'.-]* ){{0,4}}"
BEFORE = (
    (Status.SCHEDULED, re.compile(rf"\b(?P<words>{_AHEAD}) {_WORDS_OF_NOUN}$", re.IGNORECASE)),
    (Status.ONGOING, re.compile(rf"\b(?P<words>{_RUNNING}) {_WORDS_OF_NOUN}$", re.IGNORECASE)),
    (
        Status.ONGOING,
        re.compile(
            r"\b(?P<words>[Ss]ince the (?:start|beginning|outbreak|onset) of) (?:the )?"
            rf"{_WORDS_OF_NOUN}$"
        ),
    ),
    (
        Status.SCHEDULED,
        re.compile(
            rf"\b(?P<words>(?:(?:is|are|was|were|be) )?{_ADVERB}(?:{_TO}) to|(?:{_PLAN}) to|will)"
            rf" {_ADVERB}(?:be |(?:{_HOLD}) (?:(?:a|an|the|its|their|another) )?{_WORDS_OF_NOUN})?$"
        ),
    ),
)
"""What a status needs in front of the noun, or of the verb that is its."""
_WHEN = _one_of(
    "on by later next soon shortly tomorrow this Monday Tuesday Wednesday Thursday Friday Saturday"
    " Sunday"
)
_WITHIN = (
    r"(?: (?:in|of|at|between|with|on|for|against|to|over)"
    r"(?: (?!(?:is|are|was|were|has|have|will|that|which|where|who|while|and|with)\b)"
    r"[^\W\d_][\w’'-]*){1,6}?)?"
)
_STARTS = _one_of("begin start open resume convene happen occur follow continue")
_GOES = r"continues?(?= (?:in|on|into|as|for|until|despite|through)\b|[.,;]|$)"
_BE = "is|are|was|were|remains|remain"
AFTER = (
    (
        Status.ONGOING,
        re.compile(
            rf"{_WITHIN},? (?P<words>(?:(?:{_BE}) )?(?:still |now )?"
            r"(?:ongoing|under way|underway|in progress|continuing)\b"
            rf"|(?:still )?{_GOES}|(?:is|are) (?:still )?(?:going on|raging)\b)"
        ),
    ),
    (
        Status.SCHEDULED,
        re.compile(
            rf"{_WITHIN} (?P<words>(?:(?:{_BE}) )?{_ADVERB}"
            r"(?:(?:scheduled|slated|due|set) (?:for|on)|(?:planned|expected) for"
            rf"|(?:expected|due)(?= (?:{_WHEN})\b))"
            r"|(?:is|are) upcoming"
            rf"|(?:(?:{_BE}) {_ADVERB}(?:scheduled|slated|due|planned|set|expected) to|will)"
            rf" {_ADVERB}(?:take place|be held|{_STARTS}))\b"
        ),
    ),
)
"""What a status needs behind the noun."""
_THINKING = _one_of(
    "planning considering weighing preparing seeking proposing demanding discussing facing"
    " expecting awaiting denying rejecting opposing threatening urging calling asking"
    " announcing pondering attempting trying hoping going refusing joining attending wanting"
    " eyeing mulling promising"
)
_DOING = rf"(?!(?:{_THINKING})\b)[a-z]+ing(?: out)?"
_OWN = rf"(?:(?:a|an|the|its|their|his|her) )?{_WORDS_OF_NOUN}"
_NOW = rf"(?:is|are) {_ADVERB}"
PROGRESSIVE = re.compile(rf"\b(?P<words>{_NOW}(?:{_DOING})) {_OWN}$")
"""What is being done: "is serving his term"."""
PROGRESSIVE_OF_VERB = re.compile(rf"\b(?P<words>{_NOW})$")
"""What stands before the event's own verb: "are searching for victims"."""
_LASTING = _one_of(
    "maintained held kept continued remained controlled occupied lasted persisted blockaded"
    " besieged stayed endured"
)
_PERFECT = rf"(?:has|have) {_ADVERB}(?:{_LASTING}|been [a-z]+ing|been under way|been ongoing)"
PERFECT_BEFORE = re.compile(rf"\b(?P<words>{_PERFECT}) {_WORDS_OF_NOUN}$")
PERFECT_AFTER = re.compile(rf"{_WITHIN} (?P<words>{_PERFECT})\b")
ADJECTIVE = re.compile(rf"{_AHEAD}|{_RUNNING}", re.IGNORECASE)
CUES = {
    Status.SCHEDULED: re.compile(
        rf"\b(?:{_AHEAD}|{_TO}|{_PLAN}|will|would|to be|announced|called)\b", re.IGNORECASE
    ),
    Status.ONGOING: re.compile(
        rf"\b(?:{_RUNNING}|still|continu\w*|remain\w*|since the (?:start|beginning|outbreak|onset)"
        rf"|(?:approach|rag|advanc|spread|burn|last|persist|mov)(?:es|s|ing)"
        r"|under ?way|in progress|(?:has|have) \w+|now|is|are)\b",
        re.IGNORECASE,
    ),
}
"""What words that a curator writes for a status need to hold."""


@once
def read_status(stated: StatedEvent, seeds: Seeds) -> StatusReading:
    """The status that the words and the date give; what has neither, occurred."""
    passages = list(_passages(stated, seeds))
    for status, words in (found for anchor in passages for found in _read_passage(stated, anchor)):
        return StatusReading(status, words)
    span = raw_span(stated, seeds)
    if span and _is_open(span):
        for anchor in passages:
            for words in _find_perfect(stated, anchor):
                return StatusReading(Status.ONGOING, words)
    if span and _lies_ahead(span, _day_of(stated, seeds)):
        return StatusReading(Status.SCHEDULED)
    for words in (found for anchor in passages for found in _find_progressive(stated, anchor)):
        return StatusReading(Status.ONGOING, words)
    return StatusReading(Status.OCCURRED)


def status_of(stated: StatedEvent, seeds: Seeds) -> StatusReading:
    """An event's status: as written, with its words, or as it is read."""
    written, said = stated.seed.status, read_status(stated, seeds)
    if written is None:
        return said
    words = written.words or (said.words if said.status is written.status else None)
    return StatusReading(written.status, words)


def _passages(stated: StatedEvent, seeds: Seeds) -> Iterator[Anchor]:
    """The quotes of the newest article that states the event and that the grammar reads."""
    days = {name: seeds.article_days[name] for name in stated.articles if _is_read(name, seeds)}
    newest = max(days.values(), default="")
    return (anchor for article, anchor in stated.placed if days.get(article) == newest)


def _is_read(article: str, seeds: Seeds) -> bool:
    return is_read(seeds.articles[article].seed.language)


def _day_of(stated: StatedEvent, seeds: Seeds) -> str:
    return max((seeds.article_days[name] for name in stated.articles), default="")


def nouns_in(title: str, anchor: Anchor) -> list[tuple[int, int]]:
    """Where a title's head noun, or its verb, stands in a quote's sentence: in the quote first."""
    wanted, sentence = stems_of_heads(title), anchor.sentence
    found = [one.span() for one in WORD.finditer(sentence.text) if stem_kin(one[0]) in wanted]
    start, end = anchor.start - sentence.start, anchor.end - sentence.start
    return [one for one in found if start <= one[0] and one[1] <= end] or found


def _read_passage(stated: StatedEvent, anchor: Anchor) -> Iterator[tuple[Status, str]]:
    text = anchor.sentence.text
    for start, end in nouns_in(stated.seed.title, anchor):
        yield from _read_beside(text[max(0, start - 100) : start], text[end : end + 160])


def _read_beside(before: str, after: str) -> Iterator[tuple[Status, str]]:
    for status, pattern in BEFORE:
        if found := pattern.search(before):
            yield status, found["words"].strip()
    for status, pattern in AFTER:
        if found := pattern.match(after):
            yield status, found["words"].strip()


def _find_perfect(stated: StatedEvent, anchor: Anchor) -> Iterator[str]:
    """ "has maintained control … since": what goes on until now."""
    text = anchor.sentence.text
    for start, end in nouns_in(stated.seed.title, anchor):
        before, after = text[max(0, start - 100) : start], text[end : end + 160]
        for found in (PERFECT_BEFORE.search(before), PERFECT_AFTER.match(after)):
            if found:
                yield found["words"]


def _find_progressive(stated: StatedEvent, anchor: Anchor) -> Iterator[str]:
    """ "are searching": what is going on, and no "are meeting on Friday", which is to come."""
    text = anchor.sentence.text
    for start, end in nouns_in(stated.seed.title, anchor):
        before, verb = text[max(0, start - 100) : start], text[start:end]
        if (found := PROGRESSIVE.search(before)) and not _TO_COME.match(text, end):
            yield found["words"]
        elif (
            verb.endswith("ing")
            and stem_kin(verb) not in _MEETS
            and (found := PROGRESSIVE_OF_VERB.search(before))
        ):
            yield f"{found['words']}{verb}"


_TO_COME = re.compile(rf"(?: [\w’'-]+){{0,4}} (?:{_WHEN})\b", re.IGNORECASE)
"""What makes a progressive one of plans: "are holding talks on Friday"."""
_MEETS = frozenset(map(stem_kin, ("meeting", "visiting", "playing", "coming", "going", "leaving")))


def raw_span(stated: StatedEvent, seeds: Seeds) -> Span | None:
    """The days of an event's date before its status is known."""
    date = stated.seed.date
    if date is None or date.edtf:
        return read_edtf(date.edtf) if date and date.edtf else None
    return read_event_date(stated, seeds, ongoing=False)


def read_event_date(stated: StatedEvent, seeds: Seeds, *, ongoing: bool) -> Span | None:
    """The days of an event's date words, against the day of the article that holds them."""
    if stated.seed.date is None:
        return None
    for one in dated_passages(stated, seeds):
        if not one.is_read:
            continue
        phrase = find_phrase(stated.seed.date.text, one.sentences, one.day, seeds.dates_in)
        if phrase and (span := read_phrase(phrase, one.day, ongoing=ongoing)):
            return span
    return None


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """The sentences of one article that state an event, that article's day, and whether the
    grammar reads its language."""

    sentences: str
    day: date
    is_read: bool


def dated_passages(stated: StatedEvent, seeds: Seeds) -> Iterator[DatedPassage]:
    """What states an event in each article: those that the grammar reads first, by their days."""
    articles = [seeds.articles[name].seed for name in stated.articles]
    for article in sorted(articles, key=lambda one: (is_unread(one.language), one.date, one.id)):
        anchors = (anchor for name, anchor in stated.placed if name == article.id)
        yield DatedPassage(list_sentences(anchors), article.date, is_read(article.language))


def event_span(stated: StatedEvent, seeds: Seeds) -> Span | None:
    """The days of an event: as written, or as its words are read under its status."""
    date = stated.seed.date
    if date is None or date.edtf:
        return read_edtf(date.edtf) if date and date.edtf else None
    ongoing = status_of(stated, seeds).status is Status.ONGOING
    return read_event_date(stated, seeds, ongoing=ongoing)


def _is_open(span: Span) -> bool:
    return span.end is None


def _lies_ahead(span: Span, day: str) -> bool:
    return (span.start or span.end or day) > day

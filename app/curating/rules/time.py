"""Rules about time: dates are those of their words, and a status is what stands beside its noun."""

import re
from collections import defaultdict
from collections.abc import Iterator

from app.curating.languages import is_read
from app.curating.meaning.forms import stems_of, stems_of_heads
from app.curating.meaning.statuses import (
    ADJECTIVE,
    CUES,
    dated_passages,
    nouns_in,
    read_status,
    status_of,
)
from app.curating.rules.periods import Written, check_date, quoted
from app.curating.seeds.events import StatusSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, StatedEvent
from app.vocabulary import Status


def events_are_dated_by_their_words(seeds: Seeds) -> Iterator[Fault]:
    """An event's date stands in its sentences and is as the grammar reads it there."""
    for name, stated in seeds.statements.items():
        if stated.seed.date and stated.anchors and not _is_incomplete(name, seeds):
            ongoing = status_of(stated, seeds).status is Status.ONGOING
            passages = list(dated_passages(stated, seeds))
            holding = [one for one in passages if stated.seed.date.text in Folded(one.sentences)]
            passage = (holding or passages)[0]
            written = Written(stated.seed.date, passage.sentences, passage.day, ongoing)
            yield from check_date(written, seeds, read=passage.is_read)


def _is_incomplete(name: str, seeds: Seeds) -> bool:
    """Whether a claim that states the event may be missing here: that is told already."""
    return name in seeds.unread or name in seeds.half_found


Place = tuple[str, int, int]
"""An article, and a span of its text."""
BySentence = dict[tuple[str, int], list[str]]
"""Events by the sentences that state them: an article, and where in it the sentence begins."""


def one_phrase_dates_one_event(seeds: Seeds) -> Iterator[Fault]:
    """Words for a date are those of one event, of what it is a part of, or of its parts."""
    dated: dict[Place, list[str]] = defaultdict(list)
    for name, stated in seeds.statements.items():
        for place in _places_of_date(stated):
            dated[place].append(name)
    for name, stated in seeds.statements.items():
        own = list(_places_of_date(stated))
        shared = [
            [
                one
                for one in dated[place]
                if _differ(name, one, seeds) and not _joined(name, one, seeds)
            ]
            for place in own
        ]
        date = stated.seed.date
        if date and shared and all(shared):
            other = shared[0][0]
            yield date.fault(
                f'These words date "{other}" too. Whose are they? If "{name}" is a part of it:'
                f" parent: {other}; if they date both: {{text: {quoted(date.text)}, note: …}}."
            )


def _places_of_date(stated: StatedEvent) -> Iterator[Place]:
    """Where an event's date words stand in its quotes, or else in its sentences."""
    date = stated.seed.date
    if date is None or date.note:
        return
    places = list(_find_places(date.text, stated))
    inside = [place for place, anchor in places if anchor.start <= place[1] < anchor.end]
    yield from dict.fromkeys(inside or [place for place, _ in places])


def _find_places(words: str, stated: StatedEvent) -> Iterator[tuple[Place, Anchor]]:
    """Each place by its end: "on January 5" and "January 5" are the same words."""
    for article, anchor in stated.placed:
        for _, end in Folded(anchor.sentence.text).spans(words):
            at = anchor.sentence.start + end - 1
            yield (article, at, at + 1), anchor


def _differ(name: str, other: str, seeds: Seeds) -> bool:
    """Whether neither event is a part of the other."""
    if name == other:
        return False
    return other not in _wholes(name, seeds) and name not in _wholes(other, seeds)


def _joined(name: str, other: str, seeds: Seeds) -> bool:
    """Whether one sentence tells of both at once: "an earthquake and an aftershock"."""
    one, two = seeds.statements[name], seeds.statements[other]
    return any(
        _AND.fullmatch(anchor.sentence.text, first[1], second[0])
        for anchor in one.anchors
        for here in nouns_in(one.seed.title, anchor)
        for there in nouns_in(two.seed.title, anchor)
        for first, second in [sorted((here, there))]
    )


_AND = re.compile(r",? and (?:(?:an?|the|its|their|his|her|[a-z]+ly) )?(?:[\w-]+ ){0,2}")
"""What joins two nouns that share what is said of them."""


def _wholes(name: str, seeds: Seeds) -> list[str]:
    """What an event is a part of, and what that is a part of."""
    found: list[str] = []
    event = seeds.events.get(name)
    while event and event.parent and event.parent.event not in found:
        found.append(event.parent.event)
        event = seeds.events.get(event.parent.event)
    return found


def date_stands_by_its_noun(seeds: Seeds) -> Iterator[Fault]:
    """Between an event's noun and its date stands no noun of another event."""
    told_there = _list_by_sentence(seeds)
    for name, stated in seeds.statements.items():
        date = stated.seed.date
        if date is None or date.note:
            continue
        nearer = [
            _find_nearer(stated.seed.title, place[1] - anchor.sentence.start, anchor, rivals)
            for place, anchor in _find_places(date.text, stated)
            for told in [told_there[place[0], anchor.sentence.start]]
            for rivals in [_list_rivals(name, told, seeds)]
        ]
        if nearer and all(nearer):
            yield date.fault(
                f'These words stand with "{nearer[0]}", another event. Leave the date out, or say'
                f" why it is this event's: {{text: {quoted(date.text)}, note: …}}."
            )


def _list_rivals(name: str, told: list[str], seeds: Seeds) -> list[str]:
    """The titles of the other events of a sentence that are not told of at once with this one."""
    others = (one for one in told if _differ(name, one, seeds))
    return [seeds.events[one].title for one in others if not _joined(name, one, seeds)]


_OWNS = re.compile(
    r"\s?['’]s\b((?:\s(?!(?:in|of|on|at|for|by|to|from|with|and)\b)[\w-]+(?:[.,]\d+)*){1,5})"
)


def date_is_not_of_another_noun(seeds: Seeds) -> Iterator[Fault]:
    """ "Last year's profit" dates the profit, "Friday's 5.9 magnitude quake" the quake."""
    for stated in seeds.statements.values():
        date = stated.seed.date
        if date is None or date.note:
            continue
        wanted = stems_of_heads(stated.seed.title)
        owned = [_owned_noun(place, anchor) for place, anchor in _find_places(date.text, stated)]
        if owned and all(words and wanted.isdisjoint(stems_of(words)) for words in owned):
            yield date.fault(f'These words date "{owned[0]}": leave the date out.')


def _owned_noun(place: Place, anchor: Anchor) -> str | None:
    """The words that a date owns: "profit of" behind "last year's"."""
    found = _OWNS.match(anchor.sentence.text, place[2] - anchor.sentence.start)
    return found[1].strip() if found else None


def _find_nearer(title: str, at: int, anchor: Anchor, rivals: list[str]) -> str | None:
    """The noun of a rival (by their titles) that stands between an event's and this place."""
    own = nouns_in(title, anchor)
    if not own or any(end > at for _, end in own):
        return None
    last = max(end for _, end in own)
    spans = (span for rival in rivals for span in nouns_in(rival, anchor))
    between = (span for span in spans if last <= span[0] and span[1] <= at)
    return next((anchor.sentence.text[slice(*span)] for span in between), None)


def _list_by_sentence(seeds: Seeds) -> BySentence:
    """The events that each sentence states."""
    found: BySentence = defaultdict(list)
    for name, stated in seeds.statements.items():
        for article, anchor in stated.placed:
            found[article, anchor.sentence.start].append(name)
    return found


def status_is_that_of_the_words(seeds: Seeds) -> Iterator[Fault]:
    """A written status is what the words beside the event's noun say, or shows its words."""
    told_there = _list_by_sentence(seeds)
    for name, stated in seeds.statements.items():
        written = stated.seed.status
        if written is None or not stated.anchors or _is_incomplete(name, seeds):
            continue
        if written.words and written.words not in Folded(stated.sentences):
            yield written.fault(
                f'"{written.words}" does not stand in a sentence of the event.', "words"
            )
        elif all(is_read(seeds.articles[article].seed.language) for article in stated.articles):
            yield from _check_status(
                stated, written, _neighbours(name, stated, told_there, seeds), seeds
            )


def _neighbours(name: str, stated: StatedEvent, told_there: BySentence, seeds: Seeds) -> list[str]:
    """The other events of an event's sentences, but what it is a part of and its parts."""
    places = ((article, anchor.sentence.start) for article, anchor in stated.placed)
    others = dict.fromkeys(other for place in places for other in told_there[place])
    return [other for other in others if _differ(name, other, seeds)]


def _check_status(
    stated: StatedEvent, written: StatusSeed, neighbours: list[str], seeds: Seeds
) -> Iterator[Fault]:
    said = read_status(stated, seeds)
    if said.status is written.status or written.note:
        return
    if said.words:
        yield written.fault(
            f'The words say {said.status} ("{said.words}"): status: {said.status}; or leave it out.'
        )
    elif said.status is Status.SCHEDULED:
        yield written.fault("Its date lies after the article's day: leave `status` out.")
    elif written.words is None:
        yield written.fault(
            f"No words beside its noun say {written.status}. Leave `status` out, or show them:"
            f" status: {{is: {written.status}, words: …}}."
        )
    else:
        yield from _check_words(stated, written, neighbours, seeds)


def _check_words(
    stated: StatedEvent, written: StatusSeed, neighbours: list[str], seeds: Seeds
) -> Iterator[Fault]:
    """Words that a curator shows say the status, and not of another event."""
    words, cues = written.words or "", CUES.get(written.status)
    if cues is None or not cues.search(words):
        yield written.fault(f'"{words}" does not say {written.status}.', "words")
    if part := _find_part(words, stated, seeds):
        yield written.fault(f'"{words}" says it only of {part} of them.', "words")
        return
    others = (one for one in neighbours if read_status(seeds.statements[one], seeds).words == words)
    other = next(others, None) or _find_noun_behind(words, stated)
    if other:
        yield written.fault(f'"{words}" says it of "{other}".', "words")


def _find_noun_behind(words: str, stated: StatedEvent) -> str | None:
    """The noun that a bare adjective ("upcoming") stands before wherever it stands."""
    if not ADJECTIVE.fullmatch(words):
        return None
    sentences = {anchor.sentence.text for anchor in stated.anchors}
    spans = [(text, end) for text in sentences for _, end in Folded(text).spans(words)]
    behind = [_NOUN.match(text, end) for text, end in spans]
    return behind[0][1] if behind[0] and all(behind) else None


_NOUN = re.compile(r" ((?!(?:in|on|at|for|to|by|from|with|and|as|until|since)\b)[\w-]+)")


def _find_part(words: str, stated: StatedEvent, seeds: Seeds) -> str | None:
    """The number in front of the words wherever they stand: "12 still ongoing"."""
    parts = []
    for sentence in {anchor.sentence.text for anchor in stated.anchors}:
        for start, _ in Folded(sentence).spans(words):
            near = (
                one.number
                for one in seeds.quantities_in(sentence)
                if one.counted is None
                and one.end <= start
                and start - one.end <= len(" are still ")
            )
            parts.append(next(near, None))
    return parts[0] if parts and all(parts) else None


RULES = (
    events_are_dated_by_their_words,
    one_phrase_dates_one_event,
    date_stands_by_its_noun,
    date_is_not_of_another_noun,
    status_is_that_of_the_words,
)
"""What dates and statuses must keep to."""

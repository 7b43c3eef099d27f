"""Subtler lies: each word stands in the article, and what they say together does not."""

import re
from collections.abc import Iterator
from itertools import combinations, permutations, product

from app.curating.text.anchors import fold
from tests.curating.lies.english import (
    as_sentence,
    capital,
    content,
    find_all,
    find_words,
    put_before,
)
from tests.curating.lies.numbers import Counted, figures
from tests.curating.lies.roles import near_kin
from tests.curating.lies.truth import DROPPED, Lie, Told, Truth

PARTITIVES = r"(?:some of|one of|most of|many of|most|some|many|several|a few|part of)"
CONDITIONS = r"(?:provided|if|unless|as long as|whether|until)"
TIMES = r"(?:\w+ night|on \w+day|last week|last year|earlier this week|in March|on August 20)"
SAYING = r"(?:said|reported|admitted|warned|announced|confirmed|states?|claims?|confirms)"
PLURAL = re.compile(r"(?<!\w)[a-z]{4,}s(?!\w)")
NUMBER = re.compile(r"(?<![\w$.,])(?:19|20)\d\d(?!\w)|(?<!\w)(?:first|second|third)(?!\w)")


def _pairs(truth: Truth) -> Iterator[tuple[Counted, Counted]]:
    """Two figures of one sentence."""
    for one, other in combinations(figures(truth), 2):
        if one.told.sentences == other.told.sentences and one.figure.text != other.figure.text:
            yield one, other


def numbers_exchanged(truth: Truth) -> Iterator[Lie]:
    """Two figures of a claim have each other's words."""
    for one, other in _pairs(truth):
        if one.told.number == other.told.number and _differ(one, other):
            changes = {
                (*mine.route, name): getattr(yours.figure, name) or DROPPED
                for mine, yours in ((one, other), (other, one))
                for name in ("text", "counted", "of")
            }
            for mine, name in product((one, other), ("value", "low", "high", "qualifier")):
                changes[*mine.route, name] = DROPPED
            yield Lie(f"{one.figure.id} and {other.figure.id} change words", changes)


def _differ(one: Counted, other: Counted) -> bool:
    """Whether two figures say different things but for their numbers."""
    fields = ("indicator", "subjects", "period", "place")
    return any(getattr(one.figure, x) != getattr(other.figure, x) for x in fields)


def subjects_exchanged(truth: Truth) -> Iterator[Lie]:
    """Two figures of a sentence have each other's subjects."""
    for one, other in _pairs(truth):
        mine, yours = one.figure.subjects, other.figure.subjects
        if mine and yours and mine != yours:
            changes = {(*one.route, "subjects"): yours, (*other.route, "subjects"): mine}
            yield Lie(f"{one.figure.id} and {other.figure.id} change subjects", changes)


def subject_added(truth: Truth) -> Iterator[Lie]:
    """A number is somebody else's as well, whom the sentence names."""
    for each in figures(truth):
        kin = {other for one in each.figure.subjects for other in truth.kin(one)}
        for other in truth.names_in(each.told.sentences) if kin else ():
            if other not in kin:
                subjects = [*each.figure.subjects, other]
                yield each.has(f"subjects + {other}", subjects=subjects)


def period_of_a_neighbour(truth: Truth) -> Iterator[Lie]:
    """A figure has the period of another of its sentence."""
    for one, other in permutations(figures(truth), 2):
        mine, yours = one.figure.period, other.figure.period
        near = one.told.sentences == other.told.sentences
        if near and yours and mine and mine.text != yours.text:
            yield one.has(f"period {yours.text}", period=yours.model_dump(exclude_none=True))


def period_of_saying(truth: Truth) -> Iterator[Lie]:
    """A figure counts in the time at which it was only told."""
    for each in figures(truth):
        for match in find_all(rf"{SAYING} ({TIMES})", each.told.sentences):
            if not each.figure.period or each.figure.period.text != match[1]:
                yield each.has(f"period {match[1]}", period=match[1])


def part_of_reversed(truth: Truth) -> Iterator[Lie]:
    """The whole is a part of its part."""
    known = {each.figure.id: each for each in figures(truth)}
    for each in known.values():
        whole = known.get(each.figure.part_of or "")
        if whole:
            changes = {
                (*each.route, "part_of"): DROPPED,
                (*whole.route, "part_of"): each.figure.id,
            }
            yield Lie(f"{whole.figure.id}: part of {each.figure.id}", changes)


def number_that_counts_nothing(truth: Truth) -> Iterator[Lie]:
    """A year or an ordinal as a figure."""
    for each in figures(truth):
        for match in NUMBER.finditer(each.told.quotes):
            value = match[0] if match[0].isdigit() else "1"
            fields = {"text": match[0], "value": value, "qualifier": "exact"}
            gone = dict.fromkeys(("low", "high", "counted", "of"), DROPPED)
            yield each.has(f"{match[0]} counted", **fields, **gone)


def role_shortened(truth: Truth) -> Iterator[Lie]:
    """chief financial officer → financial officer."""
    for number, mention in enumerate(truth.folder.mentions):
        words = mention.seed.role.split()
        whose = words[0] in ("the", "his", "her", "its", "their") or re.search("[’']s$", words[0])
        parts = (words[:-1],) if whose else (words[1:], words[:-1])
        for kept in parts if len(words) > 1 else ():
            role = " ".join(kept)
            yield Lie(f"{mention.seed.actor}: {role}", {("mentions", number, "role"): role})


def one_for_several(truth: Truth) -> Iterator[Lie]:
    """missiles → missile."""
    for told in truth.claims:
        for match in list(PLURAL.finditer(told.text))[:3]:
            if not match[0].endswith(("ss", "us", "is", "has", "was", "ies", "es")):
                one = f"{told.text[: match.end() - 1]}{told.text[match.end() :]}"
                yield told.says(one)


def all_of_them(truth: Truth) -> Iterator[Lie]:
    """areas → all areas."""
    for told in truth.claims:
        for match in list(PLURAL.finditer(told.text))[:2]:
            yield told.says(put_before(told.text, match.start(), "all"))


def _quotes_behind(told: Told, at: int) -> Iterator[Lie]:
    rest = fold(told.claim.seed.quote[0].exact)[at:].strip(" ,;")
    if len(rest.split()) > 2 and len(told.claim.seed.quote) == 1:
        yield told.has(f"quote: {rest}", quote=rest, text=DROPPED, means=DROPPED)


def partitive_cut_off(truth: Truth) -> Iterator[Lie]:
    """Most analysts had forecast → analysts had forecast."""
    for told in truth.claims:
        for match in find_all(PARTITIVES, fold(told.claim.seed.quote[0].exact)):
            yield from _quotes_behind(told, match.end())


def condition_cut_off(truth: Truth) -> Iterator[Lie]:
    """What happens only if something else does, without the if."""
    for told in truth.claims:
        quote = fold(told.claim.seed.quote[0].exact)
        whole = len(told.claim.seed.quote) == 1
        for match in find_all(CONDITIONS, quote) if whole else ():
            kept = quote[: match.start()].rstrip(" ,-–—")
            if len(kept.split()) > 3:
                yield told.has(f"quote: {kept}", quote=kept, text=DROPPED, means=DROPPED)
            comma = quote.find(",", match.end())
            if match.start() == 0 and comma > 0:
                yield from _quotes_behind(told, comma + 1)


def clauses_exchanged(truth: Truth) -> Iterator[Lie]:
    """What was the cause is the effect: the parts around a conjunction change places."""
    for told in truth.claims:
        for match in find_all(r"(?:as|after|before|since|because|when|while|if)", told.text):
            first, second = told.text[: match.start()], told.text[match.end() :]
            if len(first.split()) > 1 and len(second.split()) > 1:
                turned = f"{second.strip(' .,')} {match[0].lower()} {first.strip(' .,')}"
                yield told.says(as_sentence(capital(turned)))


def subject_of_the_sentence_before(truth: Truth) -> Iterator[Lie]:
    """Two quotes as one sentence, in which the first's subject does what the second's does."""
    verb = re.compile(r" (?:has|have|had|is|are|was|were|will|\w+ed) ")
    for told in truth.claims[:-1]:
        other = truth.claims[told.number + 1]
        mine, yours = verb.search(told.quotes), verb.search(other.quotes)
        single = len(told.claim.seed.quote) == len(other.claim.seed.quote) == 1
        if mine and yours and single and told.sentences != other.sentences:
            text = as_sentence(told.quotes[: mine.start()] + other.quotes[yours.start() :])
            quote = [told.quotes, other.quotes]
            yield told.has(text, text=text, quote=quote, figures=DROPPED)


def voice_cut_out(truth: Truth) -> Iterator[Lie]:
    """The quote is parted around who says it, and the rest is the article's."""
    for told in truth.claims:
        said = told.claim.seed.attribution
        span = find_words(fold(said.speaker or ""), told.quotes)
        if said.actor and span and span[0] > 20 and len(told.claim.seed.quote) == 1:
            kept = told.quotes[: span[0]].strip(" ,")
            yield told.has(f"quote: {kept}", quote=kept, text=DROPPED, attribution=DROPPED)


def voice_dropped_with_a_note(truth: Truth) -> Iterator[Lie]:
    """What somebody says is the article's, with a note on the attribution."""
    for told in truth.claims:
        if told.claim.seed.attribution.actor:
            note = {"type": "article", "note": "The sentence goes on in the article's words."}
            yield told.has("the article's, with a note", attribution=note)


def event_dated_by_saying(truth: Truth) -> Iterator[Lie]:
    """An event without a date has that of its being told."""
    for name, stated in truth.events.items():
        for match in find_all(rf"{SAYING} ({TIMES})", fold(stated.sentences)):
            if not stated.seed.date or stated.seed.date.text != match[1]:
                yield truth.event(name, f"date {match[1]}", date=match[1])


def place_added(truth: Truth) -> Iterator[Lie]:
    """An event happened in another place of its sentences as well."""
    for name, stated in truth.events.items():
        own = {each.place for each in stated.seed.places}
        around = {one for each in own for one in near_kin(truth, "places", each)}
        for other in truth.places_in(stated.sentences) if own else ():
            within = truth.seeds.places[other].within
            if other not in around and not (within and within.id in own):
                kept = [each.model_dump(exclude_none=True) for each in stated.seed.places]
                places = [*kept, {"place": other, "role": stated.seed.places[0].role}]
                yield truth.event(name, f"also in {other}", places=places)


def _of_other_words(truth: Truth, *, named: bool) -> Iterator[Lie]:
    for told in truth.claims:
        words = " ".join(told.quotes.split()[:2])
        heads = [noun[0] for stated in truth.events.values() for noun in content(stated.seed.title)]
        known = truth.names_in(words) or any(find_words(head, words) for head in heads)
        others = [one for one in truth.events if one not in told.claim.seed.event_ids]
        for other in others[:2] if bool(known) == named else ():
            about = {"event": other, "words": words, "note": "They stand for it."}
            yield told.has(f"events: {other} ({words}), with a note", events=[about])


def names_with_a_note(truth: Truth) -> Iterator[Lie]:
    """A claim is about another event by words that name somebody else, and a note."""
    return _of_other_words(truth, named=True)


def other_words_with_a_note(truth: Truth) -> Iterator[Lie]:
    """A claim is about another event by words that name nothing known, and a note."""
    return _of_other_words(truth, named=False)


KINDS = {
    "two numbers exchanged": numbers_exchanged,
    "two numbers' subjects exchanged": subjects_exchanged,
    "a subject added": subject_added,
    "period of a neighbour": period_of_a_neighbour,
    "period of saying": period_of_saying,
    "part of a part": part_of_reversed,
    "number that counts nothing": number_that_counts_nothing,
    "role shortened": role_shortened,
    "one for several": one_for_several,
    "all of them": all_of_them,
    "“most of” cut off": partitive_cut_off,
    "condition cut off": condition_cut_off,
    "clauses exchanged": clauses_exchanged,
    "subject of the sentence before": subject_of_the_sentence_before,
    "voice cut out": voice_cut_out,
    "voice dropped, with a note": voice_dropped_with_a_note,
    "event dated by its being told": event_dated_by_saying,
    "place added": place_added,
    "names for an event, with a note": names_with_a_note,
    "other words for an event, with a note": other_words_with_a_note,
}

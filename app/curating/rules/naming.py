"""Rules about names: those of events in claims, those of actors and places in articles."""

from collections.abc import Iterator, Mapping

from app.curating import languages
from app.curating.meaning.naming import (
    EventName,
    EventNames,
    find_named_before,
    names_event,
    shortens,
)
from app.curating.meaning.voices import is_read
from app.curating.seeds.claims import ClaimEventSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.names import list_forms
from app.curating.seeds.things import ActorSeed, PlaceSeed
from app.curating.text.anchors import Folded, fold
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.curating.text.names import list_spellings
from app.english.speech.clauses import DETERMINERS, FINITE, PREPOSITIONS, is_verb
from app.english.text.tokens import Kind
from app.english.text.word_tokens import cut_words


def events_are_named(seeds: Seeds) -> Iterator[Fault]:
    """A claim's quotes name its events by the head noun, or its `words` stand for one event."""
    names = EventNames(seeds)
    for claim in seeds.claims:
        for about in claim.seed.events:
            name = names.all.get(about.event)
            if name is None or not is_read(claim, seeds):
                continue
            told = (
                _check_words(about, about.words, name, claim, names)
                if about.words
                else _check_named(name, claim, names)
            )
            if told:
                yield about.fault(told)
            elif about.note and not about.words:
                yield about.fault("The note says why `words` stand for it: words: ….", "note")


def _check_named(name: EventName, claim: AnchoredClaim, names: EventNames) -> str | None:
    if not names_event(name, claim.evidence):
        return _explain_unnamed(name, claim, names)
    rivals = [
        one
        for one in names.find_rivals(name, claim.article)
        if one.id not in claim.seed.event_ids and names_event(one, claim.evidence)
    ]
    if not rivals:
        return None
    for words in (claim.evidence, claim.sentences):
        own = names.weigh(name, words)
        best = max(rivals, key=lambda one: names.weigh(one, words))
        rival = names.weigh(best, words)
        if own != rival:
            return None if own > rival else _explain_rival(name, best)
    own = names.weigh_beside(name, claim.evidence)
    best = max(rivals, key=lambda one: names.weigh_beside(one, claim.evidence))
    rival = names.weigh_beside(best, claim.evidence)
    if own != rival:
        return None if own > rival else _explain_rival(name, best)
    return (
        f'Which "{name.head}"? "{best.title}" ({best.id}) has this noun too, and the sentence holds'
        " as many words of the one as of the other. Write the words for it:"
        f" {{event: {name.id}, words: …}}."
    )


def _explain_rival(name: EventName, rival: EventName) -> str:
    return (
        f'The quotes name "{rival.title}" rather than "{name.title}". Write events: [{rival.id}],'
        f" or the words for this one: {{event: {name.id}, words: …}}."
    )


def _explain_unnamed(name: EventName, claim: AnchoredClaim, names: EventNames) -> str:
    known = names.of_article.get(claim.article, [])
    meant = [one.id for one in known if names_event(one, claim.evidence)]
    hint = f" They name {', '.join(meant[:3])}." if meant else ""
    return (
        f'The quotes do not name the event by "{name.head}", the noun of its title.{hint} Where'
        f" other words stand for it, write {{event: {name.id}, words: …}}."
    )


def _check_words(
    about: ClaimEventSeed, words: str, name: EventName, claim: AnchoredClaim, names: EventNames
) -> str | None:
    """What is wrong with words that are to stand for an event."""
    places = ((one, Folded(one.sentence.text).spans(words)) for one in claim.anchors)
    found = next(((anchor, spans[0][0]) for anchor, spans in places if spans), None)
    if found is None:
        return f'"{words}" does not stand in the sentence of the quote.'
    if verb := _find_verb(words):
        return (
            f'"{words}" is no noun phrase: it holds the verb "{verb}". Write the noun phrase, or'
            " the pronoun, that stands for the event."
        )
    if names_event(name, words) or _check_named(name, claim, names) is None:
        return None
    if about.note:
        return _check_excused(words, claim, names)
    if shortens(name, words) and _find_shortened(words, claim, names) == [name]:
        return None
    return _check_other_words(about, words, claim, names) or _check_stand_in(
        words, name, claim.article, found, names
    )


def _find_shortened(words: str, claim: AnchoredClaim, names: EventNames) -> list[EventName]:
    """The events whose noun the words have, whole or shortened."""
    known = names.of_article.get(claim.article, [])
    return [one for one in known if names_event(one, words) or shortens(one, words)]


def _check_other_words(
    about: ClaimEventSeed, words: str, claim: AnchoredClaim, names: EventNames
) -> str | None:
    """Words that shorten the noun of another event, or stand for another already."""
    called = _find_shortened(words, claim, names)
    if len(called) == 1 and shortens(called[0], words):
        return _explain_called(called[0], words)
    shared = _find_other_use(about, words, claim, names.seeds)
    if shared:
        return f'"{words}" stands for "{shared}" already, and can stand for one event alone.'
    return None


def _check_excused(words: str, claim: AnchoredClaim, names: EventNames) -> str | None:
    """What no note excuses: words that name another event, or somebody, or are no noun phrase."""
    known = names.of_article.get(claim.article, [])
    if called := [one for one in known if names_event(one, words)]:
        return _explain_called(called[0], words)
    finders = (names.seeds.actor_finder, names.seeds.place_finder)
    named = (one.words for finder in finders for one in finder.names(words))
    if any(words.removeprefix("the ").removeprefix("The ").startswith(one) for one in named):
        return f'"{words}" names somebody, or a place, and no event.'
    last = words.rsplit(maxsplit=1)[-1].lower()
    if last.endswith("ly") or last in DETERMINERS | PREPOSITIONS:
        return f'"{words}" is no noun phrase. Write the one that stands for the event.'
    return None


def _check_stand_in(
    words: str, name: EventName, article: str, at: tuple[Anchor, int], names: EventNames
) -> str | None:
    """What is wrong with words that hold no noun of the event: another's, or too far from it."""
    known = names.of_article.get(article, [])
    alike = [one for one in known if one.is_plural == _is_plural(words)]
    sentence = at[0].sentence
    folder = names.seeds.articles[article]
    before = find_named_before(folder, sentence, sentence.start + at[1], alike)
    if name not in alike:
        return (
            f'"{words}" does not agree in number with "{name.head}", the noun of its title. Write'
            " words that do, a title with the noun that they stand for, or say why they stand for"
            f" it: {{event: {name.id}, words: {words}, note: …}}."
        )
    if before and name not in before:
        return (
            f'The event that is named last before "{words}" is "{before[0].title}": write'
            f" {{event: {before[0].id}, words: {words}}}; or, where they stand for this one, say"
            f" so: {{event: {name.id}, words: {words}, note: …}}."
        )
    called = [one for one in known if names_event(one, words)]
    if called and (not before or called[0] in before):
        return _explain_called(called[0], words)
    if name not in alike:
        return f'"{words}" does not agree in number with "{name.head}".'
    return None


def _explain_called(called: EventName, words: str) -> str:
    line = f"events: [{called.id}]"
    if not names_event(called, words):
        line = f"{{event: {called.id}, words: {words}}}"
    return f'"{words}" names "{called.title}": write {line}.'


def _find_verb(words: str) -> str | None:
    prose = cut_words(words)
    for index, token in enumerate(prose.tokens):
        finite = token.lower in FINITE or (is_verb(prose, index) and not token.lower.endswith("ed"))
        if token.kind is Kind.WORD and finite:
            return token.text
    return None


_PLURALS = frozenset(("these", "those", "they", "them", "both"))


def _is_plural(words: str) -> bool:
    """Whether a phrase speaks of several: by its pronoun, or the ending of its noun."""
    tokens = [one.lower for one in cut_words(words).tokens if one.kind is Kind.WORD]
    if any(one in _PLURALS for one in tokens[:1]):
        return True
    last = tokens[-1] if tokens else ""
    return last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(tokens) > 1


def _find_other_use(
    about: ClaimEventSeed, words: str, claim: AnchoredClaim, seeds: Seeds
) -> str | None:
    """Another event for which the same words of the same sentence stand."""
    positions = {anchor.sentence.position for anchor in claim.anchors}
    for other in seeds.articles[claim.article].claims:
        if positions.isdisjoint(anchor.sentence.position for anchor in other.anchors):
            continue
        for one in other.seed.events:
            if one.words and one.event != about.event and fold(one.words) == fold(words):
                return one.event
    return None


def names_stand_in_articles(seeds: Seeds) -> Iterator[Fault]:
    """Every name and alias stands in some article, as whole words."""
    found = _list_found(seeds)
    for things in (seeds.actors, seeds.places):
        known: Mapping[str, ActorSeed | PlaceSeed] = things
        for thing in known.values():
            for form, field in list_forms(thing):
                if fold(form) not in found and not _stands(form, seeds):
                    yield thing.fault(
                        f'No article has the words "{form}". Write a form that a text uses, or'
                        " leave it out.",
                        *field,
                    )


def _list_found(seeds: Seeds) -> set[str]:
    return {
        fold(named.words)
        for folder in seeds.folders
        for finder in (seeds.actor_finder, seeds.place_finder)
        for named in finder.names(folder.text.text)
    }


def _stands(form: str, seeds: Seeds) -> bool:
    forms = list_spellings(form)
    return any(one in folder.text.folded for folder in seeds.folders for one in forms)


def own_quotes_name_the_event(seeds: Seeds) -> Iterator[Fault]:
    """A quote of an event's own holds the noun by which the event is named."""
    names = EventNames(seeds)
    for name, event in seeds.events.items():
        for quote in event.quote:
            located = seeds.locate(quote, seeds.homes.get(name))
            if isinstance(located, Fault) or not _is_english(located[0], seeds):
                continue
            if not names_event(names.all[name], quote.exact):
                yield quote.fault(
                    f'The quote does not name the event by "{names.all[name].head}", the noun of'
                    " its title. Quote the words that do."
                )


def _is_english(article: str, seeds: Seeds) -> bool:
    return languages.is_read(seeds.articles[article].seed.language)


RULES = (
    events_are_named,
    own_quotes_name_the_event,
    names_stand_in_articles,
)

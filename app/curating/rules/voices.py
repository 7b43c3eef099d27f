"""Rules about who says a claim: the voice that its sentence gives is the one that is written.

A cue whose words are the quote is the claim's attribution. What is not written of it is read from
the sentence, and every refusal shows the line to paste.
"""

from collections.abc import Iterator

from app.curating import languages
from app.curating.meaning.acts import is_hedged_opinion, tells_act
from app.curating.meaning.naming import EventNames
from app.curating.meaning.softening import find_hedges, is_reported, roots_of
from app.curating.meaning.voices import (
    actors_named,
    find_fitting,
    find_near,
    find_voices,
    hear,
    is_read,
    overlap,
    places_of,
    read_via,
    spans_of,
    voice_of,
)
from app.curating.seeds.claims import AttributionSeed, ViaSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.names import list_forms
from app.curating.text.anchors import Folded, fold
from app.curating.text.evidence import AnchoredClaim
from app.curating.text.names import list_spellings
from app.english.speech.acts import is_act_word, is_opinion
from app.english.speech.attribution import Attribution
from app.english.speech.words import FORMS
from app.vocabulary import AttributionType

_BESIDE = 3
"""Code points between a speaker and a cue that stand beside each other."""
_SPEECH = FORMS.keys() | {"according", "words", "statement", "announcement", "attributed"}


def attribution_is_whole(seeds: Seeds) -> Iterator[Fault]:
    """An actor is named where somebody says it, and nobody where the article does."""
    for claim in seeds.written_claims:
        said = claim.attribution
        if said.voice is AttributionType.ACTOR and not said.actor:
            yield said.fault("An actor's claim names its `actor`.")
        if said.voice is not AttributionType.ACTOR and said.actor:
            yield said.fault(f"An actor is given, but the type is {said.voice}.", "type")
        if said.voice is AttributionType.ARTICLE and (said.speaker or said.cue):
            yield said.fault("The article's own voice has no speaker and no cue.")


def voice_is_found(seeds: Seeds) -> Iterator[Fault]:
    """Somebody's claim has the words of who says it, written or read."""
    for claim in seeds.claims:
        said, voice = claim.seed.attribution, voice_of(claim, seeds)
        if find_voices(claim, seeds) and not find_fitting(said, claim, seeds):
            continue  # another rule tells whose words they are
        if voice.type is AttributionType.ACTOR and said.actor and not (voice.speaker and voice.cue):
            yield said.fault(
                "No words that say who says it are found in the sentence of the quote. Write them:"
                f" attribution: {{actor: {said.actor}, speaker: …, cue: …}};"
                " where the article itself says it, leave `attribution` out."
            )
        if voice.type is AttributionType.UNNAMED and not (voice.speaker or voice.cue):
            reported = (one.text for one in find_hedges(claim, seeds) if is_reported(one))
            yield said.fault(
                "An unnamed attribution needs the words that make it:"
                f" attribution: {{type: unnamed, cue: {next(reported, '…')}}}."
            )


def words_stand_in_the_sentence(seeds: Seeds) -> Iterator[Fault]:
    """Speaker and cue are verbatim, and the speaker names the actor."""
    for claim in seeds.claims:
        sentences, said = claim.folded, claim.seed.attribution
        for field, words in (("speaker", said.speaker), ("cue", said.cue)):
            if words and words not in sentences:
                yield said.fault(f'"{words}" does not stand in the sentence of the quote.', field)
        actor, voice = seeds.actors.get(said.actor or ""), voice_of(claim, seeds)
        if actor and voice.speaker:
            speaker = Folded(voice.speaker)
            forms = (one for form, _ in list_forms(actor) for one in list_spellings(form))
            if not any(form in speaker for form in forms):
                yield said.fault(
                    f'The speaker, "{voice.speaker}", does not name "{actor.name}". Where it is a'
                    " pronoun, quote the sentence that names the speaker too, and give those"
                    " words: speaker: …. Where the article calls the actor so, add these words to"
                    " its `aliases`.",
                    "speaker" if said.speaker else "actor",
                )


def voice_is_the_sentences(seeds: Seeds) -> Iterator[Fault]:
    """A claim whose words somebody says is theirs, and no other's."""
    names = EventNames(seeds)
    for claim in seeds.claims:
        if not is_read(claim, seeds):
            continue
        if claim.seed.attribution.voice is AttributionType.ARTICLE:
            yield from _check_articles_voice(claim, names)
        else:
            yield from _check_voice(claim, seeds)


def _check_articles_voice(claim: AnchoredClaim, names: EventNames) -> Iterator[Fault]:
    """What the article says itself: no words of others, but that they said them is its own."""
    seeds, said = names.seeds, claim.seed.attribution
    hedges = [one for one in find_hedges(claim, seeds) if is_reported(one)]
    heard = [
        one
        for one in find_voices(claim, seeds)
        if not (tells_act(one, claim, names) or is_hedged_opinion(one, claim, seeds))
    ]
    goes_on = bool(heard) and _goes_on_by_itself(claim, heard[0], seeds)
    if heard and not _is_said_outside(claim, seeds) and not (said.note and goes_on):
        where = claim.seed if said.type is None else said
        way = _tell_of_act(heard[0]) or (_NOTE if goes_on else "")
        yield where.fault(f"{_tell(heard[0], seeds)}{way}")
    elif not heard and (hedge := next((one for one in hedges if not is_opinion(one.text)), None)):
        yield claim.seed.fault(
            f'By "{hedge.text}" it is said by nobody by name. Write: attribution:'
            f" {{type: unnamed, cue: {hedge.text}}}"
        )


def _tell_of_act(heard: Attribution) -> str:
    """The other way, where the words may tell of an act."""
    if not is_act_word(heard.cue):
        return ""
    return (
        f'. Where the claim is only that "{_words(heard)}" something, keep both in its text, and'
        " give it no number and no event of what was said."
    )


def _goes_on_by_itself(claim: AnchoredClaim, heard: Attribution, seeds: Seeds) -> bool:
    """Whether a quote is only the end of a sentence that somebody begins: "…, and leaders met"."""
    text = seeds.articles[claim.article].text.text
    begun = text[heard.said_start : claim.anchors[0].start].rstrip().lower()
    return begun.endswith(("and", "but", "while", ",", ";"))


_NOTE = (
    ". Where the sentence goes on in the article's own words, say so: attribution: {type: article,"
    " note: …}"
)


def _check_voice(claim: AnchoredClaim, seeds: Seeds) -> Iterator[Fault]:
    said, heard = claim.seed.attribution, find_voices(claim, seeds)
    fitting = find_fitting(said, claim, seeds)
    if fitting:
        yield from _check_speaker(claim, said, fitting, seeds)
    elif said.cue:
        yield from _check_cue(claim, said, heard, seeds)
    elif heard:
        yield said.fault(_tell(heard[0], seeds))


def _is_said_outside(claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether a quote that is in nobody's words says all of the claim: so the article says it."""
    text = seeds.articles[claim.article].text.text
    told = roots_of(claim.text)
    for start, end in spans_of(claim):
        quotes = [(start, end)]
        near = find_near(seeds.attributions_in(text), quotes)
        if told <= roots_of(text[start:end]) and not hear(near, quotes, text):
            return True
    return False


def _check_speaker(
    claim: AnchoredClaim, said: AttributionSeed, fitting: list[Attribution], seeds: Seeds
) -> Iterator[Fault]:
    """The one who speaks is the actor: "another speaker" is refused."""
    named = [one for one in fitting if one.type == "actor" and actors_named(one, seeds)]
    if said.voice is AttributionType.UNNAMED:
        others = [one for one in find_voices(claim, seeds) if one.type == "actor"]
        if others:
            yield said.fault(_tell(others[0], seeds))
    elif named and not any(said.actor in actors_named(one, seeds) for one in named):
        yield said.fault(_tell(named[0], seeds), "actor")
    elif all(one.type == "unnamed" for one in fitting):
        yield said.fault(_tell(fitting[0], seeds))


def _check_cue(
    claim: AnchoredClaim, said: AttributionSeed, heard: list[Attribution], seeds: Seeds
) -> Iterator[Fault]:
    """A cue that governs nothing of the quote is refused; one that is not known needs a speaker."""
    cue = said.cue or ""
    spans = places_of(cue, claim, seeds)
    text = seeds.articles[claim.article].text.text
    elsewhere = any(
        overlap((one.start, one.end), span) for one in seeds.attributions_in(text) for span in spans
    )
    instead = f" {_tell(heard[0], seeds)}" if heard else " Leave `attribution` out."
    hedge = next((one for one in find_hedges(claim, seeds) if is_reported(one)), None)
    told = hedge is not None and any(overlap((hedge.start, hedge.end), at) for at in spans)
    if said.voice is AttributionType.ACTOR and told and not heard:
        yield said.fault(f'By "{cue}" nobody says it by name: attribution: {{type: unnamed}}')
    if spans and elsewhere:
        yield said.fault(f'"{cue}" does not govern the quote.{instead}', "cue")
    elif spans and heard:
        yield said.fault(f"Another cue governs the quote.{instead}", "cue")
    elif spans and _SPEECH.isdisjoint(cue.lower().split()):
        yield said.fault(f'"{cue}" does not say that somebody says it.{instead}', "cue")


def via_is_the_sentences(seeds: Seeds) -> Iterator[Fault]:
    """Who passes on what another says is in the sentence, with a cue of their own."""
    for claim in seeds.claims:
        written = claim.seed.attribution.via
        if written is None:
            continue
        sentences, read = claim.folded, read_via(claim, seeds)
        for field, words in (("speaker", written.speaker), ("cue", written.cue)):
            if words and words not in sentences:
                yield written.fault(f'"{words}" does not stand in the sentence.', field)
        if not is_read(claim, seeds) or _says_beside(written, claim, seeds):
            yield from _check_passing(written, seeds)
        elif read is None:
            yield written.fault(
                "No words that somebody passes it on are found in the sentence. Leave `via` out, or"
                " write them: via: {actor: …, speaker: …, cue: …}."
            )
        elif written.actor and written.actor != read.actor:
            yield written.fault(
                f'"{read.speaker}" passes it on. Leave `via` out: it is read.', "actor"
            )


def _says_beside(written: ViaSeed, claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether speaker and cue stand beside each other, and the cue is not that of the claim."""
    if not (written.speaker and written.cue):
        return False
    own = places_of(voice_of(claim, seeds).cue or "", claim, seeds)
    cues = places_of(written.cue, claim, seeds)
    speakers = places_of(written.speaker, claim, seeds)
    return any(
        -1 <= max(one[0], cue[0]) - min(one[1], cue[1]) <= _BESIDE
        for cue in cues
        for one in speakers
        if not any(overlap(cue, other) for other in own)
    )


def _check_passing(written: ViaSeed, seeds: Seeds) -> Iterator[Fault]:
    """The speaker's words name the actor."""
    actor, speaker = seeds.actors.get(written.actor or ""), Folded(written.speaker or "")
    if actor and not any(form in speaker for form in (actor.name, *actor.aliases)):
        yield written.fault(
            f'The words for who passes it on do not name "{actor.name}": speaker: ….', "speaker"
        )


def is_said_then(seeds: Seeds) -> Iterator[Fault]:
    """The day on which it was said stands with who says it, not in what is said."""
    for claim in seeds.claims:
        date = claim.seed.attribution.date
        if date is None or date.note or not is_read(claim, seeds):
            continue
        places, quotes = places_of(date.text, claim, seeds), spans_of(claim)
        if places and all(any(overlap(at, quote) for quote in quotes) for at in places):
            yield date.fault(
                f'"{date.text}" stands in what is said, not with who says it. Leave `date` out, or'
                f' say why it is the day of saying: {{text: "{date.text}", note: …}}.'
            )
        elif _dates_something_else(date.text, claim, seeds):
            yield date.fault(
                f'"{date.text}" is the date of what is said. Leave it out here, or say why it is'
                f' the day of saying too: {{text: "{date.text}", note: …}}.'
            )


def _dates_something_else(words: str, claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether the claim's numbers or events have these words for a date."""
    events = (seeds.events[name] for name in claim.seed.event_ids if name in seeds.events)
    dates = [figure.period for figure in claim.seed.figures] + [event.date for event in events]
    return any(date and fold(date.text) == fold(words) for date in dates)


def own_quotes_are_the_articles(seeds: Seeds) -> Iterator[Fault]:
    """An event's own quote is what the article itself says: what somebody says is a claim."""
    for stated in seeds.statements.values():
        for number, (article, anchor) in enumerate(stated.own_anchors):
            folder = seeds.articles[article]
            if not languages.is_read(folder.seed.language):
                continue
            quotes, text = [(anchor.start, anchor.end)], folder.text.text
            near = find_near(seeds.attributions_in(text), quotes)
            for heard in hear(near, quotes, text)[:1]:
                yield stated.seed.fault(
                    f'By "{_words(heard)}" it is said by {_who(heard)}: state the event by a claim'
                    f" of these words, with {write_line(heard, seeds)}",
                    *(("quote", number) if len(stated.own_anchors) > 1 else ("quote",)),
                )


def _tell(heard: Attribution, seeds: Seeds) -> str:
    """Who says it by the words, and the line to paste."""
    return f'By "{_words(heard)}" it is said by {_who(heard)}. Write: {write_line(heard, seeds)}'


def _words(heard: Attribution) -> str:
    if heard.speaker_start is None:
        return heard.cue
    before = heard.speaker_start < heard.start
    return f"{heard.speaker} {heard.cue}" if before else f"{heard.cue} {heard.speaker}"


def _who(heard: Attribution) -> str:
    return "nobody by name" if heard.type == "unnamed" else f'"{heard.speaker}"'


def write_line(heard: Attribution, seeds: Seeds) -> str:
    """The attribution as a curator writes it: what the sentence says is left out."""
    if heard.type == "unnamed":
        return "attribution: {type: unnamed}"
    named = actors_named(heard, seeds)
    if named:
        return f"attribution: {{actor: {named[-1]}}}"
    return f"attribution: {{actor: …, speaker: …, cue: {heard.cue}}}"


RULES = (
    attribution_is_whole,
    voice_is_found,
    words_stand_in_the_sentence,
    voice_is_the_sentences,
    via_is_the_sentences,
    is_said_then,
    own_quotes_are_the_articles,
)

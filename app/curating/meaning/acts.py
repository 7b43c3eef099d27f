"""Voices that a claim in the article's own words may hold, and those that assert nothing.

A claim that tells of an act of speech (who denied, blamed or announced something) is the article's
as long as its text keeps the verb and who speaks, and it leans on nothing of what was said: no
number of it, and no event that only what was said names.
"""

from app.curating.meaning.naming import EventName, EventNames, names_event
from app.curating.meaning.softening import find_hedges, roots_of, written_hedges
from app.curating.meaning.voices import find_voices, overlap, voice_of
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import AnchoredClaim
from app.english.speech.acts import is_act, is_denial, is_opinion
from app.english.speech.attribution import Attribution
from app.vocabulary import LinkType


def tells_act(said: Attribution, claim: AnchoredClaim, names: EventNames) -> bool:
    """Whether the claim tells that somebody said it, and says nothing of it itself."""
    text = names.seeds.articles[claim.article].text.text
    if not is_act(said, text) or not _keeps(said, claim):
        return False
    told = text[said.said_start : said.said_end]
    if any(figure.text in Folded(told) for figure in claim.seed.figures):
        return False
    rest = claim.sentences.replace(told, " ")
    return not any(
        name and _is_named_within(name, about.words, told, rest)
        for about in claim.seed.events
        for name in [names.all.get(about.event)]
    )


def _keeps(said: Attribution, claim: AnchoredClaim) -> bool:
    """Whether the text keeps the words of saying, and who says it, be it in brackets."""
    kept = roots_of(claim.text)
    speaker = (said.speaker or "").partition(",")[0]
    return roots_of(said.cue) <= kept and (roots_of(speaker) <= kept or "[" in claim.text)


def _is_named_within(name: EventName, words: str | None, told: str, rest: str) -> bool:
    if words:
        return words in Folded(told)
    return names_event(name, told) and not names_event(name, rest)


def is_hedged_opinion(said: Attribution, claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether "is expected" and the like are a hedge of the claim: that suffices."""
    if said.rule != "passive" or not is_opinion(said.cue):
        return False
    found = [(hedge.start, hedge.end) for hedge in find_hedges(claim, seeds)]
    written = [span for hedge in written_hedges(claim, seeds) for span in hedge.spans]
    return any(overlap(span, (said.start, said.end)) for span in [*found, *written])


def asserts(claim: AnchoredClaim, event: str, seeds: Seeds) -> bool:
    """Whether a claim about an event says that it is so: who denies it does not."""
    voice = voice_of(claim, seeds)
    if voice.cue and is_denial(voice.cue) and any(find_voices(claim, seeds)):
        return False
    denied = {link.to for link in claim.seed.links if link.type is LinkType.DENIES}
    others = seeds.statements[event].claims
    return not any(other.seed.id in denied for other in others)

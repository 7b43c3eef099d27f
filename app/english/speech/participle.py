""" "…, adding that", "with Ukraine claiming that", "countered by reporting"."""

from collections.abc import Callable

from app.english.speech import clauses as words
from app.english.speech import speakers
from app.english.speech.complements import has_complement
from app.english.speech.cue import Cue, Verb, group_start, is_unnamed, same_speaker
from app.english.speech.speakers import Phrase
from app.english.speech.words import FORMS, MERGED_BY, STRONG
from app.english.text.tokens import Kind


def read_participle(read: Verb) -> Cue | None:
    """ "…, adding that", "with Ukraine claiming that", "countered by reporting"."""
    prose, left = read.prose, read.prose.at(read.left)
    if read.group <= read.first or prose.lower(read.behind) == "by":
        return None
    if left.lower == "by" and left.kind is Kind.WORD:
        return _read_merged(read)
    if not (read.verb in STRONG or has_complement(prose, read.behind, read.stop)):
        return None
    speaker: Phrase | None
    if left.text in (",", "–", "—") or left.kind is Kind.QUOTATION or left.lower == "while":
        speaker, rule = _refuse_planned(read, same_speaker), "participle, same speaker"
    elif left.lower == "and" and read.found and read.found[-1].rule.startswith("participle"):
        speaker, rule = same_speaker(read), "participle, same speaker"
    else:
        speaker, rule = _participle_subject(read), "participle, speaker before"
    if speaker is None or (read.verb == "cite" and rule.endswith("before")):
        return None
    return Cue(read.at, read.behind, speaker, is_unnamed(prose, speaker), "after", rule)


def _refuse_planned(read: Verb, speaker: Callable[[Verb], Phrase | None]) -> Phrase | None:
    """The speaker, unless what the sentence tells is a plan: "is set to request …, saying"."""
    told = speaker(read)
    if told is None or read.found:
        return told
    behind = range(told[1], min(told[1] + 4, read.group))
    planned = any(
        read.prose.lower(index) in words.MODALS or read.prose.lower(index) == "to"
        for index in behind
    )
    return None if planned else told


def _participle_subject(read: Verb) -> Phrase | None:
    """The noun phrase that a participle follows without a comma."""
    prose, behind = read.prose, read.prose.at(read.behind)
    introduces = (
        behind.kind in (Kind.QUOTATION, Kind.NUMBER)
        or behind.lower in words.DETERMINERS
        or behind.lower in words.PRONOUNS
        or behind.text[:1].isupper()
        or behind.lower in ("that", "of", "against", "responsibility")
    )
    left = prose.at(read.left)
    if read.found and read.found[-1].stop > read.left:  # "They say adding salt": part of the words
        return None
    if not introduces or left.lower in words.DETERMINERS or left.kind is Kind.POSSESSIVE:
        return None
    for back in range(read.left, max(read.first, read.left - 12) - 1, -1):
        if prose.lower(back) == "with":
            return speakers.before(prose, back, read.left)
        if prose.at(back).kind in (Kind.MARK, Kind.QUOTATION):
            break
    return speakers.nearest(prose, read.first, read.left)


def _read_merged(read: Verb) -> Cue | None:
    """ "countered by reporting": both verbs are the cue."""
    prose, verb = read.prose, read.at - 2
    if FORMS.get(prose.lower(verb), ("", ""))[0] not in MERGED_BY:
        return None
    group = group_start(prose, read.first, verb)
    if group is None or group <= read.first:
        return None
    speaker = speakers.before(prose, read.first, group - 1)
    if speaker is None:
        return None
    return Cue(verb, read.behind, speaker, is_unnamed(prose, speaker), "after", "verb by saying")

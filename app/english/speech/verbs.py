"""What a verb of speech says of who speaks: in the active, as a participle, in the passive.

Each form is read from the verb in its sentence, and gives the cue that it makes, or nothing.
"""

from collections.abc import Callable

from app.english.speech import clauses as words
from app.english.speech import speakers
from app.english.speech.complements import has_complement, is_parenthetical, is_verb_here
from app.english.speech.cue import (
    Cue,
    Side,
    Verb,
    by_agent,
    cue_first,
    group_start,
    head,
    is_unnamed,
    same_speaker,
)
from app.english.speech.speakers import Phrase
from app.english.speech.words import (
    DOCUMENT_VERBS,
    DOCUMENTS,
    FORMS,
    MERGED_BY,
    PASSIVES,
    PHRASES,
    STRONG,
    THAT_ALONE,
    UNNAMED_HEADS,
    WEAK,
)
from app.english.text.tokens import Kind, Tokens


def read_active(read: Verb) -> Cue | None:
    """ "X said", "said X", "X, the chief, said", "who said", "and said"."""
    prose, by_phrase = read.prose, read.behind > read.at + 1
    if not is_verb_here(prose, read.at, read.group, read.behind):
        return None
    if prose.lower(read.behind) == "by" and not by_phrase:
        return by_agent(read)
    reduced = _reduced_passive(read)
    if reduced is not None:
        return reduced
    speaker, rule = _speaker(read)
    if speaker is None:
        return None
    aside = is_parenthetical(prose, speaker, read.behind, read.stop)
    inverted = rule == "speaker behind"
    if not (by_phrase or inverted or aside or _content(read, speaker)):
        return None
    side: Side = "before" if inverted or aside or _nothing_follows(read) else "after"
    return Cue(read.at, read.behind, speaker, is_unnamed(prose, speaker), side, rule)


def _content(read: Verb, speaker: Phrase) -> bool:
    """Whether what goes with the verb makes it speech."""
    if read.verb in PHRASES and read.verb not in STRONG | WEAK:
        return False
    if read.verb in STRONG:
        return not (read.verb == "report" and read.prose.lower(read.behind) in ("to", "for"))
    noun = head(read.prose, speaker)
    if read.verb in DOCUMENT_VERBS and noun in DOCUMENTS | UNNAMED_HEADS:
        return True
    strict = read.verb in THAT_ALONE
    return has_complement(read.prose, read.behind, read.stop, strict=strict)


def _nothing_follows(read: Verb) -> bool:
    return read.behind >= read.stop or read.prose.at(read.behind).text in (".", "!", "?")


def _speaker(read: Verb) -> tuple[Phrase | None, str]:
    """Who speaks, and by which rule."""
    prose, left = read.prose, read.prose.at(read.left)
    if read.group <= read.first:
        return None, ""
    quoted = left.kind is Kind.QUOTATION or (
        left.text in (",", "–", "—", "-") and prose.at(read.left - 1).kind is Kind.QUOTATION
    )
    if quoted:
        return _behind_it(read), "speaker behind"
    listed = left.text == "," and bool(read.found) and read.verb != "say"
    if listed or left.lower in ("and", "but", "or", "then"):
        return same_speaker(read), "same speaker"
    speaker = speakers.before(prose, read.first, read.left)
    if speaker is None and left.text == ",":
        if prose.lower(read.behind) == "that":  # what is said follows, so the subject stands before
            return speakers.clause_subject(prose, read.first, read.left), "speaker before"
        return _behind_it(read), "speaker behind"
    return speaker, _rule_before(left.lower, left.text)


def _rule_before(lower: str, text: str) -> str:
    if lower in words.RELATIVES:
        return "relative clause"
    return "speaker before an apposition" if text == "," else "speaker before"


def _behind_it(read: Verb) -> Phrase | None:
    at = read.behind
    while words.is_adverb(read.prose, at) and at < read.stop:
        at += 1
    return speakers.after(read.prose, at, read.stop)


def _reduced_passive(read: Verb) -> Cue | None:
    """ "There are no casualties reported ."."""
    prose = read.prose
    closes = read.behind >= read.stop or prose.at(read.behind).text in (".", ",", ";", ")")
    if read.verb not in ("report", "confirm") or not closes or read.group != read.at:
        return None
    near = {prose.lower(index) for index in range(max(read.first, read.at - 8), read.at)}
    if not near & {"there", "no", "with"} or not near & (words.BE | {"with"}):
        return None
    return Cue(read.at, read.behind, None, unnamed=True, side="before", rule="passive")


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


_ANYTHING = frozenset(("confirm", "announce", "report", "expect", "estimate", "blame"))


_CONDITIONS = frozenset(("if", "unless", "until", "before", "once", "whether"))


def read_passive(read: Verb) -> Cue | None:
    """ "is expected to", "is estimated at", "was announced by the ministry"."""
    prose, follows = read.prose, read.prose.lower(read.behind)
    if follows == "by" and read.verb in STRONG:
        return by_agent(read)
    if read.verb not in PASSIVES or _is_condition(read):
        return None
    if follows == "to":
        fits = _is_infinitive(prose, read.behind)
    elif follows in ("for", "as"):
        fits = read.verb == "blame"
    else:
        fits = follows in ("that", "at") or read.verb in _ANYTHING
        fits = fits or (read.verb == "accuse" and follows == "of")
        fits = fits or (read.verb == "fear" and follows in ("dead", "missing", "lost"))
    if not fits:
        return None
    side: Side = "around" if follows in ("to", "that", "at", "of") else "before"
    return Cue(cue_first(read), read.behind, None, unnamed=True, side=side, rule="passive")


def _is_condition(read: Verb) -> bool:
    """Whether it has not happened: "before it is reported", "if confirmed"."""
    for index in range(read.group - 1, max(read.first, read.group - 3) - 1, -1):
        if read.prose.lower(index) in _CONDITIONS:
            return True
        if read.prose.at(index).kind is Kind.MARK:
            return False
    return False


def _is_infinitive(prose: Tokens, to: int) -> bool:
    """Whether a verb follows "to", not whom something is told: "reported to the commission"."""
    behind = prose.at(to + 1)
    return (
        behind.kind is Kind.WORD
        and behind.text[0].islower()
        and behind.lower not in words.DETERMINERS
        and behind.lower not in words.PRONOUNS
    )

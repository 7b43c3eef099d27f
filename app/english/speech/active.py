""" "X said", "said X", "X, the chief, said", "who said", "and said"."""

from app.english.speech import clauses as words
from app.english.speech import speakers
from app.english.speech.complements import has_complement, is_parenthetical, is_verb_here
from app.english.speech.cue import (
    Cue,
    Side,
    Verb,
    by_agent,
    head,
    is_unnamed,
    same_speaker,
)
from app.english.speech.speakers import Phrase
from app.english.speech.words import (
    DOCUMENT_VERBS,
    DOCUMENTS,
    PHRASES,
    STRONG,
    THAT_ALONE,
    UNNAMED_HEADS,
    WEAK,
)
from app.english.text.tokens import Kind


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

"""The cues of a sentence: each form of words by which somebody says something, tried in turn.

In goes a sentence, its quotations folded; out come its cues, each with its speaker and the rule.
"""

from app.english.speech import clauses as words
from app.english.speech import speakers
from app.english.speech.cue import Cue, Side, Verb, group_start, is_unnamed
from app.english.speech.verbs import read_active, read_participle, read_passive
from app.english.speech.words import (
    FORMS,
    PHRASES,
    SPEECH_FORMS,
    STRONG,
    UNNAMED_ADJECTIVES,
    UNNAMED_ADVERBS,
    WEAK,
)
from app.english.text.headlines import is_headline
from app.english.text.tokens import Kind, Tokens


def find_cues(prose: Tokens, first: int, stop: int) -> list[Cue]:
    """The cues of a sentence in order, none overlapping another."""
    found: list[Cue] = []
    headline = is_headline(prose, first, stop)
    at = first
    while at < stop:
        cue = _read_cue(prose, (first, stop), at, found, headline=headline)
        if cue is not None and (not found or cue.first >= found[-1].stop):
            found.append(cue)
            at = max(at + 1, cue.stop)
        else:
            at += 1
    return found


def _read_cue(
    prose: Tokens, sentence: tuple[int, int], at: int, found: list[Cue], *, headline: bool
) -> Cue | None:
    token, lower = prose.at(at), prose.lower(at)
    if token.kind is not Kind.WORD:
        return None
    if lower == "according" and prose.lower(at + 1) == "to":
        return _read_according(prose, at, sentence[1])
    if token.text[0].isupper() and not (headline and lower in SPEECH_FORMS):
        return _build_adverb(at) if lower in UNNAMED_ADVERBS else None
    if lower in UNNAMED_ADVERBS:
        return _build_adverb(at)
    if lower in UNNAMED_ADJECTIVES and _is_attributive(prose, at):
        return Cue(at, at + 1, None, unnamed=True, side="after", rule="adjective")
    return _read_spoken(prose, sentence, at, found) if lower in FORMS else None


def _read_according(prose: Tokens, at: int, stop: int) -> Cue | None:
    speaker = speakers.after(prose, at + 2, stop, wide=True)
    if speaker is None:
        return None
    opens = prose.at(at).opens or (
        prose.at(at - 1).kind is Kind.MARK
        and (prose.at(speaker[1]).text == ",")
        and prose.at(at - 1).text != ","
    )
    side: Side = "after" if opens else "before"
    return Cue(at, at + 2, speaker, is_unnamed(prose, speaker), side, "according to")


def _build_adverb(at: int) -> Cue:
    return Cue(at, at + 1, None, unnamed=True, side="around", rule="adverb")


def _is_attributive(prose: Tokens, at: int) -> bool:
    """Whether "estimated" or "alleged" stands in front of its noun, as an adjective."""
    before, behind = prose.at(at - 1), prose.at(at + 1)
    leads = (
        before.lower in words.DETERMINERS
        or before.lower in words.PREPOSITIONS
        or before.kind is Kind.POSSESSIVE
        or before.lower == "and"
    )
    noun = behind.kind in (Kind.WORD, Kind.NUMBER) and not (
        behind.lower in words.PREPOSITIONS
        or behind.lower in words.SUBORDINATORS
        or behind.lower in words.DETERMINERS
        or behind.lower in words.PRONOUNS
    )
    return leads and noun and not behind.opens


def _read_spoken(prose: Tokens, sentence: tuple[int, int], at: int, found: list[Cue]) -> Cue | None:
    """The cue that a form of a verb of speech makes, if it is one here."""
    verb, form = FORMS[prose.lower(at)]
    group = group_start(prose, sentence[0], at)
    if group is None:
        return None
    be = any(prose.lower(index) in words.BE for index in range(group, at))
    had = any(prose.lower(index) in words.AUXILIARIES for index in range(group, at))
    is_passive = be and form == "past"
    if not is_passive and verb not in STRONG | WEAK and verb not in PHRASES:
        return None
    read = Verb(prose, *sentence, at, verb, group, _behind(prose, at, verb), is_passive, found)
    if is_passive:
        return read_passive(read)
    if form == "participle" and not be:
        return read_participle(read)
    if form == "base" and not had and not _plural_before(prose, group - 1):
        return None
    return read_active(read)


def _behind(prose: Tokens, at: int, verb: str) -> int:
    """The token behind the cue, its small words included: "called on"."""
    for phrase in PHRASES.get(verb, ()):
        if all(prose.lower(at + 1 + n) == word for n, word in enumerate(phrase)):
            return at + 1 + len(phrase)
    return at + 1


def _plural_before(prose: Tokens, left: int) -> bool:
    """Whether the subject goes with a verb without ending: "analysts say", "doctors in Gaza say".

    So do two names: "Kyiv and Moscow say".
    """
    if _is_plural(prose, left):
        return True
    for at in range(left, max(left - _LONGEST_SUBJECT, 0), -1):
        lower = prose.lower(at)
        if prose.kind(at) is not Kind.WORD or lower in words.SUBORDINATORS or lower in words.FINITE:
            return False
        if lower in _HANGS_ON and _is_plural(prose, at - 1) and prose.lower(at - 1) != ",":
            return prose.kind(at - 1) is Kind.WORD
        if lower == "and" and prose.capital(at - 1) and prose.capital(at + 1):
            return True
    return False


_LONGEST_SUBJECT = 9
_HANGS_ON = frozenset(("at", "in", "of", "for", "from", "with", "near", "inside"))
"""What hangs words on the noun of a subject."""


def _is_plural(prose: Tokens, left: int) -> bool:
    word = prose.lower(left)
    plural = word.endswith("s") and not word.endswith("ss")
    return plural or word in (
        "they", "we", "i", "you", "who", "police", "people", "many", "some", "media", "others",
        "and", "women", "men", "data",
    ) or prose.at(left).text == ","  # fmt: skip

"""What goes with a verb of speech: whether it says that something is so, or is no verb at all."""

from app.english.speech import clauses as words
from app.english.speech.words import FORMS, NOUNS_TOO, SPEECH_FORMS
from app.english.text.tokens import Kind, Tokens
from app.english.text.word_tokens import cut_words
from app.english.text.wordlists import word_set

_CLAUSE_WINDOW = 8
_ASIDE = 14
_QUESTION_WORDS = word_set("how why what whether")
_SUBJECTS = word_set("he she it they we there i you")
_BEHIND_NOUNS = words.FINITE | word_set(
    "of by from and or against about over among in on with was were is are to between"
)


def has_complement(prose: Tokens, behind: int, stop: int, *, strict: bool = False) -> bool:
    """Whether "that", a clause or a quotation follows the verb; if `strict`, no bare clause."""
    at = _behind_time(prose, behind, stop)
    token = prose.at(at)
    if at >= stop:
        return False
    if token.kind is Kind.QUOTATION:
        return True
    if token.text in (":", ",") and prose.at(at + 1).kind is Kind.QUOTATION:
        return True
    if token.lower == "that":
        return True
    if strict:
        near = range(at, min(at + _CLAUSE_WINDOW, stop))
        return any(prose.at(index).kind is Kind.QUOTATION for index in near)
    opens = token.lower in _QUESTION_WORDS or token.lower in _SUBJECTS
    return opens or _clause_follows(prose, at, stop)


def has_clause(said: str) -> bool:
    """Whether what is said is a clause with its own subject and verb, or in quotation marks."""
    prose = cut_words(said)
    return has_complement(prose, 0, len(prose.tokens))


def has_verb(said: str) -> bool:
    """Whether a finite verb stands in what is said, so that it may be a clause."""
    prose = cut_words(said)
    return any(
        prose.lower(at) in words.VERBAL or words.is_clause_verb(prose, at)
        for at in range(len(prose.tokens))
    )


def _behind_time(prose: Tokens, at: int, stop: int) -> int:
    """Past "on Tuesday", "in a statement", "to reporters"."""
    begun = at
    while (
        at < stop
        and at - begun < 4
        and (prose.lower(at) in words.TIMES or words.is_adverb(prose, at))
    ):
        at += 1
    if prose.lower(at) in ("on", "in", "to", "at"):
        for end in range(at + 1, min(at + 6, stop)):
            if prose.lower(end) == "that" or prose.at(end).kind is Kind.QUOTATION:
                return end
            if prose.at(end).kind is Kind.MARK and prose.at(end + 1).kind is Kind.QUOTATION:
                return end
    return at


def _clause_follows(prose: Tokens, at: int, stop: int) -> bool:
    """Whether a noun phrase with a finite verb begins here: "the plan would fail"."""
    token = prose.at(at)
    begins = (
        token.lower in words.DETERMINERS
        or token.kind is Kind.NUMBER
        or token.text[:1].isupper()
        or token.lower.endswith("s")
    )
    if not begins:
        return False
    for near in range(at + 1, min(at + _CLAUSE_WINDOW, stop)):
        ahead = prose.at(near)
        if ahead.lower in words.VERBAL:
            return True
        if ahead.kind is Kind.MARK or ahead.lower in words.SUBORDINATORS:
            return False
    return False


def is_verb_here(prose: Tokens, at: int, group: int, behind: int) -> bool:
    """Whether a form that may be a noun is a verb here: "Ukraine reports capturing"."""
    lower, left = prose.lower(at), prose.at(group - 1)
    if group == at and (left.lower in words.DETERMINERS - words.PRONOUNS - {"no"}):
        return FORMS[lower][1] == "past" and left.lower in ("all", "both", "some", "many", "most")
    owned = left.lower in _OWNERS and lower in NOUNS_TOO
    if owned or left.kind is Kind.POSSESSIVE or left.lower in words.PREPOSITIONS:
        return False
    if (
        left.lower in words.SUBJECT_PRONOUNS
        or lower not in NOUNS_TOO
        or behind > at + 1
        or (group < at and lower == "forecast")
    ):
        return True
    follows = prose.at(behind)
    if follows.kind is Kind.MARK and prose.at(behind + 1).kind is not Kind.QUOTATION:
        return follows.text in ("$", ":")
    if follows.lower in _BEHIND_NOUNS or follows.lower in SPEECH_FORMS:
        return False
    return (
        _subject_like(prose, group - 1)
        or _object_like(prose, behind)
        or _reports(prose, at, behind)
    )


_OWNERS = word_set("a an the its their our my")
"""What stands before a noun, an adverb between or none: "its earlier forecast"."""
_REPORTING = word_set("forecasts estimates projects reports")


def _reports(prose: Tokens, at: int, behind: int) -> bool:
    """Whether a third person takes a plural, which no noun in -s does: "forecasts sales of"."""
    noun = prose.lower(behind)
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    leads = prose.lower(behind + 1) in words.PREPOSITIONS
    return prose.lower(at) in _REPORTING and plural and leads


def _subject_like(prose: Tokens, left: int) -> bool:
    """Whether a name or pronoun stands before, so that a noun would need a possessive."""
    token = prose.at(left)
    named = token.kind is Kind.WORD and token.text[0].isupper() and not token.opens
    opening = token.opens and token.kind is Kind.WORD and token.text[0].isupper()
    return named or opening or token.lower in words.PRONOUNS or token.text == ")"


def _object_like(prose: Tokens, behind: int) -> bool:
    token = prose.at(behind)
    return (
        token.kind is Kind.QUOTATION
        or token.lower in words.DETERMINERS
        or token.lower in words.PRONOUNS
        or token.lower.endswith("ing")
    )


def is_parenthetical(prose: Tokens, speaker: tuple[int, int], behind: int, stop: int) -> bool:
    """Whether speaker and verb stand behind what is said: "“…,” Smith added", "…, he said."."""
    before = prose.at(speaker[0] - 1)
    if prose.at(speaker[0]).opens:
        return False
    if before.kind is Kind.QUOTATION:
        return True
    comma = before.text == ","
    if comma and prose.at(speaker[0] - 2).kind is Kind.QUOTATION:
        return True
    return comma and _only_time_follows(prose, behind, stop)


def _only_time_follows(prose: Tokens, at: int, stop: int) -> bool:
    """Whether nothing but time, place and occasion stands up to the stop: "on Monday", "here"."""
    begun = at
    while at < stop and at - begun < _ASIDE and prose.at(at).kind is not Kind.MARK:
        lower = prose.lower(at)
        if lower == "that" or lower in words.VERBAL or prose.at(at).kind is Kind.QUOTATION:
            return False
        at += 1
    closed = at >= stop or prose.at(at).text in (".", ",", ")", "?", "!", ";")
    first = prose.lower(begun)
    return closed and (
        at == begun
        or first in words.TIMES
        or first in words.PREPOSITIONS
        or first in ("here", "after", "before", "reporters", "reuters", "when", "as")
        or words.is_adverb(prose, begun)
    )

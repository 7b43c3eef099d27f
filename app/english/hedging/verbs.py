"""Cues that are verbs: modals, *be* with a participle or adjective, *seem*, and what is intended.

Each reads the token at hand in its sentence, and gives the cue that it makes, or nothing.
"""

from app.english.hedging import words
from app.english.hedging.cue import Cue, group_start, phrase_end
from app.english.speech import clauses
from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_set

_NOT_WITH_NOUN = clauses.DETERMINERS - word_set("all both some many most those these this that")
_ABILITY_GAP = 3
_SEEM = words.SEEM | words.LOOK
_BEHIND_BE = {*words.AFTER_BE, *words.WITH_TO, *words.ALONE}
_BEFORE_NOUN = clauses.DETERMINERS | clauses.PRONOUNS


def read_modal(prose: Tokens, _: int, at: int, stop: int) -> Cue | None:
    """ "may", "could", "will" before a verb."""
    lower, token = prose.lower(at), prose.at(at)
    modality = words.MODALS.get(lower)
    if modality is None or token.text[0].isupper() or _is_noun(prose, at, stop):
        return None
    near = [prose.lower(n) for n in range(at + 1, min(at + 1 + _ABILITY_GAP, stop))]
    if lower == "could" and _is_ability(near):
        return None
    if lower in words.FUTURES and not _tells_future(lower, near):
        return None
    if lower in ("would", "'d") and ("have" in near or "'ve" in near):
        modality = "possible"
    end = at + 1
    while end < stop and prose.lower(end) in words.ADVERBS and prose.lower(end) != "likely":
        end += 1
    if modality == "expected" and "likely" in near[:2]:
        return None
    return Cue(at, end, "clause", modality, "modal", act=True)


def _is_noun(prose: Tokens, at: int, stop: int) -> bool:
    """ "the might of", "his will", "no will"."""
    before = prose.at(at - 1)
    nounlike = before.lower in _NOT_WITH_NOUN or before.kind is Kind.POSSESSIVE
    named = before.text[:1].isupper() and prose.at(at).text[0].isupper()
    noun = nounlike and prose.lower(at) in ("will", "might")
    return noun or named or before.lower == "as" or at + 1 >= stop


def _is_ability(near: list[str]) -> bool:
    """ "could not reach", "could hear": what somebody was able to do."""
    if near[:1] in (["not"], ["n't"]):
        return near[1:2] not in (["be"], ["have"])
    return near[:1] != [] and near[0] in words.PERCEIVED


def _tells_future(lower: str, near: list[str]) -> bool:
    if lower in ("would", "'d", "wouldn't"):
        rest = [word for word in near if word not in ("not", "n't")]
        if rest[:1] == ["have"] or rest[:1] == ["be"]:
            return True
        return not (rest[:1] and (rest[0] in words.NO_COMMENT or rest[0] in clauses.ADVERBS))
    return True


def read_seem(prose: Tokens, first: int, at: int, stop: int) -> Cue | None:
    """ "appears to be", "seems likely to", "looks set to", "appears strategically significant"."""
    lower, behind = prose.lower(at), prose.at(at + 1)
    if lower not in _SEEM or prose.lower(at - 1) in clauses.DETERMINERS:
        return None
    begin = group_start(prose, first, at)
    if end := phrase_end(prose, at + 1, stop, words.BEHIND_SEEM):
        return Cue(begin, end, "clause", "apparent", "seem", act=True)
    if behind.lower == "to" and not _is_place(prose, at + 2):
        end = at + 3 if prose.lower(at + 2) == "be" else at + 2
        return Cue(begin, end, "clause", "apparent", "seem", act=True)
    if lower in words.LOOK or not _tells_state(prose, at + 1, stop):
        return None
    return Cue(begin, at + 1, "clause", "apparent", "seem")


def _is_place(prose: Tokens, at: int) -> bool:
    """Whether no verb follows *to*: "appeared to him", "seemed to many"."""
    token = prose.at(at)
    return token.lower in _BEFORE_NOUN or token.text[:1].isupper()


def _tells_state(prose: Tokens, at: int, stop: int) -> bool:
    """Whether an adjective follows *appear*, not a place or time."""
    if clauses.is_adverb(prose, at) and prose.lower(at) not in words.NO_STATE:
        at += 1
    token = prose.at(at)
    closed = at >= stop or token.kind is not Kind.WORD
    return not closed and token.lower not in words.NO_STATE | clauses.TIMES | clauses.PREPOSITIONS


def read_after_be(prose: Tokens, first: int, at: int, stop: int) -> Cue | None:
    """ "is expected to", "was feared dead", "are likely"; "tool poised to" without *be*."""
    if prose.lower(at) not in _BEHIND_BE:
        return None
    begin = group_start(prose, first, at)
    be = any(prose.lower(index) in clauses.BE for index in range(begin, at))
    begin = begin if be else at
    if be:
        for phrase, modality in words.AFTER_BE.get(prose.lower(at), ()):
            end = phrase_end(prose, at, stop, (phrase,))
            if end is not None and _fits(prose, at, end, stop):
                return Cue(begin, end, "clause", modality, "be", act=True)
    with_to = words.WITH_TO.get(prose.lower(at))
    if with_to is not None and prose.lower(at + 1) == "to" and not _is_place(prose, at + 2):
        return _read_with_to(prose, begin, at, be=be)
    due = prose.lower(at) == "due" and prose.lower(at + 1) == "to" and _is_base(prose, at + 2)
    if due:
        return Cue(begin, at + 2, "behind", "expected", "be", act=True)
    alone = words.ALONE.get(prose.lower(at))
    if be and alone is not None and prose.lower(at + 1) != "to" and _closes(prose, at + 1, stop):
        return Cue(begin, at + 1, "clause", alone, "be")
    return None


def _read_with_to(prose: Tokens, begin: int, at: int, *, be: bool) -> Cue | None:
    modality = words.WITH_TO[prose.lower(at)]
    if not be and (
        prose.lower(at) in ("said", "held", "thought", "claimed", "ready", "reported", "hoped",
                            "intended", "planned", "expected", "feared", "suspected", "believed")
        and not _hangs_on_noun(prose, at)
    ):  # fmt: skip
        return None
    if prose.lower(at) == "set" and not _is_base(prose, at + 2):
        return None
    end = at + 3 if prose.lower(at + 2) == "be" and modality == "reported" else at + 2
    return Cue(begin, end, "clause" if be else "behind", modality, "be", act=True)


def _hangs_on_noun(prose: Tokens, at: int) -> bool:
    """Whether "believed to", "thought to" stand behind a noun, not as its verb: "a man thought to"
    with *be* or *have* behind."""
    return prose.lower(at) not in ("said", "hoped", "claimed") and prose.lower(at + 2) in (
        "be",
        "have",
    )


def _fits(prose: Tokens, at: int, end: int, stop: int) -> bool:
    """Whether a phrase after *be* is a plan: "due to open", not "due to fog"."""
    if prose.lower(at) == "due" and prose.lower(end - 1) == "to":
        return _is_base(prose, end)
    if prose.lower(at) == "to":
        return prose.lower(end - 1) == "be" and end < stop
    return True


def _is_base(prose: Tokens, at: int) -> bool:
    """Whether the base of a verb may stand here: no name, determiner, plural or -ing."""
    token = prose.at(at)
    if token.kind is not Kind.WORD or token.text[0].isupper():
        return False
    if token.lower in clauses.DETERMINERS | clauses.PRONOUNS | clauses.PREPOSITIONS:
        return False
    nouns = token.lower.endswith(("ing", "tion", "ment", "ness", "ity", "ism"))
    plural = token.lower.endswith("s") and not token.lower.endswith("ss")
    return not (nouns or plural or token.lower in _WEATHER)


_WEATHER = word_set(
    "fog rain snow ice weather age music covid injury illness drought heat war fire bad heavy poor "
    "high low strong lack"
)


def _closes(prose: Tokens, at: int, stop: int) -> bool:
    token = prose.at(at)
    return at >= stop or token.kind in (Kind.MARK, Kind.MARKER) or token.lower in (
        clauses.PREPOSITIONS | clauses.SUBORDINATORS | clauses.TIMES | {"and", "but"}
    )  # fmt: skip


def read_intent(prose: Tokens, first: int, at: int, _: int) -> Cue | None:
    """ "plans to", "intends to", "is planning to"; no "the plans to"."""
    if prose.lower(at) not in words.INTEND or prose.lower(at + 1) != "to":
        return None
    begin = group_start(prose, first, at)
    before = prose.at(begin - 1)
    noun = before.lower in _NOT_WITH_NOUN or before.kind is Kind.POSSESSIVE or begin == first
    noun = noun or before.lower in clauses.PREPOSITIONS
    planned = prose.lower(at).endswith("ed") and begin == at and before.kind is Kind.MARK
    if noun or planned or _is_place(prose, at + 2):
        return None
    return Cue(begin, at + 2, "clause", "expected", "intent", act=True)

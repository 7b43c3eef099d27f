""" "is expected to", "is estimated at", "was announced by the ministry"."""

from app.english.speech import clauses as words
from app.english.speech.cue import Cue, Side, Verb, by_agent, cue_first
from app.english.speech.words import PASSIVES, STRONG
from app.english.text.tokens import Kind, Tokens

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

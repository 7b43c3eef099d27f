"""Of what a second share is: "41% of sales, up from 37%", "60% of voters chose A and 30% B"."""

import re

from app.english.speech.clauses import FINITE, PREPOSITIONS, is_verb
from app.english.text.word_tokens import cut_words

_SHARE_OF = re.compile(r"(?:%|\bper ?cent) of (?:(?:all|the|its|their) ){0,2}$")
_COMPARED = re.compile(
    r"(?:[^,;:.%]{0,30},)? (?:up|down|compared|against|versus|from) "
    r"(?:(?:from|with|to|about|nearly|over) ){0,2}"
)
_RISES = re.compile(r" to [\d.,]{1,9} ?(?:%|per ?cent) of (?:(?:all|the|its|their) ){0,2}")


def shares_base(sentence: str, number: tuple[int, int], base: tuple[int, int]) -> bool:
    """Whether a share is compared with another of that base: "41% of sales, up from 37%"."""
    if re.match(r"\s?of\b", sentence[number[1] :]):
        return False
    if base[0] >= number[1]:
        return _RISES.fullmatch(sentence, number[1], base[0]) is not None
    if _SHARE_OF.search(sentence[max(0, base[0] - 40) : base[0]]) is None:
        return False
    between = sentence[base[1] : number[0]]
    return _COMPARED.fullmatch(between) is not None or _goes_on(between)


def _goes_on(between: str) -> bool:
    """Whether a second share is of the same base: "60% of voters chose A and 30% B".

    No verb of its own, and no other base, stands before it in its clause.
    """
    joined = _JOINT.split(between)
    if len(joined) < 2 or "%" in between or "percent" in between:
        return False
    clause = cut_words(joined[-1])
    return len(clause.tokens) <= _FEW and not any(
        is_verb(clause, at) or clause.lower(at) in FINITE | PREPOSITIONS
        for at in range(len(clause.tokens))
    )


_JOINT = re.compile(r",? \b(?:and|while|but|with|whereas)\b ?|[,;] ")
_FEW = 4
"""At most so many words stand between a joint and a second share."""

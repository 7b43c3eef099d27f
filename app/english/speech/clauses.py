"""A text's sentences with each direct quotation as one token: what attributions are read from.

A quotation of several sentences, with who says it before or behind, is one sentence so.
"""

from bisect import bisect_right

from app.english.speech.quotations import Quotation
from app.english.speech.words import FORMS
from app.english.text.calendar_words import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from app.english.text.tokens import Kind, Token, Tokens
from app.english.text.wordlists import word_set

_SPEAKER_WINDOW = 8
_LONGEST_NAME = 4
_TERMINAL = frozenset(".!?…")

AUXILIARIES = word_set("has have had having 've 'd did does do n't")
BE = word_set("is are was were be been being am 's 're isn't wasn't aren't weren't")
MODALS = word_set(
    "will would can could may might must shall should cannot won't wouldn't can't couldn't 'll ca "
    "wo"
)
VERBAL = AUXILIARIES | BE | MODALS
NEGATIONS = word_set(
    "not never n't nor neither didn't don't doesn't hasn't haven't hadn't isn't wasn't aren't "
    "weren't declined declines refused refuses"
)
PREPOSITIONS = word_set(
    "in on at by for from with to of about against amid among between during into over through "
    "under within without toward towards across around despite following near off onto per via "
    "behind beyond above below inside outside along like unlike including concerning regarding "
    "throughout until upon versus"
)
SUBORDINATORS = word_set(
    "that as when while because but although though if where after before since until than "
    "whether so unless once whereas what how why or nor yet which who whom whose"
)
RELATIVES = word_set("who which that whom")
PRONOUNS = word_set("he she they we i you it who this these those one")
SUBJECT_PRONOUNS = word_set("he she they we i")
DETERMINERS = word_set(
    "a an the this that these those his her its their our my your several many most some both "
    "all another each every few no any other two three four five six seven eight nine ten dozens "
    "hundreds thousands"
)
TIMES = (
    frozenset(word.lower() for word in (*WEEKDAYS, *MONTHS, *WEEKDAY_ABBREVIATIONS))
    | frozenset(f"{month.lower()}." for month in MONTH_ABBREVIATIONS)
    | word_set("today yesterday tonight tomorrow earlier later last late early recently")
)
ADVERBS = word_set(
    "also later earlier then now still again first once already just soon often always even "
    "previously further instead thus too recently since long twice both all each separately"
)
IRREGULAR_PASTS = word_set(
    "was were had did went came got took made gave saw met left lost won fell rose began became "
    "brought bought built caught chose cut drew drove fought flew forgot grew heard held hit kept "
    "knew laid led lay let meant paid put ran sent set shot shut sold spent stood spoke struck "
    "swept threw wore withdrew woke broke ate sank sought shook shrank slid stole taught tore "
    "arose beat bid bled bore burst cost dealt dug fed felt fled hid hurt lent lit rang sang sat "
    "showed slept split spread sprang stuck swung swore undertook underwent understood upheld"
)
FINITE = (AUXILIARIES | BE | MODALS | IRREGULAR_PASTS) - {
    "'s",
    "left",
    "cut",
    "set",
    "hit",
    "may",
}


def read_clauses(prose: Tokens, quotations: list[Quotation]) -> Tokens:
    """The tokens of `prose`, those of each quotation folded into one."""
    tokens: list[Token] = []
    starts = [quotation.start for quotation in quotations]
    folded = -1
    for token in prose.tokens:
        which = bisect_right(starts, token.start) - 1
        if which >= 0 and token.start < quotations[which].end:
            if which != folded:
                tokens.append(_fold_quotation(prose.text, quotations[which], token))
            folded = which
        else:
            tokens.append(token)
    return Tokens(
        prose.text, [_join_to_quotation(prose.text, tokens, index) for index in range(len(tokens))]
    )


def _fold_quotation(text: str, quotation: Quotation, first: Token) -> Token:
    words = text[quotation.start : quotation.end]
    return Token(quotation.start, quotation.end, words, "", Kind.QUOTATION, first.opens)


def _asks(token: Token) -> bool:
    """Whether the token is a quotation after which a sentence may go on: “Why?” he asked."""
    if token.kind is not Kind.QUOTATION:
        return False
    return token.text.rstrip("\"'”’` ")[-1:] in ("?", "!", "…")


def _join_to_quotation(text: str, tokens: list[Token], index: int) -> Token:
    """The token, which begins no sentence if it only names who said the quotation before it."""
    token = tokens[index]
    if not token.opens or index == 0 or not _asks(tokens[index - 1]):
        return token
    if "\n" in text[tokens[index - 1].end : token.start]:
        return token
    near = tokens[index : index + _SPEAKER_WINDOW]
    for behind in near:
        if behind.lower in FORMS:
            return token._replace(opens=False)
        if behind.text in _TERMINAL or behind.kind is Kind.QUOTATION or behind.text == ",":
            return token
        if behind is not token and behind.opens:
            return token
    return token


def is_verb(prose: Tokens, index: int) -> bool:
    """Whether a token looks like a finite verb, or a participle that makes a clause."""
    token = prose.at(index)
    if token.kind is not Kind.WORD or token.text[0].isupper():
        return False
    if token.lower in FINITE:
        return True
    before = prose.at(index - 1)
    if before.lower in DETERMINERS or before.kind is Kind.POSSESSIVE or before.kind is Kind.MARK:
        return False
    return len(token.text) > 4 and token.lower.endswith("ed") and before.lower not in PREPOSITIONS


def is_clause_verb(prose: Tokens, index: int) -> bool:
    """Whether a verb makes a clause, and does not only say by whom: "analysts polled by Roe"."""
    by_whom = prose.lower(index + 1) == "by" and prose.lower(index) not in AUXILIARIES | BE
    return is_verb(prose, index) and not by_whom


def with_name(prose: Tokens, phrase: tuple[int, int] | None, comma: int) -> tuple[int, int] | None:
    """A role with the name up to the comma, where nothing else follows: "the mayor, Jo Roe,"."""
    if phrase is None or prose.at(phrase[1]).text != ",":
        return phrase
    name = range(phrase[1] + 1, comma)
    named = 0 < len(name) <= _LONGEST_NAME and all(prose.capital(at) for at in name)
    role = not prose.capital(phrase[1] - 1)
    return (phrase[0], comma) if named and role else phrase


def joins_two(prose: Tokens, start: int, last: int) -> bool:
    """Whether two stand behind "both": "both the ministry and the army"."""
    return any(prose.lower(at) == "and" for at in range(start + 2, last))


def is_adverb(prose: Tokens, index: int) -> bool:
    """Whether a token may stand between a subject and its verb."""
    return is_adverb_word(prose.lower(index))


def is_adverb_word(lower: str) -> bool:
    """Whether a word may be an adverb, by its ending or by the table."""
    return lower in ADVERBS or (
        len(lower) > 4 and lower.endswith("ly") and lower not in ("family", "only", "italy", "ally")
    )

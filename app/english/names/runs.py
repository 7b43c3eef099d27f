"""Runs of words that capitals and the small words between them hold together.

In goes a sentence, out come the tokens of each run; `name_parts` takes titles and adjectives off.
"""

import re
from collections.abc import Iterator

from app.english.names import person_titles as titles
from app.english.names import words
from app.english.text.tokens import Kind, Tokens

_INNER_CAPITAL = re.compile(
    r"(?:al|el|as|an|ar|ash|at|ad|d|l|o|de|pro|anti|non|ex|un|post|pre|mid)[-'’\u2011]\w"
    r"|[a-z]{1,2}[A-Z]"
)
_START_MARKS = frozenset((":", "“", '"', "``", "‘", "•", "—", "–", "-", "*", ";", "…", "'"))
HYPHEN = re.compile(r"[-\u2011]")
_PARTICLES_LONGEST = 3


def is_capitalised(prose: Tokens, index: int) -> bool:
    """Whether the token may belong to a name by its looks."""
    token = prose.at(index)
    if token.kind is not Kind.WORD or token.text in words.CALENDAR:
        return False
    if not token.text[0].isupper():
        return _is_code(token.text) if token.text[0].isdigit() else _inner_capital(token.text)
    return token.lower not in words.FUNCTION_WORDS or token.text in ("US", "WHO")


def _inner_capital(text: str) -> bool:
    """ "al-Assad", "iPhone", "pro-Kremlin"."""
    return _INNER_CAPITAL.match(text) is not None and any(char.isupper() for char in text)


def _is_code(text: str) -> bool:
    """ "24News", but neither "1990s" nor "10-month-old"."""
    return any(char.isupper() for char in text) and not text[-1].isdigit() and "-" not in text


def starts_thought(prose: Tokens, index: int) -> bool:
    """Whether a capital at this token tells nothing: a sentence or quotation begins here."""
    before = prose.at(index - 1)
    return prose.at(index).opens or before.text in _START_MARKS


def is_compound(text: str) -> bool:
    """Whether small letters hang on by a hyphen: "State-run", "Iran-backed"; it ends a run."""
    parts = HYPHEN.split(text)
    return len(parts) > 1 and text[0].isupper() and all(part[:1].islower() for part in parts[1:])


def find_runs(prose: Tokens, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Each run of tokens from `first` up to `stop` that capitals and small words hold together."""
    index = first
    while index < stop:
        if not is_capitalised(prose, index):
            index += 1
            continue
        begin, index = index, index + 1
        while index < stop:
            joined = _count_joined(prose, begin, index)
            if joined == 0 or index + joined > stop:
                break
            index += joined
        yield begin, index


def _count_joined(prose: Tokens, begin: int, index: int) -> int:
    """How many tokens at `index` go on with the run that began at `begin`: none, or more."""
    token, last = prose.at(index), prose.at(index - 1)
    if token.opens:
        return 0
    if is_compound(last.text):
        return 0
    if is_capitalised(prose, index) or _inner_function_word(prose, begin, index):
        return 1
    return _count_joined_by_mark(prose, index) or _count_joined_by_particles(prose, index)


def _count_joined_by_mark(prose: Tokens, index: int) -> int:
    """A possessive, "&", "and" or comma that belongs to the name, and the capital behind it."""
    token, last = prose.at(index), prose.at(index - 1)
    if token.kind is Kind.POSSESSIVE and last.text in words.JOINED_POSSESSIVES:
        return 2 if is_capitalised(prose, index + 1) else 0
    if token.text == "&" or (token.lower == "and" and _goes_on_with_and(prose, index)):
        return 2 if is_capitalised(prose, index + 1) else 0
    if token.text == ",":
        return 2 if prose.at(index + 1).text in words.COMPANY_ENDINGS else 0
    return 0


def _goes_on_with_and(prose: Tokens, index: int) -> bool:
    """ "Food and Drug Administration"; "the Qualifications and Curriculum Authority"."""
    last = prose.at(index - 1).text
    if last in words.JOINED_BY_AND:
        return True
    abstract = last.endswith(("ions", "ings", "tion", "ment", "ture", "ity", "ines", "ces", "gy"))
    near = {prose.at(at).text for at in range(index + 2, index + 4)}
    follows = bool(near & words.ORGANISATION_WORDS)
    return abstract and prose.lower(index - 2) == "the" and follows


def _inner_function_word(prose: Tokens, begin: int, index: int) -> bool:
    """ "Without" in "Doctors Without Borders": a capital that nothing but a name explains."""
    token = prose.at(index)
    return (
        token.kind is Kind.WORD
        and token.text[0].isupper()
        and len(token.text) > 2
        and token.text not in words.CALENDAR
        and token.lower not in ("the", "but", "and", "his", "her", "who", "she", "they")
        and not prose.at(begin).opens
        and is_capitalised(prose, index + 1)
        and prose.at(index - 1).text in words.HEADS_OF
    )


def _count_joined_by_particles(prose: Tokens, index: int) -> int:
    """Small words at `index` and the capital behind them: "of the Congo", "de la Cruz"."""
    last, particle = prose.at(index - 1), prose.lower(index)
    if particle in ("of", "for", "on", "against"):
        behind = index + 2 if prose.lower(index + 1) == "the" else index + 1
        return behind + 1 - index if _joins_of(prose, index, behind) else 0
    if prose.at(index).kind is not Kind.WORD or last.text in words.CALENDAR:
        return 0
    behind = index
    while prose.at(behind).text in words.PERSON_PARTICLES and behind - index < _PARTICLES_LONGEST:
        behind += 1
    return behind + 1 - index if behind > index and is_capitalised(prose, behind) else 0


def _joins_of(prose: Tokens, index: int, behind: int) -> bool:
    if not is_capitalised(prose, behind) or prose.at(behind).opens:
        return False
    last, particle = prose.at(index - 1), prose.lower(index)
    if particle == "of" and titles.is_head(last.lower):
        return prose.at(behind).text in titles.PORTFOLIOS
    heads = words.HEADS_OF if particle == "of" else words.ORGANISATION_WORDS
    return last.text in heads

"""Whether words are one noun phrase: what a bracket may hold."""

from app.english.wording.cut import Word
from app.english.wording.gaps import is_number
from app.english.wording.passages import Cutter
from app.english.wording.words import (
    CONDITIONS,
    MOVABLE,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)

QUANTIFIERS = frozenset(("some", "several", "many", "few", "most", "half", "all"))
"""What says of how many a noun speaks, without a number."""
_LONGEST = 12
_BOUND = PREPOSITIONS | POSSESSIVES | {"and", "or", "the", "a", "an"}


def find_no_noun_phrase(text: str, cutter: Cutter) -> str | None:
    """What makes these words no noun phrase that can stand in brackets, or None."""
    words = [word for word in cutter.cut(text) if word.text != ","]
    if len(words) > _LONGEST or not words:
        return _refuse(text, f"{len(words)} words")
    if (
        all(word.lower in QUANTIFIERS for word in words)
        or words[0].lower in PRONOUNS | PREPOSITIONS
        or words[-1].lower in _BOUND
    ):
        return f'"[{text}]" names nothing. Brackets hold one noun phrase of the article.'
    wrong = next((what for word in words if (what := _find_wrong(word))), None)
    return _refuse(text, wrong) if wrong else None


def _find_wrong(word: Word) -> str | None:
    if is_number(word) and word.lower not in QUANTIFIERS:
        return f'the number "{word.text}"'
    if word.lower in (NEGATIONS | CONDITIONS | MOVABLE) - QUANTIFIERS:
        return f'"{word.text}", which turns or softens it'
    if word.is_mark:
        return f'the mark "{word.text}"'
    if (word.acts and not word.is_past) or word.lower in RELATIVES:
        return f'"{word.text}", which makes a statement of it'
    return None


def _refuse(text: str, what: str) -> str:
    return f'"[{text}]" holds {what}. Brackets hold one noun phrase of the article and no more.'

"""How a name stands in its text."""

from app.english.phrases.words import LOCATIVES, PARTS_OF_A_PLACE
from app.english.speech.clauses import DETERMINERS
from app.english.text.tokens import Kind, Tokens


def token_range(prose: Tokens, start: int, end: int) -> tuple[int, int]:
    """The first token of a span, and the one behind its last."""
    inside = [i for i, one in enumerate(prose.tokens) if one.start < end and one.end > start]
    return (inside[0], inside[-1] + 1) if inside else (len(prose), len(prose))


def stands_as_place(prose: Tokens, start: int, end: int) -> bool:
    """Whether a preposition of place leads to the name: "in Ukraine", "across the Kursk region".

    So does one before a part of it: "in northeastern Ukraine".
    """
    first, _ = token_range(prose, start, end)
    at = first - 1
    while at >= 0 and (
        prose.lower(at) in DETERMINERS | PARTS_OF_A_PLACE or prose.kind(at) is Kind.POSSESSIVE
    ):
        at -= 1
    return prose.lower(at) in LOCATIVES - {"of"}

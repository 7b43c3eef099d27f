"""The few words of English that a liar needs: where to put one, and which turn a sentence."""

import re
from collections.abc import Iterator

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will)\b", re.I)
NEGATION = re.compile(r"\b(?:not|never|no|without|neither|nor|none)\b|n['’]t\b", re.I)
SMALL = frozenset(
    re.findall(
        r"\w+",
        """
    a an the there as of in on at by for from to with and or but nor that this these those
    which who whom whose it its they their them he his she her we our you i is are was were be
    been being has have had having will would may might could can should must do does did not
    no never than then so if though while when where after before since until about over under
    near into between up off out more most some any all both each other such only also just
    still further ahead
    """,
    )
)
VERBS = frozenset(
    re.findall(
        r"\w+",
        """
    lost launched initiated confirmed reported repelled captured recaptured maintained
    returned suffered resulted facilitated intensifies posted admitted warned beat took said
    killed injured rejected approved signed met fell rose began ended struck hit seized held
    found
    """,
    )
)


def words(text: str) -> list[re.Match[str]]:
    """The words of a text."""
    return list(WORD.finditer(text))


def put_before(text: str, at: int, new: str) -> str:
    """The text with a word more, before what begins there."""
    return capital(f"{text[:at]}{new} {text[at:]}" if at else f"{new} {text}")


def put_behind(text: str, at: int, new: str) -> str:
    """The text with a word more, behind what ends there."""
    return f"{text[:at]} {new}{text[at:]}"


def swap_in(text: str, span: tuple[int, int], new: str) -> str:
    """The text with other words at a span."""
    return tidy(f"{text[: span[0]]}{new}{text[span[1] :]}")


def without(text: str, span: tuple[int, int]) -> str:
    """The text without a span."""
    return swap_in(text, span, "")


def tidy(text: str) -> str:
    """The text with single spaces, none before a comma or full stop, and a capital."""
    text = re.sub(r"\s+([,.;])", r"\1", " ".join(text.split()))
    return capital(re.sub(r"^[,;\s]+", "", text))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def as_sentence(words_of_text: str) -> str:
    """Words as a sentence of their own."""
    return capital(words_of_text.strip(" ,;")).rstrip(".") + "."


def content(text: str) -> Iterator[re.Match[str]]:
    """The words that carry meaning, names and numbers left out."""
    for match in words(text):
        word = match[0]
        if word.islower() and len(word) > 3 and word not in SMALL:
            yield match


def verbs(text: str) -> Iterator[re.Match[str]]:
    """The words that look like a verb's form."""
    for match in content(text):
        if match[0] in VERBS or match[0].endswith(("ed", "ing")):
            yield match


def find_all(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Where a phrase stands in a text, as whole words, in any case."""
    return re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.I)


def find_words(phrase: str, text: str) -> tuple[int, int] | None:
    """Where a phrase first stands in a text, whatever its white space."""
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    match = next(find_all(pattern, text), None) if phrase else None
    return match.span() if match else None

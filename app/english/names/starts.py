"""Whether a capital at the start of a sentence is a name's: what the rest of the text shows."""

from dataclasses import dataclass, replace

from app.english.names import words
from app.english.names.parts import Candidate
from app.english.names.peoples import STATES, is_people, is_people_phrase
from app.english.names.trims import is_plural_acronym
from app.english.speech.words import SPEECH_FORMS
from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text shows: names and words of names where capitals tell, and words in lower case."""

    names: frozenset[str]
    parts: frozenset[str]
    small: frozenset[str]


_ARTICLES = word_set("the a an one formerly which who whose")
_SPEAKERS = word_set(
    "police officials analysts experts witnesses prosecutors authorities critics supporters "
    "doctors rescuers investigators scientists researchers economists lawyers reports sources "
    "residents media army government parliament court opposition lawmakers parents teachers unions "
    "republicans democrats others many some most both none all he she they it we i who"
)


def gather_evidence(prose: Tokens, found: list[Candidate]) -> Evidence:
    """What the whole text shows."""
    sure = [candidate for candidate in found if not candidate.starts]
    names = {prose.slice(each.first, each.stop) for each in sure}
    parts = {
        prose.at(index).text
        for each in sure
        for index in range(each.first, each.stop)
        if prose.at(index).text not in words.GENERIC
    }
    small = {token.text for token in prose.tokens if token.text[0].islower()}
    return Evidence(frozenset(names), frozenset(parts), frozenset(small))


def rule_for(prose: Tokens, candidate: Candidate, seen: Evidence) -> str | None:
    """The rule by which the candidate is a name; none if it is not."""
    first, stop = candidate.first, candidate.stop
    texts = [prose.at(index).text for index in range(first, stop)]
    if is_people_phrase(texts) or _is_common(prose, first, texts, seen):
        return None
    if not candidate.starts:
        return _rule_inside(candidate, texts)
    if prose.slice(first, stop) in seen.names:
        return "start of sentence, seen elsewhere"
    if candidate.titled is not None:
        return "start of sentence, title"
    if len(texts) > 1:
        return "start of sentence, several words"
    return _rule_for_one_word(prose, first, texts[0], seen)


def _rule_inside(candidate: Candidate, texts: list[str]) -> str:
    if candidate.titled is not None:
        return "capitals behind a title"
    if len(texts) == 1 and _is_acronym(texts[0]):
        return "acronym"
    return "capitals" if len(texts) > 1 else "capital"


def _is_common(prose: Tokens, first: int, texts: list[str], seen: Evidence) -> bool:
    """Whether capitals stand for something common: "POWs", "US$", a single letter, "Chapter 11"."""
    word = texts[0]
    if tuple(texts) in words.CALENDAR_PHRASES or texts[:2] == ["New", "Year"]:
        return True
    if len(texts) == 1 and is_plural_acronym(word):
        return word[:-1] not in seen.parts
    if len(texts) > 1:
        return all(text in words.COMMON_ACRONYMS for text in texts)
    return _is_common_word(prose, first, word)


def _is_common_word(prose: Tokens, first: int, word: str) -> bool:
    """Whether one capitalised word stands for something common where it is."""
    behind = prose.at(first + 1)
    if word in words.COMMON_ACRONYMS or word.split("-", maxsplit=1)[0] in words.COMMON_ACRONYMS:
        return True
    if len(word.rstrip(".")) < 2 or (word in _NUMBERED and behind.kind is Kind.NUMBER):
        return True
    if behind.text in ("$", "£", "€") and prose.touches(first):
        return True
    return word.lower() in words.COMMON_HYPHENATED or word in words.COMPANY_ENDINGS


_NUMBERED = word_set(
    "Chapter Article Section Phase Title Part Act Page Figure Table Day Week Round Group Grade "
    "Level Type Category Division Stage Step Room Gate Line Flight Route Highway Interstate "
    "Proposition Amendment Resolution Episode Season Volume No Year Tier Class Game Item"
)


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper() and letters.isalpha()


def _rule_for_one_word(prose: Tokens, first: int, word: str, seen: Evidence) -> str | None:
    """The rule by which one word at the start is a name."""
    if _is_acronym(word) and word.lower() not in seen.small:
        return "start of sentence, acronym"
    if word in seen.parts and word.lower() not in words.OPENERS:
        return "start of sentence, seen elsewhere"
    if word in STATES:
        return "start of sentence, table of states"
    lower = word.lower()
    if lower in words.OPENERS or lower in seen.small or lower in _SPEAKERS:
        return None
    return _rule_by_context(prose, first, word)


def _rule_by_context(prose: Tokens, first: int, word: str) -> str | None:
    """By what follows: a verb of speech, a possessive, or an apposition."""
    behind, next_but_one = prose.at(first + 1), prose.at(first + 2)
    if any(char.isupper() for char in word[1:]) and not word.isupper():
        return "start of sentence, inner capital"
    plural = word.endswith("s") and not word.endswith(("us", "is", "ss", "os"))
    speaks = behind.lower in SPEECH_FORMS or (
        behind.lower in ("has", "had", "also", "later") and next_but_one.lower in SPEECH_FORMS
    )
    if speaks and not plural:
        return "start of sentence, speaks"
    if behind.kind is Kind.POSSESSIVE:
        return "start of sentence, possessive"
    if behind.text == "," and next_but_one.lower in _ARTICLES and not looks_everyday(word):
        return "start of sentence, apposition"
    return None


def looks_everyday(word: str) -> bool:
    """Whether a word has the ending of an adverb, participle or other everyday word."""
    return word.lower().endswith(("ly", "ing", "ed", "tion", "ment", "ness", "wards", "while"))


def drop_opener(prose: Tokens, candidate: Candidate, seen: Evidence) -> Candidate:
    """The candidate without an everyday word that only opens the sentence: "Shares Apple"."""
    first, stop = candidate.first, candidate.stop
    if not candidate.starts or stop - first < 2 or prose.slice(first, stop) in seen.names:
        return candidate
    word = prose.at(first).text
    everyday = word.lower() in words.OPENERS or word.lower() in seen.small
    if not everyday or word in words.GENERIC or word in words.ORGANISATION_WORDS:
        return candidate
    if prose.at(first + 1).kind is not Kind.WORD or not prose.at(first + 1).text[0].isupper():
        return candidate
    if is_people(prose.at(first + 1).text):
        return candidate
    return replace(candidate, first=first + 1)

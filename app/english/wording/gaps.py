"""What may be left out of a sentence without making it say something else.

A text of ours keeps some words of a sentence. What stands between two kept words may go where it is
an aside (in brackets, between commas or dashes), the circumstance of a deed ("in Kursk, …") or
means nothing by itself (an article, "also"). What stands before the first and behind the last kept
word may go unless it turns what is kept: "failed to", "no", "if".
"""

from collections.abc import Sequence

from app.english.names.peoples import is_people
from app.english.names.person_titles import is_head
from app.english.stems.irregular import HAVE, VERB_FORMS
from app.english.text.calendar_words import MONTHS, WEEKDAYS
from app.english.wording.cut import Word
from app.english.wording.told import Told
from app.english.wording.words import (
    ARTICLES,
    CLOSING,
    CONDITIONS,
    CONJUNCTIONS,
    HELPERS,
    LIMITS,
    MODALS,
    NEAR,
    NEGATIONS,
    NUMBERS,
    PASSED_BY,
    PASSING,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TURNING,
)

Words = Sequence[Word]
_LONGEST = 60
"""An aside of more words is none that a text may leave out."""
_STOPS = frozenset(",;:()—–.!?")
_DASHES = frozenset("—–-")
_PAUSES = _DASHES | {","}
_ANOTHER = frozenset(
    ("due", "because", "after", "before", "since", "during", "amid", "despite", "following", "when")
)
"""What begins another circumstance, which no word before it turns."""
_EACH = frozenset(("all", "both", "each", "every"))
_SUBJECT = 4
"""A subject of "all" and so many words stands before its verb."""
_VERBS = frozenset(VERB_FORMS.values())
_RANKS = frozenset(("deputy", "vice", "assistant", "former", "ex"))
"""What limits a title, and not the name behind it: "First Vice President Sindomwo"."""
_PARTS = frozenset(("part", "parts", "some", "half", "most", "many", "several", "none", "few"))


def show(words: Words) -> str:
    """The words as a reader sees them."""
    shown = ""
    for word in words:
        close = (word.is_mark and word.text not in "([“`") or word.lower in POSSESSIVES
        shown += word.text if close or not shown else f" {word.text}"
    return shown


def may_leave_out(words: Words, first: int, last: int, told: Told) -> bool:
    """Whether what stands between these two may go."""
    if last - first > _LONGEST:
        return False
    gap = words[first + 1 : last]
    inside = [at for at in range(first + 1, last) if not words[at].is_mark]
    content = [words[at] for at in inside if not told.has(words, at)]
    if not content or _is_report(words, inside, told):
        return True
    if _is_title(gap, words[last]):
        return True
    lowers = [word.lower for word in content]
    if not LIMITS.isdisjoint(lowers):
        return False
    behind = words[last]
    return (
        _says_nothing(lowers, behind)
        or _is_aside(gap, content, behind)
        or _is_circumstance(gap, content, behind)
    )


def _is_report(words: Words, inside: Sequence[int], told: Told) -> bool:
    """A clause that only says who says it: "the firm said"."""
    speaks = words[inside[-1]].lower in told.cues and len(inside) > 1
    opened = words[inside[0]]
    speaks = speaks and (opened.lower in ARTICLES | PRONOUNS or opened.text[0].isupper())
    return speaks and not any(words[at].acts for at in inside[:-1])


def _says_nothing(lowers: list[str], behind: Word) -> bool:
    if all(lower in ARTICLES or lower in PASSING for lower in lowers):
        return True
    if all(lower in HAVE for lower in lowers):
        return behind.is_past
    return len(lowers) == 1 and lowers[0] in RELATIVES and behind.acts


def _is_aside(gap: Words, content: Words, behind: Word) -> bool:
    """Between brackets, dashes, or commas that hold no clause with a subject of its own."""
    opened, closed = gap[0].text, gap[-1].text
    if (opened == "(" and closed == ")") or (opened in _DASHES and closed in _DASHES):
        return True
    if not (opened == closed == ",") or behind.lower in CONJUNCTIONS or behind.is_ing:
        return False
    if all(is_number(word) for word in content):
        return False
    return content[0].lower in RELATIVES or not any(word.acts for word in content)


def _is_title(gap: Words, behind: Word) -> bool:
    """What a name is called before it: "opposition politician", "the party's leader"."""
    if not _is_name(behind) or not is_head(gap[-1].lower) or gap[0].lower in POSSESSIVES:
        return False
    return not any(
        word.is_mark or word.acts or word.lower in (LIMITS - _RANKS) | PREPOSITIONS | CONJUNCTIONS
        for word in gap
    )


def _is_name(word: Word) -> bool:
    return word.text[:1].isupper() and word.text not in WEEKDAYS and word.text not in MONTHS


def _is_circumstance(gap: Words, content: Words, behind: Word) -> bool:
    """A phrase that says where or when, up to a comma or to what goes on with the deed."""
    first = content[0].lower
    if first not in PASSED_BY or len(content) == 1:
        return False
    if any(word.acts or word.lower in PRONOUNS for word in content):
        return False
    if is_number(behind):
        return False
    goes_on = (PREPOSITIONS - {"of"}) | CLOSING
    if first not in ("before", "after", "until"):
        goes_on |= HELPERS
    return gap[-1].text == "," or behind.lower in goes_on


def turned_before(words: Words, first: int, told: Told) -> Word | None:
    """The word before a kept part that turns it, in its clause."""
    near, seen = True, 0
    titled = first > 0 and is_head(words[first - 1].lower) and _is_name(words[first])
    for at in range(first - 1, -1, -1):
        word, after = words[at], words[at + 1]
        if word.text in _STOPS or word.lower in _ANOTHER or _joins_a_clause(word, words[at + 1 :]):
            return None
        if word.is_mark or told.has(words, at):
            continue
        if word.lower in NEGATIONS | CONDITIONS | MODALS | TURNING:
            return word
        if word.lower in _PARTS and after.lower == "of" and seen <= 2:
            return word
        seen += word.lower not in ARTICLES
        near = near and word.lower not in PREPOSITIONS
        if near and seen <= 2 and word.lower in NEAR - (_RANKS if titled else frozenset()):
            return word
    return None


def _joins_a_clause(word: Word, behind: Words) -> bool:
    """Whether "and" begins a clause: with a subject, or "all parties" and its verb."""
    if word.lower not in CONJUNCTIONS:
        return False
    return _opens_a_clause(behind[0]) or (
        behind[0].lower in _EACH and any(one.lower in HELPERS for one in behind[1:_SUBJECT])
    )


def _opens_a_clause(word: Word) -> bool:
    return word.lower in ARTICLES or word.lower in PRONOUNS or word.text[:1].isupper()


def turned_behind(words: Words, last: int, told: Told) -> Word | None:
    """The word behind a kept part that turns it: "if …", "or …", "no …"."""
    rest = words[last + 1 :]
    if not rest:
        return None
    at = last + 2 if rest[0].text in _PAUSES and len(rest) > 1 else last + 1
    if words[at].lower in CONDITIONS and not told.has(words, at):
        return words[at]
    if rest[0].lower in ("or", "nor") or _shares_its_number(words, last):
        return rest[0]
    for at in range(last + 1, len(words)):
        word = words[at]
        if word.is_mark or word.lower in CLOSING:
            return None
        if word.lower in NEGATIONS and not told.has(words, at):
            return word
    return None


def _shares_its_number(words: Words, last: int) -> bool:
    """Whether "and" goes on with what one number counts: "700 soldiers | and officers"."""
    rest = words[last + 1 : last + 3]
    if len(rest) < 2 or rest[0].lower != "and" or rest[1].acts:
        return False
    if rest[1].lower.removesuffix("s") in _VERBS and rest[1].lower.endswith("s"):
        return False  # "17,000 islands and sits on"
    if any(map(is_number, words[last + 2 : last + 5])):
        return False
    for word in reversed(words[max(0, last - 4) : last + 1]):
        if word.is_mark or word.lower in PREPOSITIONS or word.acts:
            return False
        if is_number(word):
            return not _opens_a_clause(rest[1]) or is_people(rest[1].text)
    return False


def is_number(word: Word) -> bool:
    """Whether it is a number in digits or in words."""
    return word.text[:1].isdigit() or word.lower in NUMBERS


def ends_in_the_middle(words: Words, last: int, *, cut: bool) -> bool:
    """Whether the last kept word asks for another behind it: "of", "the", "North Korean".

    `cut` tells that the text keeps less than the quote: then it ends where a part of the sentence
    ends, for what is left is to be a statement.
    """
    word = words[last]
    if word.lower in _UNFINISHED:
        return not closes_its_sentence(words, last)
    behind = words[last + 1] if last + 1 < len(words) else None
    if behind is None or behind.is_mark or behind.lower in _BREAKS:
        return False
    goes_on = behind.lower in HELPERS | MODALS or behind.is_past
    return cut or (is_people(word.text) and not word.lower.endswith("s") and not goes_on)


def closes_its_sentence(words: Words, last: int) -> bool:
    """Whether the word closes its sentence, or what stands in quotation marks or brackets there.

    Then a preposition is an adverb: "The fire is over.", "“It is over,” he said".
    """
    behind, end = "", words[last].end
    for word in words[last + 1 : last + 1 + _MOST_CLOSERS]:
        if not word.is_mark or word.start != end:
            break
        behind, end = behind + word.text, word.end
    if not _ENDS.isdisjoint(behind) or ("," in behind and not _QUOTATION_MARKS.isdisjoint(behind)):
        return True
    return all(word.is_mark for word in words[last + 1 :])


_MOST_CLOSERS = 4
_ENDS = frozenset(".!?;…)]")
_QUOTATION_MARKS = frozenset("\"'”’»")
_BREAKS = (PREPOSITIONS | CLOSING) - {"to"}
_OPENING = CLOSING - {"than"}
_MARKING = ARTICLES | {"their", "its", "his", "her"}
_UNFINISHED = ARTICLES | POSSESSIVES | PREPOSITIONS | MODALS | {"and", "or", "but", "nor", "to"}


def starts_in_the_middle(words: Words, first: int, told: Told) -> bool:
    """Whether a text that leaves out the start of its quote starts inside a part of it."""
    for at in range(first - 1, -1, -1):
        word = words[at]
        if word.is_mark or word.lower in _OPENING or (id(words), at) not in told.quoted:
            return False
        if is_head(word.lower):
            return not words[first].text[0].isupper()
        if not (word.lower in _MARKING or told.has(words, at)):
            return True
    return False

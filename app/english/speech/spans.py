"""What is said: the span beside a cue, as well as the sentence tells it."""

from bisect import bisect_left
from dataclasses import dataclass

from app.english.speech import clauses as words
from app.english.speech.cue import Cue
from app.english.text.tokens import Kind, Tokens


@dataclass(frozen=True, slots=True)
class Said:
    """Where what is said stands, and whether in quotation marks."""

    start: int
    end: int
    quoted: bool


_THAT_WINDOW = 9
_SMALL_ENDS = frozenset(("and", "with", "but", "while", "that", "than", "as"))
_DATELINE = 12
_NEAR_CUES = 8
_CLAUSE = 200
_LOOSE = frozenset((",", ".", "!", "?", ";", ":", "–", "—", "-", "…"))


def find_said(
    prose: Tokens, cues: list[Cue], sentence: tuple[int, int], before: tuple[int, int] | None
) -> list[Said]:
    """What each of the cues of a sentence attributes; `before` is the sentence before it."""
    if not cues:
        return []
    sentence = _drop_frame(prose, *sentence)
    quoted = [at for at in range(*sentence) if prose.at(at).kind is Kind.QUOTATION]
    return [
        _find_said(prose, cues, number, sentence, quoted)
        or _find_in_sentence_before(prose, before, cue)
        for number, cue in enumerate(cues)
    ]


def _find_said(
    prose: Tokens, cues: list[Cue], number: int, sentence: tuple[int, int], quoted: list[int]
) -> Said | None:
    cue = cues[number]
    if cue.side == "before":
        first, stop = _before(prose, cues, number, sentence)
    elif cue.side == "after":
        stop = _end(prose, cues, number, sentence)
        first = _after(prose, cue, stop)
    else:
        first, stop = _clause_first(prose, cue, sentence), _end(prose, cues, number, sentence)
    return _build_span(prose, first, stop, quoted)


def _find_in_sentence_before(prose: Tokens, before: tuple[int, int] | None, cue: Cue) -> Said:
    """The quotation at the end of the sentence before; without one, an empty span at the cue."""
    last = before[1] - 1 if before is not None else -1
    quotation = last >= 0 and cue.side == "before" and prose.at(last).kind is Kind.QUOTATION
    found = _build_span(prose, last, last + 1, [last]) if quotation else None
    here = prose.at(cue.first).start
    return found or Said(here, here, quoted=False)


def _drop_frame(prose: Tokens, first: int, stop: int) -> tuple[int, int]:
    """The sentence behind "LONDON (Reuters) -", before "(Reuters)", without marks at its end."""
    if prose.at(first).text.isupper() and len(prose.at(first).text) > 2:
        for at in range(first, min(first + _DATELINE, stop)):
            if prose.at(at).text in ("-", "–", "—"):
                first = at + 1
                break
    while (opened := _find_source(prose, first, stop)) is not None:
        stop = opened
    while stop > first and _is_loose(prose, stop - 1):
        stop -= 1
    return first, stop


def _find_source(prose: Tokens, first: int, stop: int) -> int | None:
    """Where the brackets of a source that end the sentence open."""
    at = stop - 1
    if at <= first or prose.at(at).text != ")":
        return None
    while at > max(first, stop - _DATELINE) and prose.at(at).text != "(":
        at -= 1
    closed = prose.at(at).text == "(" and prose.at(at - 1).text in (".", ")", "!", "?")
    return at if closed and at > first else None


def _before(
    prose: Tokens, cues: list[Cue], number: int, sentence: tuple[int, int]
) -> tuple[int, int]:
    """From the clause's start up to the cue, or to its speaker where that is before it."""
    cue = cues[number]
    stop = cue.first
    if cue.speaker is not None and cue.speaker[0] < cue.first:
        stop = cue.speaker[0]
    first = sentence[0]
    if number and cues[number - 1].side == "before":
        last = cues[number - 1]
        first = max(last.stop, last.speaker[1] if last.speaker else 0)
    quotation = stop - 1 if prose.at(stop - 1).text != "," else stop - 2
    if first <= quotation and prose.at(quotation).kind is Kind.QUOTATION:
        first = max(first, _quoted_first(prose, quotation, first))
    return first, stop


def _quoted_first(prose: Tokens, quotation: int, first: int) -> int:
    """Where the quotation before a cue begins: alone, or as the end of its clause."""
    whole = prose.at(quotation).text
    is_sentence = len(whole.split()) > 4 and whole.lstrip("“\"`'‘ ")[:1].isupper()
    return quotation if is_sentence else first


def _after(prose: Tokens, cue: Cue, stop: int) -> int:
    """Behind "that", or behind the cue and the words of time that follow it."""
    begin = cue.stop
    if cue.speaker is not None and cue.speaker[0] >= cue.stop:
        begin = cue.speaker[1]
    for at in range(begin, min(begin + _THAT_WINDOW, stop)):
        token = prose.at(at)
        if token.text == ":" and prose.at(at + 1).kind is Kind.QUOTATION:
            return at + 1
        if token.lower == "that" and prose.lower(at - 1) not in words.PREPOSITIONS:
            return at + 1
        finite = words.is_verb(prose, at) or token.lower in words.SUBJECT_PRONOUNS | {"it"}
        if finite or token.kind in (Kind.QUOTATION, Kind.MARK):
            break
    while begin < stop and prose.lower(begin) in words.TIMES:
        begin += 1
    return begin


def _clause_first(prose: Tokens, cue: Cue, sentence: tuple[int, int]) -> int:
    """Where the clause of the cue begins."""
    for at in range(cue.first - 1, max(sentence[0], cue.first - _CLAUSE) - 1, -1):
        if prose.at(at).text in (",", ";", ":", "—", "–") or prose.lower(at) == "that":
            return at + 1 if at + 1 < cue.first else sentence[0]
    return sentence[0]


def _end(prose: Tokens, cues: list[Cue], number: int, sentence: tuple[int, int]) -> int:
    """The end of the sentence, or where another that speaks in it begins."""
    for following in cues[number + 1 : number + _NEAR_CUES]:
        start = following.first
        if following.speaker is not None and cues[number].stop <= following.speaker[0] < start:
            start = following.speaker[0]
        if prose.lower(start - 1) in ("and", "with", "but", "while") or (
            prose.at(start - 1).text == ","
            and (following.side == "after" or cues[number].side == "around")
        ):
            return start
    return sentence[1]


def _build_span(prose: Tokens, first: int, stop: int, quoted: list[int]) -> Said | None:
    """The span without loose ends; inside the marks where all of it is one quotation."""
    while stop > first and _is_loose(prose, stop - 1):
        stop -= 1
    while first < stop and _is_loose(prose, first):
        first += 1
    if first >= stop:
        return None
    start, end = prose.at(first).start, prose.at(stop - 1).end
    index = bisect_left(quoted, first)
    in_marks = index < len(quoted) and quoted[index] < stop
    if stop - first == 1 and in_marks:
        inside = prose.text[start:end].strip("“”„«»\"`'‘’, \n\t")
        start = prose.text.find(inside, start)
        end = start + len(inside)
    return Said(start, end, in_marks)


def _is_loose(prose: Tokens, at: int) -> bool:
    token = prose.at(at)
    return token.text in _LOOSE or token.kind is Kind.MARKER or token.lower in _SMALL_ENDS

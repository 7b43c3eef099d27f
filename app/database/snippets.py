"""The words around what was found in a text, as safe HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from unicodedata import normalize

from app.database.typed import Part, Typed
from app.english.finding.folding import fold_in_place
from app.english.finding.terms import GROUP_SIGNS, plain_term, stem_term

LONGEST = 180
"""Characters that a snippet has at most, of a text that is longer."""
BEFORE = 60
"""Characters that stand before the first word found."""
_BETWEEN = r"[\W_]+"
_END = r"(?![^\W_])"
_MARKS = "=~"
Forms = Mapping[str, Sequence[str]]
"""The forms of words that texts hold, by the term of their stem."""
Span = tuple[int, int, int]
"""Where a part stands: start, end and the part's number."""


class Marker:
    """Marks in texts what was typed: each part in the forms that a text is found by."""

    def __init__(self, typed: Typed, completions: tuple[str, ...], forms: Forms) -> None:
        self._patterns = [
            re.compile(f"(?:{'|'.join(_list_patterns(*one, forms))}){_END}")
            for one in typed.each(completions)
        ]

    def snippet(self, title: str, text: str) -> str:
        """Words of the title or the text, whichever holds more of what was typed, as HTML.

        The text is escaped, what was found stands within `<mark>`, `…` stands for the rest.
        """
        chosen, spans = self._choose(normalize("NFC", title), normalize("NFC", text))
        start, end = _window(chosen, spans[0][0] if spans else 0)
        shown = "…" if start else ""
        for first, last, _ in spans:
            if start <= first and last <= end:
                marked = escape(chosen[first:last], quote=False)
                shown += f"{escape(chosen[start:first], quote=False)}<mark>{marked}</mark>"
                start = last
        return shown + escape(chosen[start:end], quote=False) + ("…" if end < len(chosen) else "")

    def holds_all(self, text: str) -> bool:
        """Whether every part stands in the text."""
        folded = fold_in_place(normalize("NFC", text))
        return all(any(_whole_words(pattern, folded)) for pattern in self._patterns)

    def _choose(self, title: str, text: str) -> tuple[str, list[Span]]:
        """Of title and text the one that holds more parts, the title of equals, and where."""
        of_title = self._found(title)
        held = _count_parts(of_title)
        if held < len(self._patterns):
            of_text = self._found(text)
            if not title or _count_parts(of_text) > held:
                return text, of_text
        return title, of_title

    def _found(self, text: str) -> list[Span]:
        """Where each part stands, in order and apart."""
        if not text:
            return []
        folded = fold_in_place(text)
        every = sorted(
            [
                (start, end, number)
                for number, pattern in enumerate(self._patterns)
                for start, end in _whole_words(pattern, folded)
            ]
        )
        apart: list[Span] = []
        for span in every:
            if not apart or span[0] >= apart[-1][1]:
                apart.append(span)
        return apart


def _count_parts(spans: Sequence[Span]) -> int:
    return len({number for _, _, number in spans})


def _list_patterns(part: Part, completions: tuple[str, ...], forms: Forms) -> list[str]:
    """What one part may look like, the longest first."""
    unit, terms = part.unit, part.terms(completions, (plain_term,))
    runs = [run for run in terms if run[0][0] not in _MARKS]
    words = [run[0][1:] for run in terms if run[0][0] == "~"]
    words += forms.get(stem_term(unit), ()) if unit else ()
    looks = [*map(_spell_unit, words), *(_BETWEEN.join(map(re.escape, run)) for run in runs)]
    return sorted(dict.fromkeys(looks), key=len, reverse=True)


def _spell_unit(unit: str) -> str:
    """A word as it is, a number with or without what parts its thousands."""
    if not (unit.isascii() and unit.isdigit()):
        return re.escape(unit)
    first = len(unit) % 3 or 3
    groups = [unit[:first], *(unit[at : at + 3] for at in range(first, len(unit), 3))]
    return f"[{GROUP_SIGNS}]?".join(groups)


def _whole_words(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern stands at the beginning of a word.

    A pattern that said so itself would be tried at every sign, and not only where its first word
    stands.
    """
    at = 0
    while match := pattern.search(text, at):
        start, at = match.span()
        if text[start - 1 : start].isalnum():
            at = start + 1
        else:
            yield start, at


def _window(text: str, first: int) -> tuple[int, int]:
    """Where a snippet of the text begins and ends, between words."""
    if len(text) <= LONGEST:
        return 0, len(text)
    start = max(0, min(first - BEFORE, len(text) - LONGEST))
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = min(len(text), start + LONGEST)
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1)
    return start, end

"""What somebody typed into a search, and the words around it in a text, as safe HTML.

Words are runs of letters and digits; capitals and accents do not matter. That is how the full text
is cut as well (SQLite's `unicode61`), so what is found can be marked without asking again.
"""

import re
from collections.abc import Iterator
from html import escape
from unicodedata import combining, normalize

LONGEST = 180
"""Characters that a snippet has at most, of a text that is longer."""
BEFORE = 60
"""Characters that stand before the first word found."""
_TYPED = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]+"


class _Folded(dict[int, str]):
    """Each character as the one that it is compared by, made when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = normalize("NFD", character)
        bare = base[0] if all(map(combining, base[1:])) else character
        self[code] = bare.lower() if len(bare.lower()) == 1 else bare
        return self[code]


class Typed:
    """What was typed: words and "quoted phrases" that all must occur, the last word begun only."""

    def __init__(self, text: str) -> None:
        found = [(phrase or word) for phrase, word in _TYPED.findall(text)]
        self.parts = [part for part in found if any(sign.isalnum() for sign in part)]
        last = _TYPED.findall(text)[-1:]
        self.is_begun = bool(self.parts and last and last[0][1] and text[-1].isalnum())
        self._folded = _Folded()
        self.words = [_WORD.findall(self._fold(normalize("NFC", part))) for part in self.parts]
        """The words of each part as they are compared."""
        self._patterns = [re.compile(one) for one in self._build_patterns()]

    def _build_patterns(self) -> Iterator[str]:
        for number, words in enumerate(self.words, start=1):
            is_begun = self.is_begun and number == len(self.parts)
            if words:
                end = r"[^\W_]*" if is_begun else r"(?![^\W_])"
                yield _BETWEEN.join(map(re.escape, words)) + end

    def _fold(self, text: str) -> str:
        return text.lower() if text.isascii() else text.translate(self._folded)

    def snippet(self, title: str, text: str) -> str:
        """Words of the title or the text, whichever holds more of what was typed, as HTML.

        The text is escaped, what was found stands within `<mark>`, `…` stands for the rest.
        """
        spans, chosen = max(
            ((self._found(one), one) for one in (title, text)),
            key=lambda found: (len({part for _, _, part in found[0]}), bool(found[1])),
        )
        start, end = _window(chosen, spans[0][0] if spans else 0)
        shown = "…" if start else ""
        for first, last, _ in spans:
            if start <= first and last <= end:
                marked = escape(chosen[first:last], quote=False)
                shown += f"{escape(chosen[start:first], quote=False)}<mark>{marked}</mark>"
                start = last
        return shown + escape(chosen[start:end], quote=False) + ("…" if end < len(chosen) else "")

    def _found(self, text: str) -> list[tuple[int, int, int]]:
        """Where each part stands, in order and apart: start, end and the part's number."""
        folded = self._fold(text)
        every = sorted(
            (start, end, number)
            for number, pattern in enumerate(self._patterns)
            for start, end in _whole_words(pattern, folded)
        )
        apart: list[tuple[int, int, int]] = []
        for span in every:
            if not apart or span[0] >= apart[-1][1]:
                apart.append(span)
        return apart


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

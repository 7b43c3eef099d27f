"""Links that open an article at its words (text fragments of the web, WICG URL Fragment Text)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.tables.articles import GAP

SHORT = 80
"""A quote of so many characters stands whole in the link; of a longer one its ends."""
ENDS = 5
"""Words at each end of a long quote."""


Words = Sequence[str]


@dataclass(frozen=True)
class _Pointer:
    """Which words a link names: those of the quote, or its first and last, and those around it."""

    first: Words
    last: Words = ()
    before: Words = ()
    after: Words = ()

    def finds(self, text: str) -> tuple[int, int] | None:
        """Where a browser finds it: at the first place that fits, whatever the capitals."""
        quoted = ".*?".join(_pattern(words) for words in (self.first, self.last) if words)
        around = [_pattern(words) for words in (self.before, self.after)]
        whole = r"\s+".join(filter(None, (around[0], f"(?P<quote>{quoted})")))
        whole += rf"\s*{around[1]}" if around[1] else ""
        found = re.search(rf"(?<!\w){whole}(?!\w)", text, re.IGNORECASE | re.DOTALL)
        return found.span("quote") if found else None

    def written(self) -> str:
        """The pointer as it stands in an address."""
        quoted = ",".join(_escape(words) for words in (self.first, self.last) if words)
        prefix = f"{_escape(self.before)}-," if self.before else ""
        return prefix + quoted + (f",-{_escape(self.after)}" if self.after else "")


def text_fragment(address: str, text: str, start: int, end: int) -> str:
    """The address of an article, leading to `text[start:end]`."""
    told = list(_pointers(text, start, end))
    right = (one for one in told if one.finds(text) == (start, end))
    return f"{address.partition('#')[0]}#:~:text={next(right, told[-1]).written()}"


def _pointers(text: str, start: int, end: int) -> Iterator[_Pointer]:
    """Ways to name a quote, the shortest first: whole or by its ends, alone or with its line.

    In a text with gaps always with the words around: what is withheld may hold the quote as well.
    """
    words = text[start:end].split()
    if GAP not in text:
        if end - start > SHORT and len(words) > 2 * ENDS:
            yield _Pointer(words[:ENDS], words[-ENDS:])
        yield _Pointer(words)
    before = text[:start].rpartition("\n")[2].rpartition(GAP)[2].split()
    after = text[end:].partition("\n")[0].partition(GAP)[0].split()
    for count in (ENDS, 4 * ENDS, 16 * ENDS):
        yield _Pointer(words, (), before[-count:], after[:count])


def _pattern(words: Words) -> str:
    return r"\s+".join(map(re.escape, words))


def _escape(words: Words) -> str:
    """Percent-encoded, with the signs that mean something in a fragment."""
    return quote(" ".join(words), safe="").replace("-", "%2D")

"""Links that open an article at its words (text fragments of the web, WICG URL Fragment Text)."""

import re
from urllib.parse import quote

SHORT = 80
"""A quote of so many characters stands whole in the link; of a longer one its ends."""
ENDS = 5
"""Words at each end of a long quote."""


def text_fragment(address: str, text: str, start: int, end: int) -> str:
    """The address of an article, leading to `text[start:end]`."""
    exact = text[start:end]
    pointer = _point_at(exact)
    if text.count(exact) > 1:
        before = re.findall(r"\S+", text[:start].rpartition("\n")[2])[-ENDS:]
        after = re.findall(r"\S+", text[end:].partition("\n")[0])[:ENDS]
        prefix = f"{_escape(' '.join(before))}-," if before else ""
        suffix = f",-{_escape(' '.join(after))}" if after else ""
        pointer = prefix + pointer + suffix
    return f"{address.partition('#')[0]}#:~:text={pointer}"


def _point_at(exact: str) -> str:
    words = exact.split()
    if len(exact) <= SHORT or len(words) <= 2 * ENDS:
        return _escape(" ".join(words))
    return f"{_escape(' '.join(words[:ENDS]))},{_escape(' '.join(words[-ENDS:]))}"


def _escape(words: str) -> str:
    """Percent-encoded, with the signs that mean something in a fragment."""
    return quote(words, safe="").replace("-", "%2D")

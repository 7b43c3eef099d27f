"""Printed references such as [3]: their form, and the numbers within their brackets."""

import re

_NUMBERS = r"\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*"
MARKER = rf"\[{_NUMBERS}\]"
"""One marker: "[3]", "[3, 5]", "[2-4]"."""

MARKER_OR_NOTE = rf"\[\s{{0,2}}(?:(?:note|nb|n)\s?)?{_NUMBERS}\s{{0,2}}\]"
"""One marker or footnote: "[note 3]", "[ 3 ]"."""

_MARKER = re.compile(MARKER)
_RUN = re.compile(rf"(?:{MARKER}\s*)+([.!?]?)")


def find_markers(text: str, stop: int | None = None) -> list[re.Match[str]]:
    """The markers of a text in reading order, up to `stop` where it is given."""
    return list(_MARKER.finditer(text, 0, len(text) if stop is None else stop))


def read_labels(marker: str) -> tuple[str, ...]:
    """The numbers that a marker prints: "[3, 5]" → 3 and 5; "[2-4]" → 2, 3 and 4."""
    labels: list[str] = []
    for piece in re.split(r"[,;]", marker.strip("[]")):
        first, *last = re.split(r"[–-]", piece)
        labels += _between(int(first), int(last[-1])) if last else [str(int(first))]
    return tuple(labels)


def _between(first: int, last: int) -> list[str]:
    within_reason = first <= last <= first + 50
    return [str(n) for n in (range(first, last + 1) if within_reason else (first, last))]


def drop_markers(text: str) -> str:
    """The text with a space for each marker."""
    return _MARKER.sub(" ", text)


def blank_markers(line: str) -> str:
    """The line with blanks for markers, its full stops moved before them: same length."""
    pieces: list[str] = []
    at = 0
    for run in _RUN.finditer(line):
        before = line[at : run.start()].rstrip()
        blanks = run.end() - at - len(before) - 1
        pieces += [before, run[1] or " ", " " * blanks]
        at = run.end()
    return "".join([*pieces, line[at:]])

"""Lists of references at the end of a text, and names of sources in brackets.

Out comes what is printed: an entry's marker, title, publisher and address, each verbatim. Where
title and publisher cannot be told apart, all of it is the title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.english.text.markers import MARKER, find_markers, read_labels
from app.english.text.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the list: its span, its parts as printed, and the rule that read it."""

    marker: str | None
    title: str | None
    publisher: str | None
    url: str | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class SourceName:
    """The name of a source that stands in brackets; the span leaves the brackets out."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """The lines of one entry, and what its first begins with."""

    start: int
    end: int
    marker: str | None
    form: str
    body: str


_HEADING = re.compile(
    r"(?:\#{1,6}\s*|\*\*|=+\s*|[0-9IVX]+\.\s+)?"
    r"(?:references?|sources?|notes?|footnotes?|endnotes?|bibliography|works\s+cited|citations?|"
    r"external\s+links?|links|further\s+reading|notes\s+and\s+references|sources\s+and\s+references|"
    r"references\s+and\s+notes|literature(?:\s+cited)?)"
    r"\s*(?:\*\*|=+)?\s*:?\s*(?:\*\*)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\[\s?(?P<square>[0-9]{1,4})\s?\]|\((?P<round>[0-9]{1,3})\)|(?P<dot>[0-9]{1,3})[.)])"
    r":?(?:\s+|(?=[\"“]))(?:[↑^]\s*)?(?P<body>\S.*)",
)
_BULLETED = re.compile(r"[-•*–—·‣▪◦]\s+(?P<body>\S.*)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_URL_TAIL = ".,;:!?'’]>*"
_LONGEST_ENTRY = 1200
_MOST_ENTRIES = 10_000


def find_references(text: str) -> list[Reference]:
    """The entries of the list of references that ends `text`, in its order; none without one."""
    lines = [line for line in map(_line, _LINE.finditer(text)) if line.text]
    headed = _below_heading(lines)
    if headed is not None:
        entries = list(_entries(headed, loose=True))
        if entries:
            return [_reference(entry, "heading") for entry in entries]
    entries = _without_heading(lines)
    return [_reference(entry, "no heading") for entry in entries] if _is_list(entries, text) else []


def _line(match: re.Match[str]) -> _Line:
    words = match.group().strip()
    start = match.start() + match.group().find(words)
    return _Line(start, start + len(words), words)


def _below_heading(lines: list[_Line]) -> list[_Line] | None:
    """The lines under the last heading of a list, if what follows is one."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if len(line.text) <= 40 and _HEADING.fullmatch(line.text):
            below = lines[index + 1 :]
            return below if below and _begin(below[0].text, loose=True) else None
    return None


def _without_heading(lines: list[_Line]) -> list[_Entry]:
    """The longest run of numbered or bulleted lines at the end of the text."""
    first = len(lines)
    while first and len(lines) - first < _MOST_ENTRIES and _begin(lines[first - 1].text):
        first -= 1
    return list(_entries(lines[first:]))


def _is_list(entries: list[_Entry], text: str) -> bool:
    """Whether two or more lines are references: they hold addresses, or the text prints them."""
    if len(entries) < 2:
        return False
    if sum(_URL.search(entry.body) is not None for entry in entries) * 2 >= len(entries):
        return True
    if entries[0].form != "square" and entries[0].form != "number":
        return False
    printed = {
        label for marker in find_markers(text, entries[0].start) for label in read_labels(marker[0])
    }
    return len(printed & {entry.marker for entry in entries}) * 2 >= len(entries)


def _begin(line: str, *, loose: bool = False) -> tuple[str | None, str, str] | None:
    """What an entry's first line begins with: marker, form, and the rest of the line."""
    if match := _NUMBERED.fullmatch(line):
        marker = match["square"] or match["round"] or match["dot"]
        return marker, "square" if match["square"] else "number", match["body"]
    if match := _BULLETED.fullmatch(line):
        return None, "bullet", match["body"]
    if loose and _URL.search(line):
        return None, "plain", line
    return None


def _entries(lines: list[_Line], *, loose: bool = False) -> Iterator[_Entry]:
    """The entries; a line that begins none goes on with the one before it while that is short."""
    entry: _Entry | None = None
    for line in lines:
        begun = _begin(line.text, loose=loose and (entry is None or entry.form == "plain"))
        if begun is None or (entry is not None and begun[1] != entry.form):
            if entry is None or not _goes_on(entry, line):
                break
            entry = _Entry(
                entry.start, line.end, entry.marker, entry.form, f"{entry.body} {line.text}"
            )
            continue
        if entry is not None:
            yield entry
        entry = _Entry(line.start, line.end, begun[0], begun[1], begun[2])
    if entry is not None:
        yield entry


def _goes_on(entry: _Entry, line: _Line) -> bool:
    close = line.start - entry.end <= 8 and len(entry.body) < _LONGEST_ENTRY
    return close and (_URL.match(line.text) is not None or line.text[0].islower())


_QUOTED = re.compile(r"[\"“](?P<title>[^\"“”]+)[\"”][.,]?\s*(?P<rest>.*)")
_LINK = re.compile(r"\[(?P<title>[^\]\[]+)\]\((?P<url>(?:[^()\s]|\([^()\s]*\))+)\)(?P<rest>.*)")
_JOINTS = (" — ", " – ", " | ", " - ", ", ", ". ")
_FRINGE = " \t,;:|–—-.()<>*"
_RETRIEVED = re.compile(
    r"[\s,;.(\[]*\b(?:retrieved|accessed|archived|available|last\s+accessed)\b.*", re.IGNORECASE
)
_DATE = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.?\s)?[0-9]{1,2},?\s(?:[A-Z][a-z]{2,8}\.?,?\s)?[0-9]{4}|[0-9]{4}(?:-[0-9]{2}){0,2}"
    r"|[A-Z][a-z]{2,8}\s[0-9]{4}"
)


def _reference(entry: _Entry, found: str) -> Reference:
    link = _LINK.match(entry.body)
    url = link["url"] if link else _url(entry.body)
    words = f"{link['title']} {link['rest']}" if link else entry.body
    if url and not link:
        words = words.replace(url, " ", 1)
    title, publisher, how = _parts(_RETRIEVED.sub("", words))
    rule = f"{found}, {entry.form}, {how}"
    return Reference(entry.marker, title, publisher, url, entry.start, entry.end, rule)


def _url(body: str) -> str | None:
    match = _URL.search(body)
    if match is None:
        return None
    url = match.group().rstrip(_URL_TAIL)
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(_URL_TAIL)
    return url


def _parts(words: str) -> tuple[str | None, str | None, str]:
    """Title and publisher; and how they were told apart."""
    words = " ".join(words.split()).strip(_FRINGE)
    if not words:
        return None, None, "address alone"
    if match := _QUOTED.fullmatch(words):
        publisher = _publisher(match["rest"])
        return match["title"].strip(" ,."), publisher, "title in quotation marks"
    for joint in _JOINTS:
        pieces = [piece.strip(_FRINGE) for piece in words.split(joint)]
        dated = len(pieces) > 2 and _DATE.fullmatch(pieces[-1]) is not None
        kept = pieces[:-1] if dated else pieces
        if len(kept) == 2 and all(kept) and _is_publisher(kept[1]):
            return kept[0], kept[1], f"joint {joint.strip()!r}"
    return words, None, "not told apart"


def _publisher(rest: str) -> str | None:
    first = rest.split(",", maxsplit=1)[0].split(". ", maxsplit=1)[0].strip(_FRINGE)
    return first if first and _is_publisher(first) else None


def _is_publisher(words: str) -> bool:
    """Whether words look like the name of a publisher: few, capitalised, no date."""
    pieces = words.split()
    if len(pieces) > 8 or _DATE.fullmatch(words):
        return False
    return all(
        piece[0].isupper() or piece[0] in "(&" or piece in _SMALL or ".com" in piece
        for piece in pieces
    )


_SMALL = word_set("of the for and at in on de la le el del der & to")
_BRACKET = re.compile(r"\(\s?(?P<name>(?:The\s|the\s)?[^\W\d_a-z][^()\[\]\n]{0,70}?)\s?\)")
_ENDS_BEFORE = re.compile(rf"[.!?…](?:\s?(?:[\"'”’)\]]|''|{MARKER})){{0,12}}\s*\Z")
_ENDS_BEHIND = re.compile(r"\s*[.!?]?\s*(?:\n|\Z)")
_AGENCIES = frozenset(
    (
        "Reuters", "AP", "AFP", "CNN", "BBC", "BBC News", "Al Jazeera", "DPA", "TASS", "Xinhua",
        "Associated Press", "The Associated Press", "The Guardian", "The New York Times",
        "Washington Post", "The Washington Post", "Bloomberg", "Politico", "Euronews", "NPR", "UPI",
        "Interfax", "Kyodo", "Yonhap", "ANSA", "EFE", "PA", "Deutsche Welle", "DW", "France 24",
        "CNBC", "NBC News", "CBS News", "ABC News", "Fox News", "Sky News", "Times of Israel",
        "The Times of Israel", "Haaretz", "The Kyiv Independent", "RFE/RL", "Axios", "The Hill",
    )
)  # fmt: skip
_WINDOW = 40


def find_source_names(text: str) -> list[SourceName]:
    """The names of sources in brackets at the ends of sentences, in reading order."""
    finds: list[SourceName] = []
    closed = -1
    for match in _BRACKET.finditer(text):
        rule = _source_rule(text, match, closed)
        if rule is not None and _is_source(match["name"]):
            closed = match.end()
            finds.append(SourceName(match.start("name"), match.end("name"), match["name"], rule))
    return finds


def _source_rule(text: str, match: re.Match[str], closed: int) -> str | None:
    """Which rule makes the brackets those of a source; `closed` is where the last one ended."""
    if closed >= 0 and not text[closed : match.start()].strip(" \u00a0,;"):
        return "after another source"
    if _ENDS_BEFORE.search(text[max(0, match.start() - _WINDOW) : match.start()]):
        return (
            "after a sentence"
            if _ENDS_BEHIND.match(text, match.end())
            or (text[match.end() : match.end() + 2].strip(" \u00a0")[:1] in ("(", "", "["))
            or match["name"] in _AGENCIES
            else None
        )
    if match["name"] in _AGENCIES and _ENDS_BEHIND.match(text, match.end()):
        return "agency before the full stop"
    return None


def _is_source(name: str) -> bool:
    """Whether every word is capitalised or small, as in a name: "University of X at Y"."""
    words = name.split()
    if len(words) > 9 or words[0] in ("See", "Editing", "Reporting", "Photo", "Image", "Read"):
        return False
    return all(word[0].isupper() or word in _SMALL or word[0] == "&" for word in words)

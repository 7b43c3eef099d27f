"""What the words around a date say of it: behind us or ahead, a year or a quantity."""

import re
from dataclasses import dataclass
from datetime import date

from app.english.dates.steps import Lean, Turn

_WINDOW = 200
_SENTENCE_START = re.compile(r".*(?:\n|[.?!]['\"\u201d]?\s)", re.DOTALL)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|could|may|might|(?:expected|set|slated|about|going|is|are|plans?|hopes?"
    r"|aims?|intends?|vow(?:s|ed)|pledge[sd]|promise[sd]|agreed) (?:to|for)|to be|scheduled|due"
    r"|planned|planning|(?:is|are) expected|deadline"
    r"|wo n['\u2019]t|won['\u2019]t|before it is)\b|['\u2019]ll\b"
)
_PAST = re.compile(
    r"\b(?:\w{2,}ed|said|told|wrote|was|were|had|took|began|met|held|made|came|went|left|fell|rose"
    r"|won|lost|hit|says|ran)\b"
)
_LASTED = re.compile(
    r"\b(?:was|were|had|lasted|remained|ruled|held|continued|served|ran|stayed|lived|worked)\b"
)
_LAST_WORDS = re.compile(r"(?:\S+\s+){0,4}$")

_PLURAL = re.compile(r"[ \u00a0]{1,2}(?P<word>[a-z]{3,}s)\b")
_NO_PLURALS = re.compile(r"(?:was|has|does|this|its|his|\w*(?:ss|us|is))$")
_YEARLY = frozenset(
    [
        "elections",
        "results",
        "earnings",
        "sales",
        "profits",
        "losses",
        "revenues",
        "protests",
        "riots",
        "floods",
        "finals",
        "playoffs",
        "championships",
        "guidelines",
        "figures",
        "levels",
        "standards",
    ]
)
_COUNTED = re.compile(
    r"[ \u00a0]{1,2}(?:people|men|women|children|troops|personnel|percent|per|km2?|kg|m|mm|cm|mph"
    r"|hectares?|acres?|million|billion|dollars?|euros?|US\$|GMT|UTC|hrs|hours|local time|were|are"
    r"|have|of|or more|more|armed|killed|wounded|injured|dead|soldiers|civilians|prisoners|workers"
    r"|jobs|homes|miles|tons|tonnes|meters|metres|square|feet|ft|votes|years|days|times)\b"
)
_TRUSTED = re.compile(
    r"\b(?:in|since)(?: at least| about| around| as early as)?[ \u00a0]{1,3}$", re.IGNORECASE
)
_LIKELY = re.compile(r"\b(?:by|of|from|until|till|for|during)[ \u00a0]{1,3}$", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5]|\b(?:than|least|most|over|under|about|nearly|almost|some"
    r"|approximately|roughly|exceeding|exactly|only|just|another|estimated|up to|as many as|No\."
    r"|number|numbered|[Ff]light|[Rr]oute|[Hh]ighway|[Rr]oom|[Rr]esolution|[Ss]ection|[Cc]hapter"
    r"|[Ww]indows|[Oo]ffice|[Pp]age|USD?|EUR|GBP|Rs\.?|to \$)"
    r"|\b(?:rose|risen|rising|grew|grown|fell|fallen|falling|dropped|increased?|decreased?|jumped"
    r"|climbed|reduced?|cut|raised|up|down|total(?:led|ed|ing)?)(?: \w+)? (?:by|to))"
    r"[ \u00a0]{0,3}$"
)
_TURNS: dict[str, Turn] = {
    "last": "last", "next": "next", "this": "this", "the current": "this",
    "this past": "last", "this coming": "next",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a date's words are read against.

    `written` is the article's date; `lead` the word in front that makes an interval (since, until,
    till, through, by), in lower case, or nothing.
    """

    written: date
    lead: str = ""


def turn_of(match: re.Match[str], anchor: Anchor) -> Turn:
    """Whether the words mean the last, past, this, coming or next of what they name.

    Without a word of their own, they lean to the past, as news does, unless the sentence so far
    speaks of what is to come ("could rise before it is officially reported in March").
    """
    word = " ".join((match.groupdict().get("turn") or "").lower().split())
    if word:
        return _TURNS[word]
    if anchor.lead in ("since", "from"):
        return "past"
    if anchor.lead == "by":
        return "coming"
    if _looks_ahead(match, _FUTURE):
        return "coming"
    if anchor.lead:
        return "past" if _LASTED.search(sentence_before(match)) else "coming"
    return "past"


def lean_of(match: re.Match[str], anchor: Anchor) -> Lean:
    """Where a day without a year has to lie, behind "since" or "by", or is likelier to lie."""
    coming = turn_of(match, anchor) == "coming"
    if anchor.lead:
        return "coming" if coming else "past"
    return "ahead" if coming else "behind"


def sentence_before(match: re.Match[str]) -> str:
    """What stands in front of a match in its sentence, within a bounded window."""
    before = match.string[max(0, match.start() - _WINDOW) : match.start()]
    start = _SENTENCE_START.match(before)
    return before[start.end() :] if start else before


def _looks_ahead(match: re.Match[str], future: re.Pattern[str]) -> bool:
    """Whether the verb nearest in front of the match speaks of the future.

    The last few words decide, if they hold a verb: "it will cut jobs, the firm said on Friday".
    """
    before = sentence_before(match)
    last_words = _LAST_WORDS.search(before)
    near = last_words[0] if last_words else ""
    if future.search(near) or _PAST.search(near):
        return future.search(near) is not None
    return future.search(before) is not None


def is_quantity(match: re.Match[str], group: str = "year") -> bool:
    """Whether four digits that could be a year count something: "2005 soldiers", "over 2000"."""
    text, start, end = match.string, match.start(group), match.end(group)
    before = text[max(0, start - 40) : start]
    if _TRUSTED.search(before):
        return False
    if _MEASURED.search(before) or _COUNTED.match(text, end):
        return True
    plural = _PLURAL.match(text, end)
    if plural is None or _LIKELY.search(before):
        return False
    return plural["word"] not in _YEARLY and not _NO_PLURALS.match(plural["word"])


def is_followed_by(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether what stands right behind the match begins as `pattern` says."""
    return pattern.match(match.string, match.end()) is not None


def stands_behind(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether what stands right in front of the match ends as `pattern` (with a final $) says."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return pattern.search(before) is not None

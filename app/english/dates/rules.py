"""The rules that read one date: each a form of words and what it means at the article's date.

A rule answers EDTF text, None where the words are no date after all, or raises ValueError for a
day that no calendar has.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.english.dates import patterns
from app.english.dates.context import (
    Anchor,
    is_followed_by,
    is_quantity,
    lean_of,
    sentence_before,
    stands_behind,
    turn_of,
)
from app.english.dates.steps import (
    day_text,
    implied_day,
    month_near,
    month_text,
    nearest_day,
    quarter_near,
    season_near,
    week_of,
    weekday_near,
    year_text,
)
from app.english.text.calendar_words import (
    MONTH_ABBREVIATIONS,
    NUMBER_WORDS,
    QUARTERS,
    SEASONS,
    WEEKDAYS,
    month_number,
    weekday_number,
)

Reader = Callable[[re.Match[str], Anchor], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named form of date words; `leads` if "since" or "until" in front makes it an interval.

    Each date of this form holds one of `marks`, in small letters. Most texts hold none of them,
    which is found sooner than that the pattern matches nowhere.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    marks: tuple[str, ...] = ("",)
    leads: bool = True

    def may_stand_in(self, lowered: str) -> bool:
        """Whether a text, given in small letters, may hold a date of this form."""
        return any(mark in lowered for mark in self.marks)


MONTH_MARKS = tuple(name.lower() for name in MONTH_ABBREVIATIONS)
WEEKDAY_MARKS = tuple(name.lower() for name in WEEKDAYS)
_QUARTER_MARKS = ("quarter",)
_DAY_MARKS = ("today", "night", "yesterday", "tomorrow", "morning", "afternoon", "evening")
_UNIT_MARKS = ("day", "week", "month", "quarter", "year")


_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|during|through|throughout|before|after|for|between|to"
    r"|as of|(?:end|start|beginning|middle|month|most|half|rest|part|days|weeks|week) of)"
    r"[ \u00a0]{1,3}$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b[Ii]n[ \u00a0]{1,3}$")
_MAYBE_NAME = re.compile(r"\b(?:by|from|for|to|after|before|between)[ \u00a0]{1,3}$")
_BEFORE_SEASON = re.compile(
    r"\b(?:in|since|until|by|during|over|through|throughout|before|after|of)"
    r"(?:[ \u00a0]the)?[ \u00a0]{1,3}$",
    re.IGNORECASE,
)
_BEFORE_CODE = re.compile(
    r"\b(?:in|for|of|since|until|by|during|from|to|our|its|through|and|the|this|last|next)"
    r"[ \u00a0]{1,3}$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:\b(?:the|his|her|its|their|my|our|your)|['\u2019]s)[ \u00a0]{1,3}$", re.IGNORECASE
)
_FISCAL = re.compile(r"\b(?:fiscal|financial)(?: year)?[ \u00a0]{1,3}$", re.IGNORECASE)
_OF_A_PERSON = re.compile(
    r"(?:[ \u00a0]?['\u2019]s|[ \u00a0](?:[a-z]{2,}ed|said|told|was|has|had|is|will|government))\b"
)
_NAME_IN_FRONT = re.compile(r"\b[A-Z]\w*[ \u00a0]{1,2}$")
_NAMED_DAY = re.compile(
    r"\b(?:Black|Good|Bloody|Holy|Ash|Palm|Super|Cyber|Fat|Giving|Shrove|Maundy|Easter|Whit"
    r"|Sheffield|Ruby|Red|Every|every|Each|each|The[ ](?=Sunday\b)|Mail on)[ \u00a0]{1,2}$"
)
_NEWSPAPER = re.compile(
    r"[ \u00a0](?:Times|Telegraph|Express|Mirror|Herald|Mail|World|Post|Independent|Night)\b"
)
_OTHER_NEW_YEAR = re.compile(
    r"\b(?:Lunar|Chinese|Jewish|Orthodox|Persian|Islamic|Old|Tibetan|Thai)[ \u00a0]{1,2}$"
)
_SENTENCE_YEAR = re.compile(r"(?<![\w$.,])(?:19|20)[0-9]{2}(?![\w%]|[.,][0-9])")
_NO_QUARTER = re.compile(
    r"[ \u00a0](?:of|in) (?:the )?(?:game|match|final|moon|century|fiscal|financial)\b"
)
_FISCAL_BEHIND = re.compile(r"[ \u00a0](?:fiscal|financial) year\b")
_BEFORE_WEEKEND = re.compile(r"\b(?:over|during|at|on|for)[ \u00a0]{1,3}$", re.IGNORECASE)


def year_of(match: re.Match[str], anchor: Anchor) -> int | None:
    """The year that a match writes, in digits or as "last year"; None if it writes none.

    In "January and March 2024" the year stands once for both.
    """
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("year_turn"):
        return anchor.written.year + _YEARS_AWAY[groups["year_turn"].lower()]
    shared = patterns.SHARED_YEAR.match(match.string, match.end()) if "month" in groups else None
    return int(shared["year"]) if shared else None


def day_of(match: re.Match[str], anchor: Anchor, number: str | None = None) -> date:
    """The day that a match with month and day names, in the year that it gives or implies."""
    day, month = int(re.sub(r"\D", "", number or match["day"])), month_number(match["month"])
    year = year_of(match, anchor)
    if year is not None:
        return date(year, month, day)
    word = match.groupdict().get("weekday")
    weekday = weekday_number(word) if word else None
    return implied_day(anchor.written, month, day, weekday, lean_of(match, anchor))


def _day(match: re.Match[str], anchor: Anchor) -> str | None:
    """A number behind a month is no day in "in March 20 people died": days stand behind "on"."""
    month_first = match.start("month") < match.start("day")
    if month_first and year_of(match, anchor) is None and not match.groupdict().get("weekday"):
        bare = re.fullmatch(r"[0-9]+", match["day"])
        if bare and stands_behind(match, _IN):
            return None
    return day_text(day_of(match, anchor))


def _iso_day(match: re.Match[str], _anchor: Anchor) -> str | None:
    return day_text(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _month_year(match: re.Match[str], anchor: Anchor) -> str | None:
    year = year_of(match, anchor)
    return None if year is None else month_text(year, month_number(match["month"]))


def _month_alone(match: re.Match[str], anchor: Anchor) -> str | None:
    """A month without a year counts behind "in", "last" and the like; "May" may be a surname."""
    if not (match["turn"] or match["phase"]):
        surname = match["month"] == "May" and stands_behind(match, _MAYBE_NAME)
        if not stands_behind(match, _BEFORE_MONTH) or (
            surname and is_followed_by(match, _OF_A_PERSON)
        ):
            return None
    month, year = month_number(match["month"]), year_of(match, anchor)
    if year is not None:
        return month_text(year, month)
    if match["turn"] and match["turn"].lower() == "this":
        return month_text(anchor.written.year, month)
    return month_text(*month_near(anchor.written, month, turn_of(match, anchor)))


def _quarter(match: re.Match[str], anchor: Anchor) -> str | None:
    """A quarter of a fiscal year is not one of the calendar's, and is left to the curator."""
    if stands_behind(match, _FISCAL) or is_followed_by(match, _NO_QUARTER):
        return None
    return _quarter_text(match, anchor, QUARTERS.get(match["ordinal"].lower(), 4))


def _quarter_code(match: re.Match[str], anchor: Anchor) -> str | None:
    if year_of(match, anchor) is None and not stands_behind(match, _BEFORE_CODE):
        return None
    return _quarter_text(match, anchor, int(match["number"]))


def _quarter_text(match: re.Match[str], anchor: Anchor, quarter: int) -> str:
    year = year_of(match, anchor)
    if year is None:
        year, quarter = quarter_near(anchor.written, quarter, turn_of(match, anchor))
    return f"{year_text(year)}-{32 + quarter}"


def _season(match: re.Match[str], anchor: Anchor) -> str | None:
    season, year = SEASONS[match["season"].lower()], year_of(match, anchor)
    if year is not None:
        return f"{year_text(year)}-{season}"
    if not match["turn"] and not stands_behind(match, _BEFORE_SEASON):
        return None
    return season_near(anchor.written, season, turn_of(match, anchor))


def _relative(match: re.Match[str], anchor: Anchor) -> str | None:
    """ "the last year" is a span of twelve months, "last year" the calendar's."""
    turn = match["turn"].lower().split()
    if turn == ["last"] and stands_behind(match, _OWNED):
        return None
    away = -1 if turn[-1] in ("last", "past") else 1 if turn[-1] in ("next", "coming") else 0
    if match["fiscal"]:
        return f"{year_text(anchor.written.year + away)}~" if match["unit"] == "year" else None
    return _unit_text(match, anchor, away)


def _in_the_unit(match: re.Match[str], anchor: Anchor) -> str | None:
    if match["unit"] == "day":
        return day_text(anchor.written)
    return _unit_text(match, anchor, 0)


def _unit_text(match: re.Match[str], anchor: Anchor, away: int) -> str:
    """The week, weekend, month, quarter or year that lies so many `away` from the article's."""
    written, unit = anchor.written, match["unit"].lower()
    if unit in ("week", "weekend"):
        return _week_text(match, written, away)
    if unit == "year":
        return year_text(written.year + away)
    if unit == "quarter":
        index = written.year * 4 + (written.month - 1) // 3 + away
        return f"{year_text(index // 4)}-{33 + index % 4}"
    index = written.year * 12 + written.month - 1 + away
    return month_text(index // 12, index % 12 + 1)


def _week_text(match: re.Match[str], written: date, away: int) -> str:
    """A week as its days, both marked approximate: which of them is meant is not said.

    EDTF has no week; a plain interval would say that each of its days is meant.
    """
    phase = (match.groupdict().get("phase") or "").lower()
    first, last = week_of(written, away)
    if match["unit"].lower() == "weekend":
        first = last - timedelta(days=1)
    elif phase == "earlier" and away == 0:
        last = written
    elif phase == "later" and away == 0:
        first = written
    return f"{day_text(first)}~/{day_text(last)}~"


def _the_weekend(match: re.Match[str], anchor: Anchor) -> str | None:
    if not stands_behind(match, _BEFORE_WEEKEND):
        return None
    away = -1 if anchor.written.weekday() < 5 and turn_of(match, anchor) == "past" else 0
    return _week_text(match, anchor.written, away)


def _day_word(match: re.Match[str], anchor: Anchor) -> str | None:
    """A capitalised "Today" behind another capitalised word is a name ("USA Today")."""
    if match[0][0].isupper() and stands_behind(match, _NAME_IN_FRONT):
        return None
    words = match[0].lower()
    away = -1 if match["night"] or "yesterday" in words else 1 if "tomorrow" in words else 0
    return day_text(anchor.written + timedelta(days=away * (2 if match["far"] else 1)))


def _weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    """One day, so not "every Friday", "Good Friday" or "Sunday Times"."""
    if stands_behind(match, _NAMED_DAY) or is_followed_by(match, _NEWSPAPER):
        return None
    weekday = weekday_number(match["weekday"])
    if match["week_turn"]:
        monday, _ = week_of(anchor.written, _YEARS_AWAY[match["week_turn"]])
        return day_text(monday + timedelta(days=weekday))
    return day_text(weekday_near(anchor.written, weekday, turn_of(match, anchor)))


def _ago(match: re.Match[str], anchor: Anchor) -> str | None:
    """Days are counted out; coarser units are rounded by whoever says "two weeks ago"."""
    count = NUMBER_WORDS.get(match["count"].lower()) or int(match["count"])
    written, unit = anchor.written, match["unit"]
    if unit in ("day", "week"):
        day = written - timedelta(days=count * (7 if unit == "week" else 1))
        return day_text(day) + ("~" if unit == "week" else "")
    if unit == "year":
        return f"{year_text(written.year - count)}~"
    index = written.year * 12 + written.month - 1 - count
    return f"{month_text(index // 12, index % 12 + 1)}~"


def _new_year(match: re.Match[str], anchor: Anchor) -> str | None:
    if stands_behind(match, _OTHER_NEW_YEAR):
        return None
    year = nearest_day(anchor.written, 1, 1).year
    if match["side"].lower() == "after":
        return f"{month_text(year, 1)}~"
    return f"{month_text(year - 1, 12)}~"


def _holiday(match: re.Match[str], anchor: Anchor) -> str | None:
    if stands_behind(match, _OTHER_NEW_YEAR):
        return None
    month, day = (12, 25) if match["feast"] == "Christmas" else (1, 1)
    feast = nearest_day(anchor.written, month, day)
    return day_text(feast - timedelta(days=match["part"] == "Eve"))


def _whole_year(match: re.Match[str], _anchor: Anchor) -> str | None:
    """The year that the sentence spoke of last."""
    years = _SENTENCE_YEAR.findall(sentence_before(match))
    return years[-1] if years else None


def _bare_year(match: re.Match[str], _anchor: Anchor) -> str | None:
    if is_quantity(match):
        return None
    fiscal = stands_behind(match, _FISCAL) or is_followed_by(match, _FISCAL_BEHIND)
    return match["year"] + ("~" if fiscal else "")


POINT_RULES = (
    Rule("iso-day", patterns.ISO_DAY, _iso_day),
    Rule("day-month", patterns.DAY_MONTH, _day, MONTH_MARKS),
    Rule("month-day", patterns.MONTH_DAY, _day, MONTH_MARKS),
    Rule("year-month-day", patterns.YEAR_FIRST, _day, MONTH_MARKS),
    Rule("hyphened-day", patterns.HYPHENED_DAY, _day, MONTH_MARKS),
    Rule("month-year", patterns.MONTH_YEAR, _month_year, MONTH_MARKS),
    Rule("month-alone", patterns.MONTH_ALONE, _month_alone, MONTH_MARKS),
    Rule("quarter", patterns.QUARTER, _quarter, _QUARTER_MARKS),
    Rule("quarter", patterns.FINAL_QUARTER, _quarter, _QUARTER_MARKS),
    Rule("quarter", patterns.YEAR_QUARTER, _quarter, _QUARTER_MARKS),
    Rule("quarter-code", patterns.QUARTER_CODE, _quarter_code, ("q",)),
    Rule("quarter-code", patterns.YEAR_QUARTER_CODE, _quarter_code, ("q",)),
    Rule("season", patterns.SEASON, _season, tuple(SEASONS)),
    Rule("relative", patterns.RELATIVE, _relative, _UNIT_MARKS),
    Rule("in-the-unit", patterns.IN_THE_UNIT, _in_the_unit, _UNIT_MARKS, leads=False),
    Rule("of-the-unit", patterns.OF_THE_UNIT, _in_the_unit, _UNIT_MARKS),
    Rule("the-weekend", patterns.THE_WEEKEND, _the_weekend, ("weekend",), leads=False),
    Rule("day-word", patterns.DAY_WORD, _day_word, _DAY_MARKS),
    Rule("weekday", patterns.WEEKDAY, _weekday, WEEKDAY_MARKS),
    Rule("ago", patterns.AGO, _ago, ("ago",)),
    Rule("new-year", patterns.NEW_YEAR, _new_year, ("year",), leads=False),
    Rule("holiday", patterns.HOLIDAY, _holiday, ("year", "christmas")),
    Rule("whole-year", patterns.WHOLE_YEAR, _whole_year, ("year",), leads=False),
    Rule("year", patterns.YEAR, _bare_year),
)
"""The rules for one date. Where two start together and are as long, the first one wins."""

"""The forms of date words in news English, as regular expressions.

Every repetition is bounded and no form crosses a line end, so that reading is linear in the text.
Months and weekdays are written with a capital: "may" and "march" are verbs.
"""

import re

from app.english.text.calendar_words import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    NUMBER_WORDS,
    QUARTERS,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    one_of,
)

_SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
GAP = rf"{_SPACE}{{1,3}}"
_MAYBE_GAP = rf"{_SPACE}{{0,3}}"
_COMMA = rf"(?:{_MAYBE_GAP},{_MAYBE_GAP}|{GAP})"
_DASH = rf"{_MAYBE_GAP}[-\u2010\u2011\u2013]{_MAYBE_GAP}"
_TO = rf"(?:{_DASH}|{GAP}(?:to|through|thru|until|till){GAP})"
_JOIN = rf"(?P<join>{_TO}|{GAP}and{GAP})"
_FROM = rf"(?:(?P<from>\b(?:[Ff]rom|[Bb]etween)){GAP})?"

_MONTH_NAME = rf"{one_of(MONTHS)}(?![A-Za-z])"
_MONTH = rf"(?:{_MONTH_NAME}|{one_of(MONTH_ABBREVIATIONS)}(?:\.|\b))"
_NO_DIGITS_ON = r"(?![\w%]|[.,:/][0-9])"
_DAY = rf"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?{_NO_DIGITS_ON}"
_YEAR = rf"(?:1[0-9]{{3}}|20[0-9]{{2}}|2100){_NO_DIGITS_ON}"
_THE = rf"(?:[Tt]he{GAP})?"
_OF = rf"(?:of{GAP})?"
_START = r"(?<![\w$\u20ac\u00a3#/:.+-])(?<![0-9],)"
_RELATIVE_YEAR = rf"{GAP}{_OF}(?P<year_turn>last|this|next){GAP}year\b"
_IN_YEAR = rf"(?:{_COMMA}(?P<year>{_YEAR})|{_RELATIVE_YEAR})"
_WEEKDAY = rf"\b{one_of(WEEKDAYS)}\b"
_WEEKDAY_BEFORE = (
    rf"(?:(?P<weekday>{_WEEKDAY}|\b{one_of(WEEKDAY_ABBREVIATIONS)}(?:\.|\b)){_COMMA}{_THE})?"
)
_PHASE_OF = rf"\b(?:[Ee]arly|[Ll]ate|[Mm]id)(?:{GAP}(?:in{GAP})?|-)"
_PHASE = rf"(?:{_PHASE_OF})?"
_TURN = rf"\b(?P<turn>(?i:this{GAP}(?:past|coming)|last|this|next|the{GAP}current))"
_HOURS = rf"(?:{GAP}(?:morning|lunchtime|afternoon|evening|night)\b)?"

_DAY_MONTH = rf"{_START}{_THE}(?P<day>{_DAY}){GAP}{_OF}(?P<month>{_MONTH})"
_MONTH_DAY = rf"\b(?P<month>{_MONTH}){GAP}{_THE}(?P<day>{_DAY})"
_HYPHENED = rf"{_START}(?P<day>{_DAY})-(?P<month>{_MONTH})-(?P<year>{_YEAR})"


def _plain(pattern: str) -> str:
    """The same pattern without its group names, to be used twice in another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_ONE_DAY = rf"(?:{_plain(_DAY_MONTH)}|{_plain(_MONTH_DAY)})(?:{_plain(_IN_YEAR)})?"
_ONE_MONTH = rf"\b{_MONTH}(?:(?:{_COMMA}|{GAP}of{GAP}){_YEAR})?"

ISO_DAY = re.compile(
    r"(?<![\w/.-])(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])(?![0-9-])"
)
DAY_MONTH = re.compile(rf"{_WEEKDAY_BEFORE}{_DAY_MONTH}(?:{_IN_YEAR})?")
MONTH_DAY = re.compile(rf"{_WEEKDAY_BEFORE}{_MONTH_DAY}(?:{_IN_YEAR})?")
YEAR_FIRST = re.compile(rf"{_START}(?P<year>{_YEAR}){_COMMA}{_MONTH_DAY}")
HYPHENED_DAY = re.compile(_HYPHENED)
DAY_PARTS = (
    re.compile(rf"{_DAY_MONTH}(?:{_IN_YEAR})?"),
    re.compile(rf"{_MONTH_DAY}(?:{_IN_YEAR})?"),
)
MONTH_PARTS = re.compile(rf"(?P<month>{_MONTH})(?:(?:{_COMMA}|{GAP}of{GAP})(?P<year>{_YEAR}))?")

DAYS_OF_MONTH = re.compile(
    rf"{_FROM}\b(?P<month>{_MONTH}){GAP}(?P<a>{_DAY}){_JOIN}(?P<b>{_DAY})(?:{_IN_YEAR})?"
)
DAYS_BEFORE_MONTH = re.compile(
    rf"{_FROM}{_START}{_THE}(?P<a>{_DAY}){_JOIN}{_THE}(?P<b>{_DAY}){GAP}{_OF}"
    rf"(?P<month>{_MONTH})(?:{_IN_YEAR})?"
)
DAYS = re.compile(rf"{_FROM}(?P<a>{_ONE_DAY}){_JOIN}(?P<b>{_ONE_DAY})")
MONTHS_RANGE = re.compile(
    rf"{_FROM}(?P<a>{_ONE_MONTH}){_JOIN}(?P<b>{_ONE_MONTH}{_NO_DIGITS_ON})(?!{GAP}{_DAY})"
    rf"(?:{_RELATIVE_YEAR})?"
)
YEARS_RANGE = re.compile(rf"{_FROM}{_START}(?P<a>{_YEAR}){_JOIN}(?P<b>{_YEAR})(?!-\w)")
SHORT_YEARS = re.compile(
    rf"{_START}(?P<a>(?:19|20)[0-9]{{2}})[-/\u2013](?P<b>[0-9]{{2}})(?![\w%-]|[.,:/][0-9])"
)
WEEKDAYS_RANGE = re.compile(rf"{_FROM}(?P<a>{_WEEKDAY}){_JOIN}(?P<b>{_WEEKDAY})")

MONTH_YEAR = re.compile(
    rf"{_PHASE}\b(?P<month>{_MONTH})(?:(?:{_COMMA}|{GAP}of{GAP})(?P<year>{_YEAR})|{_RELATIVE_YEAR})"
)
MONTH_ALONE = re.compile(rf"(?:{_TURN}{GAP}|(?P<phase>{_PHASE_OF})|\b)(?P<month>{_MONTH_NAME})")

_ORDINAL = "|".join(QUARTERS)
_QUARTER = rf"(?P<ordinal>(?i:{_ORDINAL}))(?:{GAP}|-)[Qq]uarter\b"
_SAME_YEAR = rf"(?:{GAP}(?:(?:of|in){GAP})?(?P<year>{_YEAR})|{_RELATIVE_YEAR})"
QUARTER = re.compile(rf"{_THE}\b{_QUARTER}(?:{_SAME_YEAR})?")
FINAL_QUARTER = re.compile(
    rf"{_THE}\b(?P<ordinal>(?i:last|final))(?:{GAP}|-)[Qq]uarter\b{_SAME_YEAR}"
)
YEAR_QUARTER = re.compile(
    rf"(?:{_START}(?P<year>{_YEAR})|\b(?P<year_turn>(?i:last|this|next)){GAP}year)"
    rf"(?:{_MAYBE_GAP}['\u2019]s)?{GAP}{_QUARTER}"
)
QUARTER_CODE = re.compile(rf"\bQ(?P<number>[1-4])\b(?:{_SAME_YEAR})?")
YEAR_QUARTER_CODE = re.compile(rf"{_START}(?P<year>{_YEAR}){GAP}Q(?P<number>[1-4])\b")

_SEASON = rf"(?P<season>(?ai:{'|'.join(SEASONS)}))\b"
SEASON = re.compile(
    rf"(?:{_TURN}{GAP}|{_THE}){_PHASE}\b{_SEASON}"
    rf"(?:{GAP}{_OF}(?P<year>{_YEAR})(?:[-/\u2013][0-9]{{2}}\b)?|{_RELATIVE_YEAR})?"
)

RELATIVE = re.compile(
    rf"(?:\b(?P<phase>(?i:earlier|later|early|late)){GAP})?{_TURN}{GAP}"
    rf"(?P<fiscal>(?:fiscal|financial){GAP})?(?P<unit>weekend|week|month|quarter|year)\b"
)
IN_THE_UNIT = re.compile(
    rf"\b(?P<phase>(?i:earlier|later|early|late)){GAP}in{GAP}the{GAP}(?P<unit>day|week|month|year)\b"
)
OF_THE_UNIT = re.compile(
    rf"\b[Tt]he{GAP}(?:end|start|beginning|middle|rest|remainder|close){GAP}of{GAP}"
    rf"the{GAP}(?P<unit>week|month|year)(?![\w-])"
)
THE_WEEKEND = re.compile(rf"\b[Tt]he{GAP}(?P<unit>weekend)\b")
DAY_WORD = re.compile(
    rf"\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){GAP})?(?:"
    rf"(?P<far>[Tt]he{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow))"
    rf"|(?P<night>[Ll]ast{GAP}night)|(?P<now>[Tt]his{GAP}(?:morning|afternoon|evening))"
    rf"|(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow){_HOURS})\b"
)
WEEKDAY = re.compile(
    rf"(?:{_TURN}{GAP}|\b(?P<phase>[Ee]arly|[Ll]ate|[Ee]arlier){GAP}(?:on{GAP})?)?"
    rf"(?P<weekday>{_WEEKDAY}){_HOURS}(?:{GAP}{_OF}(?P<week_turn>last|this|next){GAP}week\b)?"
)
AGO = re.compile(
    rf"(?<![0-9][.,])\b(?P<count>(?i:{'|'.join(NUMBER_WORDS)})|[0-9]{{1,3}}){GAP}"
    rf"(?P<unit>day|week|month|year)s?{GAP}ago\b"
)
NEW_YEAR = re.compile(
    rf"(?:\b(?:[Jj]ust|[Ss]hortly|[Rr]ight|[Ss]oon){GAP})?"
    rf"\b(?P<side>(?i:before|after|ahead{GAP}of)){GAP}{_THE}[Nn]ew{GAP}[Yy]ear\b(?!{_SPACE}?['\u2019])"
)
HOLIDAY = re.compile(
    rf"\b(?P<feast>New{GAP}Year{_MAYBE_GAP}['\u2019]s|Christmas){GAP}(?P<part>Day|Eve)\b"
)
WHOLE_YEAR = re.compile(rf"\b[Tt]he{GAP}(?:entire|whole|full){GAP}year\b")
YEAR = re.compile(
    rf"(?:{_PHASE_OF}|(?<=\b[Pp]re-)|(?<=\b[Pp]ost-)|{_START}(?<!\[))"
    r"(?P<year>(?:19|20)[0-9]{2}|2100)(?![\w%\u00b0]|[.,:/][0-9]|-\w|['\u2019]s\b(?<=0..))"
)

SHARED_YEAR = re.compile(
    rf"(?:(?:{_COMMA}(?:(?:and|or){GAP})?)(?:{_DAY}{GAP})?{_MONTH}(?:{GAP}{_DAY})?){{1,4}}"
    rf"(?:{_COMMA}|{GAP}of{GAP})(?P<year>{_YEAR})"
)
"""What stands behind the first of several dates that share the year of the last."""

LEADS = ("since", "until", "till", "by", "through", "from")
LEAD = re.compile(
    rf"\b(?P<lead>(?ai:{'|'.join(LEADS)})){GAP}(?:(?:(?:at{GAP}least|about|around"
    rf"|as{GAP}early{GAP}as|the{GAP}(?:start|beginning|end|middle){GAP}of){GAP})|the{GAP})?$"
)
ONWARDS = re.compile(rf"{GAP}(?:onwards?|on)\b")

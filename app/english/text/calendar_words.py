"""The calendar's English words, and what each of them counts as."""

_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAY_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip

MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
"""Month name → 1-12. Capitalised only: "may" and "march" are verbs."""

MONTH_ABBREVIATIONS = {name[:3]: number for name, number in MONTHS.items()} | {"Sept": 9}
"""Short month name without its full stop → 1-12. Only beside a day or a year: "Jan" is a name."""

WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
"""Weekday name → 0-6, as `datetime.date.weekday` counts."""

WEEKDAY_ABBREVIATIONS = {name[:3]: number for name, number in WEEKDAYS.items()} | {
    "Tues": 1, "Thur": 3, "Thurs": 3,
}  # fmt: skip
"""Short weekday name without its full stop → 0-6. Only in front of a full date: "Sun" is a word."""

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""Season name → its code in ISO 8601-2, section 4.8."""

QUARTERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
"""Ordinal in front of "quarter" → 1-4."""

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBER_WORDS = {word: number for number, word in enumerate(_COUNTS, start=1)} | {
    "a": 1, "an": 1, "eleven": 11, "twelve": 12, "twenty": 20,
}  # fmt: skip
"""Number word in front of "years ago" → its value."""


def month_number(word: str) -> int:
    """The month, 1-12, that a name or abbreviation names ("August", "AUGUST", "Aug.")."""
    name = word.rstrip(".").capitalize()
    return MONTHS.get(name) or MONTH_ABBREVIATIONS[name]


def weekday_number(word: str) -> int:
    """The weekday, 0-6, that a name or abbreviation names ("Sunday", "Sun.")."""
    name = word.rstrip(".").capitalize()
    return WEEKDAYS[name] if name in WEEKDAYS else WEEKDAY_ABBREVIATIONS[name]


def month_name(number: int) -> str:
    """The full name of month 1-12."""
    return _MONTH_NAMES[number - 1]


def weekday_name(number: int) -> str:
    """The name of weekday 0-6, Monday first."""
    return _WEEKDAY_NAMES[number]


def one_of(words: dict[str, int]) -> str:
    """A regular expression for one of the words as keyed or in capitals, longest first."""
    both = {form for word in words for form in (word, word.upper())}
    return "(?:" + "|".join(sorted(both, key=lambda word: (-len(word), word))) + ")"

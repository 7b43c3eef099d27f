"""The closed lists: values that the code itself must understand.

Everything open (event types, indicators, units) is data under `seeds/`.
"""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of a closed list, with what it says."""

    definition: str

    def __new__(cls, word: str, definition: str = "") -> Self:
        """One member: `("ongoing", "It is under way.")`."""
        one = str.__new__(cls, word)
        one._value_, one.definition = word, definition
        return one


class Part(Word):
    """Where in the article a sentence stands."""

    HEADLINE = "headline", "The article's headline."
    DATELINE = "dateline", "The line that says where and when it was written."
    STANDFIRST = "standfirst", "What stands between the headline and the text."
    HEADING = "heading", "A heading within the text."
    BODY = "body", "The text."


class Publish(Word):
    """How much of an article's text may be republished."""

    TEXT = "text", "The whole text."
    QUOTES = "quotes", "The headline, the dateline, headings, and the sentences that facts quote."


class ActorType(Word):
    """What kind of actor the text names."""

    PERSON = "person", "One person."
    GROUP = "group", "People who belong together, without an organization of their own."
    ORGANIZATION = "organization", "An organization that is no part of a state."
    GOVERNMENT_BODY = "government_body", "A body of a state: a ministry, an agency, a parliament."
    ARMED_FORCE = "armed_force", "The forces of a state or a party, or a part of them."
    STATE = "state", "A state, or a union of states, that acts."


class PlaceType(Word):
    """What kind of place the text says it is."""

    COUNTRY = "country", "A country."
    REGION = "region", "A part of a country: a region, a state, a district."
    CITY = "city", "What the text calls a city."
    TOWN = "town", "What the text calls a town."
    VILLAGE = "village", "What the text calls a village."
    HAMLET = "hamlet", "What the text calls a hamlet."
    FACILITY = "facility", "A building or a site."
    AREA = "area", "Any other area."


class Status(Word):
    """Whether an event lies behind, is under way, or is still to come, at the article's date."""

    OCCURRED = "occurred", "It lies behind."
    ONGOING = "ongoing", "It is under way."
    SCHEDULED = "scheduled", "It is still to come."


class AttributionType(Word):
    """Whose voice states a claim."""

    ARTICLE = "article", "The article says it in its own voice."
    ACTOR = "actor", "An actor that the article names says it."
    UNNAMED = "unnamed", "Somebody says it whom the article does not name."


class Modality(Word):
    """How sure the wording is, apart from who says it."""

    STATED = "stated", "It is said without a hedge."
    REPORTED = "reported", "Unnamed reports have it."
    ESTIMATED = "estimated", "Somebody estimates it."
    APPARENT = "apparent", "It appears or seems so."
    POSSIBLE = "possible", "It may, might or could be so."
    EXPECTED = "expected", "It is to come."


class Qualifier(Word):
    """How the words bound a number."""

    EXACT = "exact", "The number itself."
    ABOUT = "about", "Near the number; the words give no bound."
    AT_LEAST = "at_least", "The number or more."
    MORE_THAN = "more_than", "More than the number."
    AT_MOST = "at_most", "The number or less."
    LESS_THAN = "less_than", "Less than the number."
    BETWEEN = "between", "From one number to another."
    SEVERAL = "several", "Several, dozens, thousands: no number is given."


class Precision(Word):
    """The finest unit that a date's words give."""

    DAY = "day", "A day."
    MONTH = "month", "A month."
    SEASON = "season", "A season of the year."
    QUARTER = "quarter", "A quarter of the year."
    YEAR = "year", "A year."


class LinkType(Word):
    """What one claim does to another."""

    CONTRADICTS = "contradicts", "Both cannot be so."
    DENIES = "denies", "It says that the other is not so."
    COUNTERS = "counters", "The text sets it against the other."
    CAUSES = "causes", "The other comes of it."
    ENABLES = "enables", "It makes the other possible."
    PRECEDES = "precedes", "It comes before the other."
    CONCEDES = "concedes", "It is so although the other is."

    @property
    def sets_against(self) -> bool:
        """Whether the claims are two sides, to be shown beside each other."""
        return self in (LinkType.CONTRADICTS, LinkType.DENIES, LinkType.COUNTERS)


class Side(Word):
    """On which side of an event a role stands."""

    DOES = "does", "Who does it."
    UNDERGOES = "undergoes", "To whom it is done."


class Measure(Word):
    """Whether a number stands at a time (stock) or adds up over a period (flow)."""

    STOCK = "stock", "It stands at a time."
    FLOW = "flow", "It adds up over a period."


class DiscrepancyKind(Word):
    """How comparable figures disagree, or how one claim is set against another."""

    DISJOINT = "disjoint", "No number fits both."
    OVERLAPPING = "overlapping", "Some numbers fit both."
    NESTED = "nested", "One lies within the bounds of the other."
    APPROXIMATE = "approximate", "The numbers differ, and the words give no bounds."
    REVISION = "revision", "A later article tells it anew: in the same voice, or as it went on."
    CONTRADICTION = "contradiction", "One claim contradicts the other."
    DENIAL = "denial", "One claim denies the other."
    COUNTER = "counter", "The text sets one claim against the other."


class Aspect(Word):
    """In which respect the sides of a discrepancy can be compared."""

    INDICATOR = "indicator", "They measure the same."
    SUBJECTS = "subjects", "They are of the same actors."
    PLACE = "place", "They are of the same place."
    BASE = "base", "They are shares of the same."
    PERIOD = "period", "They are of the same time."
    EVENT = "event", "They are of the same event."
    LINK = "link", "A link joins them."


class Basis(Word):
    """Whether the text itself links two claims, or the curator does."""

    TEXT = "text", "The words of the text link them."
    CURATOR = "curator", "The curator links them, and says why."


class Direction(Word):
    """Which end of a link a claim is: the one that counters, or the one that is countered."""

    FROM = "from", "The claim is the one that does it to the other."
    TO = "to", "The other claim does it to this one."


class FindKind(Word):
    """What a text is searched for, to see whether it became a fact."""

    SENTENCE = "sentence", "A sentence."
    QUANTITY = "quantity", "A number with what it counts."
    DATE = "date", "A date."
    MARKER = "marker", "A marker of a source."
    NAME = "name", "A name."
    ATTRIBUTION = "attribution", "Who says something."
    HEDGE = "hedge", "Words that soften."


class Covered(Word):
    """What became of something that was found in a text."""

    FACT = "fact", "It became a fact."
    WAIVED = "waived", "The curator left it alone, and says why."
    OPEN = "open", "Nothing became of it yet."


class Match(Word):
    """What is asked of a value that the words only bound: must it pass, or may it?"""

    CERTAIN = "certain", "The words make it sure."
    POSSIBLE = "possible", "The words allow it."

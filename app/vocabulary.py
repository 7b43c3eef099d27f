"""The closed lists: values that the code itself must understand.

Everything open (event types, indicators, units) is data under `seeds/`.
"""

from enum import StrEnum


class Part(StrEnum):
    """Where in the article a sentence stands."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"


class ActorType(StrEnum):
    """What kind of actor the text names."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    GOVERNMENT_BODY = "government_body"
    ARMED_FORCE = "armed_force"
    STATE = "state"


class PlaceType(StrEnum):
    """What kind of place the text says it is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    HAMLET = "hamlet"
    FACILITY = "facility"
    AREA = "area"


class Status(StrEnum):
    """Whether an event lies behind, is under way, or is still to come, at the article's date."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"


class AttributionType(StrEnum):
    """Whose voice states a claim."""

    ARTICLE = "article"
    ACTOR = "actor"
    UNNAMED = "unnamed"


class Modality(StrEnum):
    """How sure the wording is, apart from who says it."""

    STATED = "stated"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    APPARENT = "apparent"
    POSSIBLE = "possible"
    EXPECTED = "expected"


class Qualifier(StrEnum):
    """How the words bound a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    SEVERAL = "several"


class Precision(StrEnum):
    """The finest unit that a date's words give."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"


class LinkType(StrEnum):
    """What one claim does to another."""

    CONTRADICTS = "contradicts"
    DENIES = "denies"
    COUNTERS = "counters"
    CAUSES = "causes"
    ENABLES = "enables"
    PRECEDES = "precedes"
    CONCEDES = "concedes"

    @property
    def sets_against(self) -> bool:
        """Whether the claims are two sides, to be shown beside each other."""
        return self in (LinkType.CONTRADICTS, LinkType.DENIES, LinkType.COUNTERS)


class Side(StrEnum):
    """On which side of an event a role stands."""

    DOES = "does"
    UNDERGOES = "undergoes"


class Measure(StrEnum):
    """Whether a number stands at a time (stock) or adds up over a period (flow)."""

    STOCK = "stock"
    FLOW = "flow"


class DiscrepancyKind(StrEnum):
    """How comparable figures disagree, or how one claim is set against another."""

    DISJOINT = "disjoint"
    OVERLAPPING = "overlapping"
    NESTED = "nested"
    APPROXIMATE = "approximate"
    REVISION = "revision"
    CONTRADICTION = "contradiction"
    DENIAL = "denial"
    COUNTER = "counter"


class Aspect(StrEnum):
    """In which respect the sides of a discrepancy can be compared."""

    INDICATOR = "indicator"
    SUBJECTS = "subjects"
    PLACE = "place"
    BASE = "base"
    PERIOD = "period"
    EVENT = "event"
    LINK = "link"


class Basis(StrEnum):
    """Whether the text itself links two claims, or the curator does."""

    TEXT = "text"
    CURATOR = "curator"


class Direction(StrEnum):
    """Which end of a link a claim is: the one that counters, or the one that is countered."""

    FROM = "from"
    TO = "to"


class FindKind(StrEnum):
    """What a text is searched for, to see whether it became a fact."""

    SENTENCE = "sentence"
    QUANTITY = "quantity"
    DATE = "date"
    MARKER = "marker"
    NAME = "name"
    ATTRIBUTION = "attribution"
    HEDGE = "hedge"


class Covered(StrEnum):
    """What became of something that was found in a text."""

    FACT = "fact"
    WAIVED = "waived"
    OPEN = "open"


class Match(StrEnum):
    """What is asked of a value that the words only bound: must it pass, or may it?"""

    CERTAIN = "certain"
    POSSIBLE = "possible"

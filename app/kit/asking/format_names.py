"""The names of formats that may be asked for."""

from enum import StrEnum


class ListFormat(StrEnum):
    """The formats of every list."""

    JSON = "json"
    HTML = "html"
    CSV = "csv"
    NDJSON = "ndjson"


class ChartFormat(StrEnum):
    """The formats of lists that have a chart: that alone too."""

    JSON = "json"
    HTML = "html"
    SVG = "svg"
    CSV = "csv"
    NDJSON = "ndjson"


class PageFormat(StrEnum):
    """The formats of what is one answer."""

    JSON = "json"
    HTML = "html"


class FeedFormat(StrEnum):
    """The formats of lists that can be followed: a feed too."""

    JSON = "json"
    HTML = "html"
    CSV = "csv"
    NDJSON = "ndjson"
    ATOM = "atom"

"""What the pages of events, figures, indicators and discrepancies show, of items of the API."""

from collections.abc import Callable, Sequence
from typing import Any

from app.pages.bounds import tell_bounds
from app.pages.charts.events import draw_timeline
from app.pages.charts.figures import draw_figures
from app.pages.charts.legend import Sign, explain_figures, explain_timeline
from app.pages.charts.rows import Chart, draw_grid, draw_ticks
from app.pages.charts.series import draw_series
from app.pages.charts.sides import name_sides, set_sides, tell_kind, tell_reply
from app.pages.telling import (
    Fact,
    tell_asserters,
    tell_attribution,
    tell_surely,
    tell_via,
    tell_voice,
)

HEADING_OF_EVENTS, HEADING_OF_FIGURES = "Timeline", "As the words bound them"
Links = Callable[[str], str | None]
"""From an address of the API to that which a page writes; None where it leads nowhere."""
Names = dict[str, Any]
"""What a template reads, by name."""


def compose_events(events: Sequence[Fact], heading: str, link: Links) -> Names:
    """The timeline of the events, which the table tells once more."""
    signs = explain_timeline() if any(event["date"] for event in events) else ()
    return _told(link) | {"events": events, "chart": _chart(draw_timeline(events, heading), signs)}


def compose_figures(figures: Sequence[Fact], heading: str, link: Links) -> Names:
    """The figures in panels, which the table tells once more."""
    kinds = {figure["qualifier"] for figure in figures}
    chart = _chart(draw_figures(figures, heading), explain_figures(kinds))
    return _told(link) | {"figures": figures, "chart": chart}


def compose_indicator(figures: Sequence[Fact], link: Links) -> Names:
    """The figures of one indicator, over time where at least two of them have a period."""
    told = compose_figures(figures, HEADING_OF_FIGURES, link)
    return told | {"series": draw_series(figures, link)}


def compose_discrepancies(discrepancies: Sequence[Fact], link: Links) -> Names:
    """Each discrepancy with its sides as columns."""
    columns = [
        {**one, "columns": set_sides(one), "meaning": tell_kind(one), "voices": name_sides(one)}
        for one in discrepancies
    ]
    return _told(link) | {"discrepancies": columns}


def compose_claim(claim: Fact, link: Links) -> Names:
    """A claim, with what it is set against in words."""
    replies = [
        {"words": tell_reply(one).capitalize(), "claim": one["claim"]} for one in claim["links"]
    ]
    return _told(link) | {"replies": replies}


def _chart(drawn: Chart, signs: tuple[Sign, ...]) -> Names:
    return {"drawn": drawn, "signs": signs, "draw_grid": draw_grid, "draw_ticks": draw_ticks}


def _told(link: Links) -> Names:
    """What tells a part of a fact in words, and what leads to it."""
    return {
        "link": link,
        "told": {
            "asserters": tell_asserters,
            "attribution": tell_attribution,
            "bounds": tell_bounds,
            "surely": tell_surely,
            "via": tell_via,
            "voice": tell_voice,
        },
    }

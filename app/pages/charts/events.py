"""The timeline: each event in a row of its own, its date drawn as far as the words go."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from app.pages.charts.days import Days, Span, count_day, read_days, scale_days
from app.pages.charts.marks import (
    Filling,
    Soft,
    draw_arrow,
    draw_bar,
    draw_dot,
    draw_soft_bar,
    draw_soft_dot,
    draw_told,
)
from app.pages.charts.rows import Chart, Panel, Row
from app.pages.charts.scales import Margins, Scale
from app.pages.charts.svg import join
from app.pages.telling import Fact, tell_asserters, tell_date, tell_status, tell_surely
from app.vocabulary import AttributionType, Status

LEAST_BAR = 3.0
"""A span of less than this share of the width is a dot: a bar would not be seen."""
LEAST_DAYS = 8
"""An axis of fewer days than this would set a day apart from nothing."""
LAST_DAY = date.max.toordinal() + 1
FOR_ARROW, FOR_DOT = 9.0, 3.0
"""What is left free at a side, in percent: for an arrow and its dot, or for half a dot."""
FILLINGS = {
    (False, False): Filling.SOLID,
    (True, False): Filling.HOLLOW,
    (False, True): Filling.HATCHED,
    (True, True): Filling.HALF,
}
"""By whether it is scheduled, and whether only one side asserts it."""


def draw_timeline(events: Sequence[Fact], label: str) -> Chart:
    """The events of a list, in its order: those with a date on one axis, the others below as words.

    Nothing that has no date is placed.
    """
    dated = [event for event in events if event["date"]]
    undated = tuple(_tell(event, Markup()) for event in events if not event["date"])
    panels = [_draw_dated(dated)] if dated else []
    if undated:
        panels.append(Panel("No date given", undated))
    return Chart(label, tuple(panels))


def _draw_dated(events: Sequence[Fact]) -> Panel:
    read = [read_days(event["date"], event["as_of"]) for event in events]
    scale = _find_scale(read, [count_day(event["as_of"]) for event in events])
    rows = [
        _tell(event, draw_event(event, days, scale))
        for event, days in zip(events, read, strict=True)
    ]
    return Panel("By date", tuple(rows), scale)


def _find_scale(read: Sequence[Days], told: Sequence[int]) -> Scale:
    """The axis that holds all days that are drawn."""
    margins = Margins(
        FOR_ARROW if any(days.open_start for days in read) else FOR_DOT,
        100 - (FOR_ARROW if any(days.open_end for days in read) else FOR_DOT),
    )
    first = min(*(days.within[0] for days in read), *told)
    last = max(*(days.within[1] for days in read), *(day + 1 for day in told))
    spare = max(0, LEAST_DAYS - (last - first)) // 2
    return scale_days(
        max(first - spare, date.min.toordinal()), min(last + spare, LAST_DAY), margins
    )


def draw_event(event: Fact, days: Days, scale: Scale) -> Markup:
    """The mark of an event that has a date."""
    filling = find_filling(event)
    start, end = _place_ends(days, scale)
    told = draw_told(scale.place(count_day(event["as_of"]) + 0.5))
    arrows = [
        *([draw_arrow(start, to_end=False)] if days.open_start else []),
        *([draw_arrow(end, to_end=True)] if days.open_end else []),
    ]
    return join(told, *arrows, _draw_days(days, filling, scale))


def find_filling(event: Fact) -> Filling:
    """Hollow where it is still to come, hatched where the article itself does not assert it."""
    voices = {one["type"] for one in event["asserted_by"]}
    one_sided = AttributionType.ARTICLE not in voices
    return FILLINGS[event["status"] == Status.SCHEDULED, one_sided]


def _draw_days(days: Days, filling: Filling, scale: Scale) -> Markup:
    start, end = _place_ends(days, scale)
    soft = days.soft_start or days.soft_end
    if start == end:
        return (draw_soft_dot if soft else draw_dot)(start, filling)
    if soft:
        ends = Soft(start, end, at_start=days.soft_start, at_end=days.soft_end)
        return draw_soft_bar(ends, filling)
    pale = Filling.PALE if filling is Filling.SOLID else filling
    whole = draw_bar(start, end, pale)
    return join(whole, draw_bar(*_place(days.sure, scale), filling)) if days.sure else whole


def _place_ends(days: Days, scale: Scale) -> tuple[float, float]:
    """From where to where it is drawn: a day, and what is too short for a bar, at one place."""
    start, end = _place(days.within, scale)
    if days.is_one_day or end - start < LEAST_BAR:
        return (start + end) / 2, (start + end) / 2
    return start, end


def _place(span: Span, scale: Scale) -> tuple[float, float]:
    return scale.place(span[0]), scale.place(span[1])


def _tell(event: Fact, mark: Markup) -> Row:
    words = [tell_date(event["date"]), tell_status(event), tell_asserters(event)]
    words += filter(None, [tell_surely(event)])
    return Row(
        url=event["url"],
        name=event["title"],
        words=tuple(words),
        tip="; ".join([event["title"], *words]),
        mark=mark,
    )

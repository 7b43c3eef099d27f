"""What a chart is made of: panels of rows, each with its words and its mark.

A page sets the words as text beside the marks, so that they wrap, and `picture.py` draws both into
one SVG. Neither knows what an event or a figure is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from app.pages.charts.scales import Scale, Tick
from app.pages.charts.svg import Look, element, join, percent

NEAR_SIDE, LONG = 10.0, 8
"""So near to a side (in percent) words of so many letters begin or end at it, not to be cut off."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: its address in the API, its name, words about it, and its mark if it has one.

    `tip` says in one line all that the mark shows. `depth` counts the wholes that it is a part of.
    """

    url: str
    name: str
    words: tuple[str, ...]
    tip: str
    mark: Markup = field(default_factory=Markup)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows under one axis; without an axis they are words alone."""

    name: str
    rows: tuple[Row, ...]
    scale: Scale | None = None
    unit: str | None = None

    @property
    def about_axis(self) -> str:
        """What its numbers count, and that the axis is logarithmic where it is."""
        unit = f"unit: {self.unit}" if self.unit else None
        logarithmic = "logarithmic axis" if self.scale and self.scale.is_logarithmic else None
        return ", ".join(filter(None, (unit, logarithmic)))


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole picture: what it shows in one line, and its panels."""

    label: str
    panels: tuple[Panel, ...]

    def rows(self) -> Iterator[Row]:
        """Every row of every panel."""
        for panel in self.panels:
            yield from panel.rows


def draw_grid(scale: Scale) -> Markup:
    """The lines of an axis behind a row's mark."""
    lines = [
        element(
            "line",
            x1=percent(tick.at),
            x2=percent(tick.at),
            y1="0%",
            y2="100%",
            stroke="currentColor",
            stroke_opacity=0.15,
        )
        for tick in scale.ticks
    ]
    return element("g", *lines, class_="grid")


def draw_ticks(scale: Scale, y: float = 12) -> Markup:
    """The words of an axis."""
    return join(*(_draw_tick(tick, y) for tick in scale.ticks))


def _draw_tick(tick: Tick, y: float) -> Markup:
    is_near_end = tick.at > 100 - NEAR_SIDE
    at_side = "start" if tick.at < NEAR_SIDE else "end" if is_near_end else "middle"
    anchor = at_side if len(tick.words) > LONG else "middle"
    look: Look = {
        "text_anchor": anchor,
        "font_size": 12,
        "fill": "currentColor",
    }
    return element("text", tick.words, x=percent(tick.at), y=y, **look)

"""The signs of the charts, each drawn so that it is told from the others without colour.

A sign stands at a place in percent of the width and of the height; its own size is in pixels. It is
drawn in the colour of the words around it (`currentColor`).
"""

from dataclasses import dataclass
from enum import Enum
from math import sqrt

from markupsafe import Markup

from app.pages.charts.svg import Look, element, join, percent

RADIUS = 6
THICK = 10
"""The height of a bar."""
HEAD = 6
MIDDLE = 50.0
EDGE = 1.0
"""How near to the side of the picture an arrow's tip comes, in percent."""
SOFT_STEPS, SOFT_SHARE = 4, 0.3
"""How many steps a faded end has, and which share of the bar it takes."""


class Filling(Enum):
    """What fills a sign."""

    SOLID = "solid"
    PALE = "pale"
    HOLLOW = "hollow"
    HATCHED = "hatched"
    HALF = "half hatched"
    """Both hollow and hatched."""


INSIDES = {Filling.SOLID: 1, Filling.PALE: 0.25}
"""How much of the colour is inside a shape that is filled."""


@dataclass(frozen=True, slots=True)
class Soft:
    """A bar, and which of its ends fade."""

    start: float
    end: float
    at_start: bool
    at_end: bool


def put(x: float, y: float, *parts: Markup) -> Markup:
    """Parts in pixels around a place."""
    return element("svg", *parts, x=percent(x), y=percent(y), overflow="visible")


def draw_outline(filling: Filling) -> Look:
    """How the edge and the inside of a shape look."""
    if filling in INSIDES:
        return {
            "fill": "currentColor",
            "fill_opacity": INSIDES[filling],
            "stroke": "currentColor",
            "stroke_width": 1.5,
        }
    return {
        "class_": "hollow",
        # The paper's colour, so that no line shows through; a style sheet sets that of its page.
        "fill": "#fff",
        "stroke": "currentColor",
        "stroke_width": 1.5,
    }


def draw_dot(x: float, filling: Filling, y: float = MIDDLE) -> Markup:
    """A day, or a number."""
    circle = element("circle", r=RADIUS, **draw_outline(filling))
    hatch = [
        element("path", d=_draw_chord(at, filling), stroke="currentColor", stroke_width=1)
        for at in (-3, 0, 3)
        if filling in (Filling.HATCHED, Filling.HALF)
    ]
    return put(x, y, circle, *hatch)


def _draw_chord(x: int, filling: Filling) -> str:
    """A line down through the dot, or through its lower half."""
    half = sqrt(RADIUS**2 - x**2)
    top = 0.0 if filling is Filling.HALF else -half
    return f"M{x} {top:.2f}V{half:.2f}"


def draw_soft_dot(x: float, filling: Filling) -> Markup:
    """A day that the words only come near: a dot whose edge fades."""
    rings = [
        element("circle", r=RADIUS + more, fill="currentColor", fill_opacity=0.14)
        for more in (9, 6, 3)
    ]
    return join(put(x, MIDDLE, *rings), draw_dot(x, filling))


def draw_bar(start: float, end: float, filling: Filling) -> Markup:
    """From one place to another, both stated."""
    return join(_draw_box(start, end, draw_outline(filling)), _draw_hatch(start, end, filling))


def draw_soft_bar(days: Soft, filling: Filling) -> Markup:
    """Somewhere about these days: a bar that fades where the words only come near."""
    step = (days.end - days.start) * SOFT_SHARE / SOFT_STEPS
    left = days.start + step * SOFT_STEPS * days.at_start
    right = days.end - step * SOFT_STEPS * days.at_end
    pieces = [_draw_piece(left, right, 1.0, filling)]
    for count in range(SOFT_STEPS):
        share, near, far = (count + 1) / (SOFT_STEPS + 1), count * step, (count + 1) * step
        if days.at_start:
            pieces.append(_draw_piece(days.start + near, days.start + far, share, filling))
        if days.at_end:
            pieces.append(_draw_piece(days.end - far, days.end - near, share, filling))
    return join(*pieces, _draw_hatch(left, right, filling))


def _draw_piece(start: float, end: float, share: float, filling: Filling) -> Markup:
    """A piece of a faded bar; of a hollow one its upper and its lower edge."""
    if filling in (Filling.SOLID, Filling.HATCHED):
        return _draw_box(start, end, {"fill": "currentColor", "fill_opacity": 0.4 * share})
    edges = [
        element(
            "line",
            x1=percent(start),
            x2=percent(end),
            y1=at,
            y2=at,
            stroke="currentColor",
            stroke_width=1.5,
            stroke_opacity=share,
        )
        for at in (-THICK / 2, THICK / 2)
    ]
    return element("svg", *edges, y=percent(MIDDLE), overflow="visible")


def _draw_box(start: float, end: float, look: Look) -> Markup:
    box = element(
        "rect", x=percent(start), y=-THICK / 2, width=percent(end - start), height=THICK, **look
    )
    return element("svg", box, y=percent(MIDDLE), overflow="visible")


def _draw_hatch(start: float, end: float, filling: Filling) -> Markup:
    """Upright strokes in a bar; in its lower half where it is hollow as well."""
    if filling not in (Filling.HATCHED, Filling.HALF):
        return Markup("")
    thick = THICK / 2 if filling is Filling.HALF else THICK
    line = element(
        "line",
        x1=percent(start),
        x2=percent(end),
        y1=(THICK - thick) / 2,
        y2=(THICK - thick) / 2,
        stroke="currentColor",
        stroke_width=thick,
        stroke_dasharray="1 3",
    )
    return element("svg", line, y=percent(MIDDLE), overflow="visible")


def draw_arrow(start: float, *, to_end: bool) -> Markup:
    """The words leave it open on this side: a dotted line to the edge. Its length means nothing."""
    tip = 100 - EDGE if to_end else EDGE
    back = -HEAD if to_end else HEAD
    line = element(
        "line",
        x1=percent(start),
        x2=percent(tip),
        y1=percent(MIDDLE),
        y2=percent(MIDDLE),
        stroke="currentColor",
        stroke_width=1.5,
        stroke_dasharray="2 3",
    )
    head = element("path", d=f"M{back} {-HEAD + 1}L0 0L{back} {HEAD - 1}Z", fill="currentColor")
    return element("g", line, put(tip, MIDDLE, head), class_="arrow")


def draw_about(x: float, y: float = MIDDLE) -> Markup:
    """The sign ≈ beside a number: near it, and the words give no bound."""
    wave = "M10 {0}c2 -3 4 -3 6 0s4 3 6 0"
    waves = [
        element("path", d=wave.format(at), fill="none", stroke="currentColor", stroke_width=1.5)
        for at in (-2.5, 2.5)
    ]
    return element("g", put(x, y, *waves), class_="about")


def draw_told(x: float) -> Markup:
    """The day of the article that tells of it: a thin line through the row."""
    return element(
        "line",
        x1=percent(x),
        x2=percent(x),
        y1="0%",
        y2="100%",
        stroke="currentColor",
        stroke_width=1,
        stroke_opacity=0.6,
        class_="told",
    )

"""The figures of one indicator over time: each at its period, with its voice as shape and letter.

No line joins them: it would say that the numbers between are known.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from markupsafe import Markup

from app.pages.charts.days import Days, read_days, scale_days
from app.pages.charts.figures import (
    EXCLUDED,
    OPEN_ABOVE,
    OPEN_BELOW,
    list_amounts,
    tell_figure,
)
from app.pages.charts.marks import HEAD, Filling, draw_about, draw_outline, put
from app.pages.charts.rows import draw_grid, draw_ticks
from app.pages.charts.scales import Margins, Scale, scale_amounts
from app.pages.charts.svg import Look, element, join, percent
from app.pages.telling import Fact, name_voice, quote, tell_count
from app.vocabulary import Qualifier

LEAST_PLACED = 2
"""One number is no series."""
SIDES = Margins(14, 88)
HEIGHT, TICKS = 260, 24
SHAPES = (
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z",
    "M-5.5 -5.5H5.5V5.5H-5.5Z",
    "M0 -7L6.5 5H-6.5Z",
    "M0 -7.5L7.5 0L0 7.5L-7.5 0Z",
    "M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
)
"""A dot, a square, a triangle, a diamond, a cross; a letter tells more voices than these apart."""
LETTER_LINE = 13

Links = Callable[[str], str | None]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives numbers, with the letter and the shape of theirs."""

    letter: str
    shape: str
    name: str

    @property
    def mark(self) -> Markup:
        """Its shape, for the key."""
        return put(50, 50, element("path", d=self.shape, **draw_outline(Filling.SOLID)))


@dataclass(frozen=True, slots=True)
class Series:
    """The picture of a series and its key."""

    label: str
    height: int
    drawn: Markup
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class _Axes:
    """Both axes: days from the left, numbers from below."""

    days: Scale
    amounts: Scale

    def stand(self, amount: float) -> float:
        """The height of a number, in percent from above."""
        return 100 - self.amounts.place(amount)


def draw_series(figures: Sequence[Fact], links: Links = str) -> Series | None:
    """The figures that have a number and a period; None where fewer than two have both.

    What is not placed is in the panel of the indicator, in words.
    """
    placed = [figure for figure in figures if figure["period"] and list_amounts(figure)]
    if len(placed) < LEAST_PLACED:
        return None
    axes, voices = _find_axes(placed), _find_voices(placed)
    data = _draw_data(placed, axes, voices, links)
    plot = element("svg", draw_grid(axes.days), _draw_heights(axes), *data, height=HEIGHT)
    drawn = join(plot, draw_ticks(axes.days, HEIGHT + TICKS - 8))
    label = f"{tell_count(len(placed), 'figure')} over time"
    return Series(label, HEIGHT + TICKS, drawn, tuple(voices.values()))


def _find_axes(figures: Sequence[Fact]) -> _Axes:
    spans = [read_days(figure["period"], None).within for figure in figures]
    days = scale_days(min(first for first, _ in spans), max(after for _, after in spans), SIDES)
    amounts = [amount for figure in figures for amount in list_amounts(figure)]
    return _Axes(days, scale_amounts(amounts, SIDES))


def _find_voices(figures: Sequence[Fact]) -> dict[str, Voice]:
    """Each voice by what it is, in the order of the figures: one actor is one voice."""
    names = {_key(one): name_voice(one["attribution"]) for one in figures}
    return {
        key: Voice(_find_letter(at), SHAPES[at % len(SHAPES)], name)
        for at, (key, name) in enumerate(names.items())
    }


def _key(figure: Fact) -> str:
    """What tells a voice from others: the actor, or that it has none."""
    actor = figure["attribution"]["actor"]
    return f"actor {actor['id']}" if actor else str(figure["attribution"]["type"])


def _find_letter(at: int) -> str:
    """A, B, … Z, AA, AB, …"""
    more, last = divmod(at, len(ascii_uppercase))
    return (_find_letter(more - 1) if more else "") + ascii_uppercase[last]


def _draw_heights(axes: _Axes) -> Markup:
    """The lines of the axis of numbers, each with its number above it."""
    lines = []
    for tick in axes.amounts.ticks:
        y = percent(100 - tick.at)
        line = {"x1": "0%", "x2": "100%", "y1": y, "y2": y}
        lines += [
            element("line", **line, stroke="currentColor", stroke_opacity=0.15),
            element("text", tick.words, x=0, y=y, dy=-4, font_size=12, fill="currentColor"),
        ]
    return element("g", *lines, class_="grid")


def _draw_data(
    figures: Sequence[Fact], axes: _Axes, voices: dict[str, Voice], links: Links
) -> Iterator[Markup]:
    """Each figure as a link with its words; letters of one place stand below each other."""
    taken: Counter[Place] = Counter()
    for figure in figures:
        days = read_days(figure["period"], None)
        first, after = (axes.days.place(day) for day in days.within)
        at = round((first + after) / 2, 1), round(_find_height(figure, axes), 1)
        voice = voices[_key(figure)]
        name = quote(figure["text"])
        yield element(
            "a",
            element("title", "; ".join([name, *tell_figure(figure)])),
            _draw_period((first, after), at[1], days),
            _draw_amount(figure, at, axes),
            put(*at, *_draw_voice(voice, figure["qualifier"], taken[at])),
            href=links(figure["url"]),
        )
        taken[at] += 1


def _find_height(figure: Fact, axes: _Axes) -> float:
    """Where its shape stands: at its number, or in the middle of its bounds."""
    if figure["value"] is not None:
        return axes.stand(figure["value"])
    heights = [axes.stand(amount) for amount in list_amounts(figure)]
    return sum(heights) / len(heights)


def _draw_period(span: Place, y: float, days: Days) -> Markup:
    """A thin line over the days that the number may be of; dotted where they are left open."""
    look: Look = {"stroke": "currentColor", "stroke_width": 1, "y1": percent(y), "y2": percent(y)}
    lines = [element("line", x1=percent(span[0]), x2=percent(span[1]), **look)]
    if days.open_start:
        lines.append(element("line", x1="1%", x2=percent(span[0]), stroke_dasharray="2 3", **look))
    if days.open_end:
        lines.append(element("line", x1=percent(span[1]), x2="99%", stroke_dasharray="2 3", **look))
    return element("g", *lines, class_="period")


def _draw_amount(figure: Fact, at: Place, axes: _Axes) -> Markup:
    """What bounds the number: an arrow where it is open, a bar where both bounds are stated."""
    kind, (x, y) = figure["qualifier"], at
    if kind == Qualifier.ABOUT:
        return draw_about(x, y)
    if kind in OPEN_ABOVE:
        return _draw_upright(x, y, is_up=True)
    if kind in OPEN_BELOW:
        return _draw_upright(x, y, is_up=False)
    if kind == Qualifier.BETWEEN:
        return _draw_bounds(x, axes.stand(figure["low"]), axes.stand(figure["high"]))
    return Markup()


def _draw_upright(x: float, y: float, *, is_up: bool) -> Markup:
    """An arrow to the upper or the lower edge. Its length means nothing."""
    tip, back = (1.0, HEAD) if is_up else (99.0, -HEAD)
    line = _draw_line(x, (y, tip), stroke_width=1.5, stroke_dasharray="2 3")
    head = element("path", d=f"M{1 - HEAD} {back}L0 0L{HEAD - 1} {back}Z", fill="currentColor")
    return element("g", line, put(x, tip, head), class_="arrow")


def _draw_bounds(x: float, low: float, high: float) -> Markup:
    """A bar between two stated bounds, with a stop at each."""
    bar = _draw_line(x, (low, high), stroke_width=6, stroke_opacity=0.3)
    stop = element("path", d="M-7 0H7", stroke="currentColor", stroke_width=2)
    return element("g", bar, put(x, low, stop), put(x, high, stop), class_="bar")


def _draw_line(x: float, ends: Place, **look: str | float) -> Markup:
    y1, y2 = map(percent, ends)
    return element(
        "line", x1=percent(x), x2=percent(x), y1=y1, y2=y2, stroke="currentColor", **look
    )


def _draw_voice(voice: Voice, qualifier: str, above: int) -> Iterator[Markup]:
    """The shape of its number, hollow where that is out of bounds, and its letter.

    What lies between two bounds has no number of its own, and no shape.
    """
    filling = Filling.HOLLOW if qualifier in EXCLUDED else Filling.SOLID
    if qualifier != Qualifier.BETWEEN:
        yield element("path", d=voice.shape, **draw_outline(filling))
    down = above * LETTER_LINE - 7
    look: Look = {
        "text_anchor": "end",
        "font_size": 12,
        "font_weight": "bold",
        "fill": "currentColor",
    }
    yield element("text", voice.letter, x=-8, y=down, **look)

"""The numbers: a panel for each indicator, an axis for each unit, each as its words bound it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from app.pages.charts.marks import (
    Filling,
    draw_about,
    draw_arrow,
    draw_bar,
    draw_dot,
)
from app.pages.charts.rows import Chart, Panel, Row
from app.pages.charts.scales import Margins, Scale, scale_amounts
from app.pages.charts.svg import join
from app.pages.telling import (
    Fact,
    quote,
    tell_attribution,
    tell_date,
    tell_names,
)
from app.shapes.telling import tell_link
from app.vocabulary import LinkType, Qualifier

FOR_SIGN, FOR_DOT = 9.0, 3.0
"""What is left free at a side, in percent: for an arrow or ≈, or for half a dot."""
EXCLUDED = (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
"""Where the number itself is out of bounds: its cap is open."""
OPEN_ABOVE = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
OPEN_BELOW = (Qualifier.AT_MOST, Qualifier.LESS_THAN)

Nested = tuple[Fact, int]
"""A figure, and how many wholes it is a part of."""


def draw_figures(figures: Sequence[Fact], label: str) -> Chart:
    """The figures of a list, each once: by unit, by indicator, parts under their wholes.

    A part stands in the panel of its whole, whatever its own indicator, where the unit is the same.
    """
    units: dict[str, dict[str, list[Nested]]] = {}
    for family in nest_parts(figures):
        whole, _ = family[0]
        panels = units.setdefault(whole["unit"]["id"], {})
        panels.setdefault(whole["indicator"]["id"], []).extend(family)
    drawn = [panel for panels in units.values() for panel in _draw_unit(list(panels.values()))]
    return Chart(label, tuple(drawn))


def nest_parts(figures: Sequence[Fact]) -> list[list[Nested]]:
    """Every whole with its parts behind it, in the order of the list."""
    known = {figure["id"]: figure for figure in figures}
    parts: dict[str, list[Fact]] = {}
    wholes: list[Fact] = []
    for figure in figures:
        whole = _find_whole(figure, known)
        (parts.setdefault(whole["id"], []) if whole else wholes).append(figure)
    return [list(_list_parts(whole, parts, 0)) for whole in wholes]


def _find_whole(figure: Fact, known: Mapping[str, Fact]) -> Fact | None:
    """The figure that it is a part of, if that is drawn in the same unit and is no part of it."""
    whole = above = _look_up(figure, known)
    seen = {figure["id"]}
    while above and above["id"] not in seen:
        seen.add(above["id"])
        above = _look_up(above, known)
    return None if above else whole


def _look_up(figure: Fact, known: Mapping[str, Fact]) -> Fact | None:
    whole = known.get(figure["part_of"]["id"]) if figure["part_of"] else None
    return whole if whole and whole["unit"]["id"] == figure["unit"]["id"] else None


def _list_parts(whole: Fact, parts: Mapping[str, list[Fact]], depth: int) -> Iterator[Nested]:
    yield whole, depth
    for part in parts.get(whole["id"], []):
        yield from _list_parts(part, parts, depth + 1)


def _draw_unit(groups: Sequence[list[Nested]]) -> Iterator[Panel]:
    """The panels of one unit, which have one axis."""
    scale = find_scale(figure for group in groups for figure, _ in group)
    for group in groups:
        first, _ = group[0]
        yield Panel(
            name=first["indicator"]["name"],
            rows=tuple(_draw_row(figure, depth, scale) for figure, depth in group),
            scale=scale,
            unit=first["unit"]["name"],
        )


def find_scale(figures: Iterable[Fact]) -> Scale | None:
    """The axis that holds every number of the figures; none where the words give no number."""
    every = list(figures)
    amounts = [one for figure in every for one in list_amounts(figure)]
    if not amounts:
        return None
    signs = {figure["qualifier"] for figure in every}
    start = FOR_SIGN if signs.intersection(OPEN_BELOW) else FOR_DOT
    end = FOR_SIGN if signs.intersection((*OPEN_ABOVE, Qualifier.ABOUT)) else FOR_DOT
    return scale_amounts(amounts, Margins(start, 100 - end))


def list_amounts(figure: Fact) -> list[float]:
    """The numbers that the words give: none, one, or both bounds."""
    given = (figure[key] for key in ("value", "low", "high"))
    return [amount for amount in given if amount is not None]


def _draw_row(figure: Fact, depth: int, scale: Scale | None) -> Row:
    words = tuple(tell_figure(figure, is_under_whole=depth > 0))
    name = quote(figure["text"])
    return Row(
        url=figure["url"],
        name=name,
        words=words,
        tip="; ".join([name, *words]),
        mark=draw_figure(figure, scale) if scale else Markup(),
        depth=depth,
    )


def tell_figure(figure: Fact, *, is_under_whole: bool = False) -> Iterator[str]:
    """What stands beside a number: whose it is, of what, when, who says it, what is against it."""
    if not list_amounts(figure):
        yield "the words give no number"
    yield from tell_attribution(figure)
    if figure["subjects"]:
        yield f"of {tell_names(figure['subjects'])}"
    if figure["of"]:
        yield f"a share of {quote(figure['of'])}"
    if figure["part_of"]:
        whole = "the number above" if is_under_whole else quote(figure["part_of"]["text"])
        yield f"{figure['indicator']['name']}: a part of {whole}"
    if figure["period"]:
        yield tell_date(figure["period"])
    for link in figure["links"]:
        if LinkType(link["type"]).sets_against:
            yield f"{tell_link(link['type'], link['direction'])} another claim"


def draw_figure(figure: Fact, scale: Scale) -> Markup:
    """The mark of a number: never a bar where the words do not give both bounds."""
    kind = figure["qualifier"]
    if kind == Qualifier.BETWEEN:
        return _draw_between(scale.place(figure["low"]), scale.place(figure["high"]))
    if figure["value"] is None:
        return Markup()
    at = scale.place(figure["value"])
    cap = draw_dot(at, Filling.HOLLOW if kind in EXCLUDED else Filling.SOLID)
    if kind == Qualifier.ABOUT:
        return join(cap, draw_about(at))
    if kind in (*OPEN_ABOVE, *OPEN_BELOW):
        return join(draw_arrow(at, to_end=kind in OPEN_ABOVE), cap)
    return cap


def _draw_between(low: float, high: float) -> Markup:
    """Both bounds and the bar between them."""
    caps = [draw_dot(at, Filling.SOLID) for at in (low, high)]
    return join(draw_bar(low, high, Filling.PALE), *caps)

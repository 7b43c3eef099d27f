"""A chart as one SVG file that stands alone: in a README, a notebook, a slide.

It needs no style sheet: whatever it looks like is in its attributes. Each fact is a link with a
title, as on the page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from app.pages.charts.legend import Sign
from app.pages.charts.rows import Chart, Panel, Row, draw_grid, draw_ticks
from app.pages.charts.svg import Look, element, join

WIDTH, LABELS, GAP = 760, 330, 16
"""Of the picture, of the words at its left, and of what is between them and the marks."""
LINE, SMALL_LINE, PADDING = 18, 15, 8
LETTER, BOLD_LETTER, SMALL_LETTER = 7.2, 8.0, 6.4
"""What a letter is wide at most, on the average of a line."""
INDENT = 16
SIGNS_IN_ROW = 3
QUIET = {"font_size": 12, "fill_opacity": 0.75}
INK, PAPER = "#1d1b18", "#ffffff"
FONT = "system-ui, 'Liberation Sans', sans-serif"

Links = Callable[[str], str | None]
"""From an address of the API to that which the picture links to, if it leads anywhere."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the picture: how high it is, and how it is drawn below a height."""

    height: float
    draw: Callable[[float], Markup]


def draw_picture(chart: Chart, signs: Sequence[Sign], links: Links, origin: str) -> Markup:
    """The chart with its legend, and where it is from, as an SVG document."""
    blocks = [*_list_blocks(chart, links), _set_legend(signs), _set_origin(origin)]
    parts, top = [], 0.0
    for block in blocks:
        parts.append(block.draw(top))
        top += block.height
    paper = element("rect", width="100%", height="100%", fill=PAPER)
    return element(
        "svg",
        element("title", chart.label),
        paper,
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {top:g}",
        width=WIDTH,
        height=top,
        role="group",
        aria_label=chart.label,
        color=INK,
        font_family=FONT,
        font_size=14,
    )


def _list_blocks(chart: Chart, links: Links) -> Iterator[Block]:
    for panel in chart.panels:
        yield _set_heading(panel)
        for row in panel.rows:
            yield _set_row(row, panel, links)


def _set_heading(panel: Panel) -> Block:
    """The panel's name, and its axis' ticks above the marks."""
    lines = wrap_words(panel.name, int(LABELS / BOLD_LETTER))
    below = wrap_words(panel.about_axis, int(LABELS / SMALL_LETTER))
    ticks = draw_ticks(panel.scale) if panel.scale else Markup()
    names = len(lines) * LINE
    height = names + len(below) * SMALL_LINE + 2 * PADDING

    def draw(top: float) -> Markup:
        words = _set_lines(lines, (PADDING, top + PADDING), LINE, font_weight="bold")
        return join(
            words,
            _set_lines(below, (PADDING, top + PADDING + names), SMALL_LINE, **QUIET),
            _place_marks(top + height - 20, 20, ticks),
        )

    return Block(height, draw)


def _set_row(row: Row, panel: Panel, links: Links) -> Block:
    left = PADDING + row.depth * INDENT
    room = (LABELS if panel.scale else WIDTH - PADDING) - left
    name = wrap_words(row.name, int(room / LETTER))
    words = wrap_words(" · ".join(row.words), int(room / SMALL_LETTER))
    height = len(name) * LINE + len(words) * SMALL_LINE + PADDING

    def draw(top: float) -> Markup:
        grid = draw_grid(panel.scale) if panel.scale else Markup()
        return element(
            "a",
            element("title", row.tip),
            _set_ground(top, height),
            _set_lines(name, (left, top), LINE),
            _set_lines(words, (left, top + len(name) * LINE), SMALL_LINE, **QUIET),
            _place_marks(top, height, join(grid, row.mark)),
            href=links(row.url),
            color=INK,
        )

    return Block(height, draw)


def _set_ground(top: float, height: float) -> Markup:
    """What makes the whole row lead to its fact, and not its letters alone."""
    place: Look = {"x": 0, "y": top, "width": WIDTH, "height": height}
    return element("rect", fill="none", pointer_events="all", **place)


def _place_marks(top: float, height: float, marks: Markup) -> Markup:
    left = LABELS + GAP
    return element("svg", marks, x=left, y=top, width=WIDTH - left - PADDING, height=height)


def _set_legend(signs: Sequence[Sign]) -> Block:
    rows = -(-len(signs) // SIGNS_IN_ROW)

    def draw(top: float) -> Markup:
        return join(*(_set_sign(sign, at, top + 2 * PADDING) for at, sign in enumerate(signs)))

    return Block(rows * 2 * LINE + 3 * PADDING, draw)


def _set_origin(origin: str) -> Block:
    """Where the picture is from, for whoever meets it elsewhere."""
    lines = wrap_words(origin, int((WIDTH - 2 * PADDING) / SMALL_LETTER))

    def draw(top: float) -> Markup:
        return _set_lines(lines, (PADDING, top), SMALL_LINE, **QUIET)

    return Block(len(lines) * SMALL_LINE + 2 * PADDING, draw)


def _set_sign(sign: Sign, at: int, top: float) -> Markup:
    wide = (WIDTH - PADDING) / SIGNS_IN_ROW
    x, y = PADDING + at % SIGNS_IN_ROW * wide, top + at // SIGNS_IN_ROW * 2 * LINE
    mark = element("svg", sign.mark, x=x, y=y, width=56, height=24)
    lines = wrap_words(sign.words, int((wide - 64) / SMALL_LETTER))
    return join(mark, _set_lines(lines, (x + 64, y), SMALL_LINE, font_size=12))


def _set_lines(
    lines: Sequence[str], corner: tuple[float, float], height: float, **look: str | float
) -> Markup:
    """Lines of words below each other, from the upper left corner."""
    left, top = corner
    drawn = [
        element("text", line, x=left, y=top + (at + 0.8) * height, fill="currentColor", **look)
        for at, line in enumerate(lines)
    ]
    return join(*drawn)


def wrap_words(words: str, letters: int) -> list[str]:
    """The words in lines of so many letters at most; a longer word is cut."""
    return wrap(words, letters, break_on_hyphens=False)

"""What each sign of a chart means, as signs beside words, so that it prints with the chart."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from app.pages.charts.marks import (
    Filling,
    Soft,
    draw_about,
    draw_arrow,
    draw_bar,
    draw_dot,
    draw_soft_bar,
    draw_told,
)
from app.pages.charts.svg import join


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, and what it means."""

    mark: Markup
    words: str


def explain_timeline() -> tuple[Sign, ...]:
    """The signs of a timeline."""
    return (
        Sign(draw_dot(50, Filling.SOLID), "a day"),
        Sign(draw_bar(15, 85, Filling.PALE), "some day within"),
        Sign(draw_bar(15, 85, Filling.SOLID), "all these days"),
        Sign(draw_soft_bar(Soft(10, 90, at_start=True, at_end=True), Filling.SOLID), "about then"),
        Sign(
            join(draw_arrow(30, to_end=True), draw_dot(30, Filling.SOLID)),
            "the words leave the end open",
        ),
        Sign(draw_dot(50, Filling.HOLLOW), "scheduled: still to come"),
        Sign(draw_dot(50, Filling.HATCHED), "only the voices named say so"),
        Sign(draw_told(50), "the day of the article that tells of it"),
    )


def explain_figures() -> tuple[Sign, ...]:
    """The signs of numbers."""
    solid, hollow = Filling.SOLID, Filling.HOLLOW
    return (
        Sign(draw_dot(50, solid), "this number"),
        Sign(join(draw_dot(40, solid), draw_about(40)), "about: the words give no bound"),
        Sign(join(draw_arrow(30, to_end=True), draw_dot(30, solid)), "at least: it or more"),
        Sign(join(draw_arrow(30, to_end=True), draw_dot(30, hollow)), "more than: not itself"),
        Sign(join(draw_arrow(70, to_end=False), draw_dot(70, solid)), "at most: it or less"),
        Sign(join(draw_arrow(70, to_end=False), draw_dot(70, hollow)), "less than: not itself"),
        Sign(
            join(draw_bar(20, 80, Filling.PALE), draw_dot(20, solid), draw_dot(80, solid)),
            "between two numbers",
        ),
        Sign(Markup(), "no sign: the words give no number"),
    )


def tell_what_lengths_mean(signs: Iterable[Sign]) -> str:
    """What a reader may not take from the chart."""
    arrows = any("arrow" in sign.mark for sign in signs)
    return "An arrow’s length means nothing." if arrows else ""

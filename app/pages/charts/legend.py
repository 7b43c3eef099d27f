"""What each sign of a chart means, as signs beside words, so that it prints with the chart."""

from collections.abc import Collection
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
from app.vocabulary import Qualifier


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, and what it means."""

    mark: Markup
    words: str

    @property
    def has_arrow(self) -> bool:
        """Whether something points out of the picture."""
        return 'class="arrow"' in self.mark


def explain_timeline() -> tuple[Sign, ...]:
    """The signs of a timeline."""
    return (
        Sign(draw_dot(50, Filling.SOLID), "a day"),
        Sign(draw_bar(15, 85, Filling.PALE), "some day within"),
        Sign(draw_bar(15, 85, Filling.SOLID), "the time that the words give"),
        Sign(draw_soft_bar(Soft(10, 90, at_start=True, at_end=True), Filling.SOLID), "about then"),
        Sign(
            join(draw_arrow(30, to_end=True), draw_dot(30, Filling.SOLID)),
            "the words leave the end open",
        ),
        Sign(draw_dot(50, Filling.HOLLOW), "scheduled: still to come"),
        Sign(draw_dot(50, Filling.HATCHED), "only the voices named say so"),
        Sign(draw_told(50), "the day of the article that tells of it"),
    )


def explain_figures(kinds: Collection[str] = tuple(Qualifier)) -> tuple[Sign, ...]:
    """The signs of the numbers that have these qualifiers."""
    return tuple(sign for kind, sign in _sign_numbers().items() if kind in kinds)


def _sign_numbers() -> dict[Qualifier, Sign]:
    solid, hollow = Filling.SOLID, Filling.HOLLOW
    return {
        Qualifier.EXACT: Sign(draw_dot(50, solid), "this number"),
        Qualifier.ABOUT: Sign(
            join(draw_dot(40, solid), draw_about(40)), "about: the words give no bound"
        ),
        Qualifier.AT_LEAST: _sign_open(solid, "at least: it or more", to_end=True),
        Qualifier.MORE_THAN: _sign_open(hollow, "more than: not itself", to_end=True),
        Qualifier.AT_MOST: _sign_open(solid, "at most: it or less", to_end=False),
        Qualifier.LESS_THAN: _sign_open(hollow, "less than: not itself", to_end=False),
        Qualifier.BETWEEN: Sign(
            join(draw_bar(20, 80, Filling.PALE), draw_dot(20, solid), draw_dot(80, solid)),
            "between two numbers",
        ),
        Qualifier.SEVERAL: Sign(Markup(), "no sign: the words give no number"),
    }


def _sign_open(filling: Filling, words: str, *, to_end: bool) -> Sign:
    """A number with an arrow, whose length means nothing."""
    at = 30 if to_end else 70
    return Sign(join(draw_arrow(at, to_end=to_end), draw_dot(at, filling)), words)

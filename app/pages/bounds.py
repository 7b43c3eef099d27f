"""A number and its bounds in words: no more than the article's words give."""

from typing import Any

from app.vocabulary import Qualifier

_TOLD = {
    Qualifier.EXACT: "{value}",
    Qualifier.ABOUT: "about {value}; the words give no bounds",
    Qualifier.AT_LEAST: "{value} or more; the words give no upper bound",
    Qualifier.MORE_THAN: "more than {value}; the words give no upper bound",
    Qualifier.AT_MOST: "{value} or less; the words give no lower bound",
    Qualifier.LESS_THAN: "less than {value}; the words give no lower bound",
    Qualifier.BETWEEN: "from {low} to {high}",
    Qualifier.SEVERAL: "the words give no number",
}


def tell_bounds(figure: dict[str, Any]) -> str:
    """A figure's number as its qualifier bounds it: "more than 3,000; …"."""
    amounts = {name: tell_amount(figure[name]) for name in ("value", "low", "high")}
    return _TOLD[Qualifier(figure["qualifier"])].format(**amounts)


def tell_amount(amount: float | None) -> str:
    """A number with its thousands set apart, and no more digits than it has."""
    if amount is None:
        return "no number"
    whole = int(amount) if float(amount).is_integer() else amount
    return f"{whole:,}"

"""Events and figures as the API serves them, of every kind that the model allows."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from app.english.dates.edtf import read_edtf
from app.vocabulary import AttributionType, Modality, Qualifier, Status

Item = dict[str, Any]

HOSTILE = "<script>alert('1')</script> & \"]]> \u202etxt\u202c \x00\x1f\ud800 javascript:alert(1)"
words = st.text(min_size=1, max_size=40) | st.just(HOSTILE)
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
near_days = st.dates(min_value=date(2024, 1, 1), max_value=date(2025, 12, 31))


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """A date in a form that seeding reads."""
    day = draw(days | near_days)
    later = min(day, date.max - timedelta(days=1000)) + timedelta(days=draw(st.integers(800, 1000)))
    later = max(day, later)
    year, winter = f"{day.year:04}", f"{min(day.year, 9998):04}-24"
    point = draw(st.sampled_from([str(day), str(day)[:7], year, f"{year}-21", winter]))
    point += draw(st.sampled_from(["", "", "~", "?"]))
    return draw(
        st.sampled_from([point, f"{point}/..", f"../{point}", f"{point}/{later}", f"{year}-36"])
    )


@st.composite
def dates(draw: st.DrawFn) -> Item:
    """A date as `FactDate`, read by the grammar of seeding."""
    span = read_edtf(draw(edtf()))
    keys = ("edtf", "start", "end", "precision", "approximate")
    return {key: getattr(span, key) for key in keys} | {"text": draw(words)}


actors = st.fixed_dictionaries({"id": st.just("a"), "name": words})
voices = st.one_of(
    st.just({"type": AttributionType.ARTICLE.value, "actor": None}),
    st.just({"type": AttributionType.UNNAMED.value, "actor": None}),
    st.fixed_dictionaries({"type": st.just(AttributionType.ACTOR.value), "actor": actors}),
)


claims = st.fixed_dictionaries(
    {
        "modality": st.sampled_from([*map(str, Modality)]),
        "hedge": st.lists(words, max_size=2),
    }
)
"""As far as they say how surely an event is told of."""


@st.composite
def events(draw: st.DrawFn) -> Item:
    return {
        "title": draw(words),
        "status": draw(st.sampled_from([*map(str, Status)])),
        "status_words": draw(st.none() | words),
        "date": draw(st.none() | dates()),
        "as_of": str(draw(near_days)),
        "asserted_by": draw(st.lists(voices, max_size=3)),
        "claims": {"items": draw(st.lists(claims, max_size=3))},
    }


@st.composite
def numbers(draw: st.DrawFn) -> Item:
    """A number as its qualifier bounds it (docs/model.md)."""
    kind = draw(st.sampled_from(list(Qualifier)))
    amounts = st.integers(-(10**7), 10**12) | st.floats(-100, 1e6, allow_nan=False)
    low = draw(amounts)
    high = low + draw(st.integers(1, 10**6))
    value, least, most = {
        Qualifier.EXACT: (low, low, low),
        Qualifier.ABOUT: (low, None, None),
        Qualifier.AT_LEAST: (low, low, None),
        Qualifier.MORE_THAN: (low, low, None),
        Qualifier.AT_MOST: (low, None, low),
        Qualifier.LESS_THAN: (low, None, low),
        Qualifier.BETWEEN: (None, low, high),
        Qualifier.SEVERAL: (None, None, None),
    }[kind]
    return {"qualifier": kind.value, "value": value, "low": least, "high": most}


@st.composite
def figures(draw: st.DrawFn) -> Item:
    voice = draw(voices)
    unit, indicator = draw(st.sampled_from("uv")), draw(st.sampled_from("ij"))
    return draw(numbers()) | {
        "text": draw(words),
        "indicator": {"id": unit + indicator, "name": f"Indicator {indicator}"},
        "unit": {"id": unit, "name": f"unit {unit}"},
        "subjects": draw(st.lists(actors, max_size=2)),
        "of": draw(st.none() | words),
        "period": draw(st.none() | dates()),
        "attribution": voice
        | {"speaker": draw(st.none() | words), "cue": draw(st.none() | words), "via": None},
        "modality": draw(st.sampled_from([*map(str, Modality)])),
        "hedge": draw(st.lists(words, max_size=2)),
        "links": [],
    }


def with_ids(kind: str, items: list[Item]) -> list[Item]:
    return [one | {"id": f"f{at}", "url": f"/{kind}/f{at}"} for at, one in enumerate(items)]


@st.composite
def lists_of_figures(draw: st.DrawFn) -> list[Item]:
    """Figures of which some are parts of others, even in a circle."""
    items = with_ids("figures", draw(st.lists(figures(), max_size=6)))
    wholes = st.none() | st.sampled_from([f"f{at}" for at in range(7)])
    return [
        one | {"part_of": (whole := draw(wholes)) and {"id": whole, "text": f"whole {whole}"}}
        for one in items
    ]


lists_of_events = st.lists(events(), max_size=6).map(lambda items: with_ids("events", items))

"""Pages for readers: what one takes when it is first asked for and when it is asked for again,
beside the JSON that it is made from and JSON of its own size."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.data.places import SIZES
from benchmarks.data.release import release_of
from benchmarks.systems.asking import fetch
from benchmarks.systems.measure import exact_cpu_seconds, tree
from benchmarks.systems.running import CACHED, OURS, Running, product, running
from benchmarks.systems.sampling import Client

FIRST_ROUNDS, AGAIN, ROUNDS = 15, 800, 5
LISTS = ("/articles", "/events", "/figures", "/claims", "/discrepancies", "/actors")
AS_HTML, SEARCHED = "format=html", "/search?q=near"
LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what it took."""

    path: str
    bytes: int
    packed_bytes: int
    first: float
    """Milliseconds of processor time, made anew."""
    first_json: float
    """The same of the JSON of the same address."""
    again: float
    """Microseconds of processor time, kept."""
    again_json: float
    """The same of kept JSON of about its size."""


def measure_pages(size: str) -> list[Page]:
    """Every kind of page, of a release of a size."""
    data = release_of(SIZES[size]).data
    with running(product(OURS, data, "0")) as making, running(product(CACHED, data)) as keeping:
        paths = list(_list_paths(making.base))
        sized = sorted(_size_lists(making.base))
        return [_measure_page(making, keeping, path, sized) for path in paths]


def _list_paths(base: str) -> Iterator[str]:
    """One page of each kind: lists, one of each, a search."""
    for path in LISTS:
        yield path
        items = json.loads(fetch(f"{base}{path}?limit=1")[1])["items"]
        yield from (f"{path}/{item['id']}" for item in items)
    yield SEARCHED


def _size_lists(base: str) -> Iterator[tuple[int, str]]:
    """Lists in JSON, from short to long, by their length."""
    for limit in (1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120, LONGEST_LIST):
        path = f"/figures?limit={limit}"
        yield len(fetch(base + path)[1]), path


def _measure_page(
    making: Running, keeping: Running, path: str, sized: list[tuple[int, str]]
) -> Page:
    shown = f"{path}{'&' if '?' in path else '?'}{AS_HTML}"
    body = fetch(making.base + shown)[1]
    _, alike = min(sized, key=lambda one: abs(one[0] - len(body)))
    again = [_sample_again(keeping, one) for _ in range(ROUNDS) for one in (shown, alike)]
    return Page(
        path,
        len(body),
        len(gzip.compress(body, 6)),
        _time_first(making, shown),
        _time_first(making, path),
        median(again[::2]),
        median(again[1::2]),
    )


def _time_first(server: Running, path: str) -> float:
    """Milliseconds of processor time of an answer that is kept nowhere."""
    pids, took = tree(server.pid), list[float]()
    for _ in range(FIRST_ROUNDS):
        before = exact_cpu_seconds(pids)
        fetch(server.base + path)
        took.append(exact_cpu_seconds(pids) - before)
    return median(took) * 1e3


def _sample_again(server: Running, path: str) -> float:
    fetch(server.base + path)
    return Client(server).sample([path] * AGAIN).cpu_microseconds

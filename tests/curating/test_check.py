"""Checking does everything once: it reads each file, each text and each quote a single time."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.curating.check import check_folder
from app.curating.seeds import load
from app.releasing.rows import rows_of
from tests.conftest import SEEDS


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Callable[[object, str], "Counter[Any]"]:
    """Counts by their first argument the calls of a function that stands in a module."""

    def count(module: object, name: str) -> "Counter[Any]":
        real = getattr(module, name)
        counts: Counter[Any] = Counter()

        def counting(first: Any, *others: Any) -> Any:
            counts[first if isinstance(first, str | Path) else id(first)] += 1
            return real(first, *others)

        monkeypatch.setattr(module, name, counting)
        return counts

    return count


def test_no_text_is_read_for_quantities_twice(
    calls: Callable[[object, str], "Counter[Any]"],
) -> None:
    counts = calls(load, "find_quantities")
    rows_of(check_folder(SEEDS))
    assert counts.most_common(1)[0][1] == 1
    assert len(counts) < 80


def test_no_quote_is_looked_for_twice(calls: Callable[[object, str], "Counter[Any]"]) -> None:
    counts = calls(load, "anchor")
    checked = check_folder(SEEDS)
    rows_of(checked)
    assert counts.most_common(1)[0][1] == 1
    claims, events = checked.seeds.written_claims, checked.seeds.events.values()
    quotes = sum(len(claim.quote) + len(claim.means) for claim in claims)
    quotes += sum(len(event.quote) for event in events)
    mentions = sum(len(folder.file.mentions) for folder in checked.seeds.folders)
    assert len(counts) == quotes + mentions


def test_an_article_is_covered_once(calls: Callable[[object, str], "Counter[Any]"]) -> None:
    from app.curating import check  # noqa: PLC0415  (the module beside its functions)

    counts = calls(check, "cover")
    rows_of(check_folder(SEEDS))
    assert list(counts.values()) == [1]


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: Counter[Path] = Counter()
    real = Path.open

    def count(path: Path, *given: Any, **named: Any) -> Any:
        opened[path] += 1
        return real(path, *given, **named)

    monkeypatch.setattr(Path, "open", count)
    checked = check_folder(SEEDS)
    read = {path.relative_to(SEEDS).as_posix(): n for path, n in opened.items()}
    assert read == dict.fromkeys(checked.digests, 1)
    assert len(read) >= 3

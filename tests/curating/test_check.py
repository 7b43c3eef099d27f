"""Checking does everything once: it reads each file, each text and each quote a single time."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.curating.check import check_folder, report_seeds
from app.curating.seeds import load
from app.releasing.rows import rows_of
from tests.conftest import SEEDS

KURSK = "kursk-offensive-2025-01-05"


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


@pytest.fixture
def beside_unfinished(tmp_path: Path) -> Path:
    """The project's seeds, with two articles that nobody has finished."""
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    for name, text in (("unfinished", "A draft.\n"), ("no-text", None)):
        (seeds / name).mkdir()
        (seeds / name / "facts.yaml").write_text("article: {id: ?}\nclaims: [{}]\n", "utf-8")
        if text:
            (seeds / name / "article.txt").write_text(text, "utf-8")
    return seeds


def test_a_folder_is_told_its_own_faults_alone(beside_unfinished: Path) -> None:
    seeds = beside_unfinished
    assert report_seeds(seeds, []).faults
    report = report_seeds(seeds, [seeds / KURSK])
    assert report.faults == []
    assert [one.path.parent.name for one in report.articles] == [KURSK]
    own = report_seeds(seeds, [seeds / "unfinished"]).faults
    assert {Path(fault.file).parent.name for fault in own} == {"unfinished"}


def test_a_fault_of_what_articles_share_is_told_of_each(beside_unfinished: Path) -> None:
    shared = beside_unfinished / "vocabulary.yaml"
    shared.write_text(shared.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    faults = report_seeds(beside_unfinished, [beside_unfinished / KURSK]).faults
    assert {Path(fault.file).name for fault in faults} == {"vocabulary.yaml"}


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

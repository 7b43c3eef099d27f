"""`make bench`: this server beside its peers and the floors, on the same rows."""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.cases.against import Seeds, compare_revisions
from benchmarks.cases.compare import compare_all
from benchmarks.cases.concurrency import measure_concurrency
from benchmarks.cases.files import measure_files
from benchmarks.cases.harm import CACHE_BYTES, Terms, measure_harm
from benchmarks.cases.pages import measure_pages
from benchmarks.cases.profile import profile_all
from benchmarks.cases.replicas import measure_replicas
from benchmarks.cases.upsets import SHARE, Often, measure_upsets
from benchmarks.data.places import BUILT, SIZES
from benchmarks.data.release import release_of
from benchmarks.report.against import against_lines
from benchmarks.report.comparison import comparison_lines
from benchmarks.report.concurrency import concurrency_lines
from benchmarks.report.files import files_lines
from benchmarks.report.harm import harm_lines
from benchmarks.report.keeping import keep
from benchmarks.report.pages import pages_lines
from benchmarks.report.profile import profile_lines
from benchmarks.report.replicas import replicas_lines

PROFILED_SECONDS = 5
NO_REVISION = "Against which commit? Say it: make bench CASE=against REV=main"


def main() -> None:
    """Run what is asked for, print it, keep it."""
    given = _read_arguments()
    name, lines = CASES[given.case](given)
    print(f"\n{keep(name, lines, among_results=given.keep)}")


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="1k")
    parser.add_argument("--case", choices=CASES, default="all")
    parser.add_argument("--seconds", type=int, help="of each run of wrk, or attack")
    parser.add_argument("--rounds", type=int, help="how often everybody is asked")
    parser.add_argument("--cache", type=int, default=CACHE_BYTES >> 10, help="of harm: kilobytes")
    parser.add_argument("--keep", action="store_true", help="put the table among the results, too")
    parser.add_argument("--rev", help="of against: the commit that this code is compared with")
    parser.add_argument("--seeds", type=Path, help="of against: a folder instead of made-up ones")
    parser.add_argument("--old-seeds", type=Path, help="the old code's own, if it needs others")
    return parser.parse_args()


def _seconds(given: argparse.Namespace) -> int:
    return given.seconds or (1 if given.size == "1k" else 2)


def _compare(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    measured, items = compare_all(given.size, _seconds(given), given.rounds or 3)
    (BUILT / f"{given.size}.json").write_text(json.dumps(measured.as_json(), indent=1))
    return given.size, comparison_lines(measured, items)


def _measure_concurrency(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    found = measure_concurrency(given.size, _seconds(given))
    return f"{given.size}-concurrency", concurrency_lines(found)


def _compare_revisions(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    if not given.rev:
        raise SystemExit(NO_REVISION)
    seeds = Seeds(given.size, given.old_seeds or given.seeds, given.seeds)
    found = compare_revisions(given.rev, seeds, given.rounds)
    return f"against-{found.old}-{given.size}", against_lines(found)


def _profile(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    found = list(profile_all(given.size, PROFILED_SECONDS))
    return f"{given.size}-profile", profile_lines(found)


def _measure_harm(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    terms = Terms(given.seconds or Terms().attack, cache_bytes=given.cache << 10)
    figures = SIZES[given.size]
    built, other = release_of(figures), release_of(figures // SHARE)
    found = measure_harm(built, terms)
    return f"{given.size}-harm", harm_lines(found, measure_upsets(built, other, Often()))


def _measure_files(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    return f"{given.size}-files", files_lines(measure_files(given.size))


def _measure_replicas(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    return f"{given.size}-replicas", replicas_lines(measure_replicas(given.size, _seconds(given)))


def _measure_pages(given: argparse.Namespace) -> tuple[str, Iterator[str]]:
    return f"{given.size}-pages", pages_lines(given.size, measure_pages(given.size))


Case = Callable[[argparse.Namespace], tuple[str, Iterator[str]]]
CASES: dict[str, Case] = {
    "all": _compare,
    "concurrency": _measure_concurrency,
    "profile": _profile,
    "against": _compare_revisions,
    "harm": _measure_harm,
    "files": _measure_files,
    "replicas": _measure_replicas,
    "pages": _measure_pages,
}

if __name__ == "__main__":
    main()

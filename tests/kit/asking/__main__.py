"""Asks a server random questions for a while: `make ask SECONDS=3600 SIZE=4k`.

Without an address it serves a release of made-up articles. Every wrong answer is printed with its
question as a curl line; there must be none.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import httpx

from tests.conftest import ready_server
from tests.kit.asking.checks import Checker


@contextmanager
def _serve(size: str) -> Iterator[str]:
    """The address of a server of so many thousand figures."""
    from benchmarks.release import release_of  # noqa: PLC0415  (only where nothing is served yet)

    with ready_server(Path(release_of(int(size.removesuffix("k")) * 1000).data)) as address:
        yield address


def ask(address: str, seconds: float, seed: int) -> int:
    """Ask for so many seconds; tell how many answers were wrong."""
    faults = 0
    asked: Counter[str] = Counter()
    with httpx.Client(base_url=address) as client:
        checker = Checker.of(client, seed)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            question = checker.questions.draw()
            asked[question.path] += 1
            if fault := checker.find_fault(question):
                faults += 1
                click.echo(f"{fault}\n")
    paths = ", ".join(f"{path} {count}" for path, count in sorted(asked.items()))
    late = f"{len(checker.late)} given up after the deadline, {faults} wrong"
    click.echo(f"{asked.total()} questions ({paths}): {late}. Seed {seed}.")
    return faults


@click.command()
@click.option("--seconds", default=60.0, help="How long to ask.")
@click.option("--base", default=None, help="The address of a server; without it one is started.")
@click.option("--size", default="4k", help="How many thousand figures that one serves.")
@click.option("--seed", default=1, help="Another seed asks other questions.")
def main(seconds: float, base: str | None, size: str, seed: int) -> None:
    """Ask random questions; fail if an answer is wrong."""
    if base:
        faults = ask(base, seconds, seed)
    else:
        with _serve(size) as address:
            faults = ask(address, seconds, seed)
    raise SystemExit(min(faults, 1))


if __name__ == "__main__":
    main()

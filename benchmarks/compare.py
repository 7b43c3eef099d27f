"""One size, measured: everything started, compared, driven in interleaved rounds, and told."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import report, work
from benchmarks.drive import Load, Run, drive
from benchmarks.places import BUILT, SIZES
from benchmarks.plain import exported
from benchmarks.questions import Questions
from benchmarks.release import Built, release_of
from benchmarks.systems import CACHED, Running, product, running, systems, versions


@dataclass
class Measured:
    """Everything that a run of one size found out."""

    size: str
    built: Built
    runs: dict[str, dict[str, list[Run]]] = field(default_factory=dict)
    invalid: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    started_in: dict[str, float] = field(default_factory=dict)
    private_bytes: dict[str, int] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What is kept for comparing sizes."""
        return asdict(self)


def compare_all(size: str, seconds: int, rounds: int) -> None:
    """Measure one size, print its tables, keep its figures."""
    began = time.perf_counter()
    built = release_of(SIZES[size])
    measured = Measured(size, built, versions=versions())
    with ExitStack() as stack:
        up, items, files = prepared(built, measured, stack)
        for item in items:
            try:
                work.compare(item, up)
            except work.Differs as difference:
                measured.invalid[item.name] = str(difference)
        for number in range(rounds):
            for item, entrant in work.ran(items, up):
                if entrant.is_peer and number and size == "1k":
                    continue
                server = up[entrant.system]
                path = files[item.name][entrant.label]
                run = drive(server.base, server.pid, path, Load(seconds), entrant.header)
                measured.runs.setdefault(item.name, {}).setdefault(entrant.label, []).append(run)
                report.progress(item.name, entrant.label, run)
        for name, server in up.items():
            measured.private_bytes[name] = server.private_bytes
    (BUILT / f"{size}.json").write_text(json.dumps(measured.as_json(), indent=1))
    report.show(measured, items, time.perf_counter() - began)


def prepared(
    built: Built, measured: Measured, stack: ExitStack
) -> tuple[dict[str, Running], list[work.Item], dict[str, dict[str, Path]]]:
    """Everybody started, with the questions that they get."""
    plain = exported(built)
    folder = Path(built.data)
    with first_answers(built, folder / "hot.json") as (tag, following):
        questions = Questions(built.database, following)
    items = work.items(questions, plain.database.stem, tag)
    up: dict[str, Running] = {}
    for system in systems(built, plain, folder / "hot.json", folder / "datasette.json"):
        if system.missing:
            measured.missing[system.name] = system.missing
            continue
        try:
            up[system.name] = stack.enter_context(running(system))
        except (RuntimeError, OSError) as error:
            measured.missing[system.name] = str(error)
        else:
            measured.started_in[system.name] = up[system.name].started_in
    files = {item.name: item.address_files(folder / "paths", set(up)) for item in items}
    return up, items, files


@contextmanager
def first_answers(built: Built, hot: Path) -> Iterator[tuple[str, str]]:
    """The tag and `next` of our first list; its bytes are put into a file for the bare reply."""
    with running(product(CACHED, built.data)) as server:
        questions = Questions(built.database, "/?cursor=W10")
        first = work.asked("/figures", sort="value", limit=20, total="false")
        path = first(questions.lists()[0])
        _, body, headers = work.answered(server.base + path)
        hot.write_bytes(body)
        _, page = work.fetched(f"{server.base}/figures?limit=20&total=false")
        yield headers["etag"], json.loads(page)["next"]

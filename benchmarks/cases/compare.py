"""One size, measured: everything started, compared, and driven in interleaved rounds."""

import json
import os
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cases import work
from benchmarks.cases.everything import (
    Curated,
    Download,
    download_ours,
    print_with_shell,
    read_curated,
)
from benchmarks.data.places import SIZES
from benchmarks.data.plain import Plain, export_plain
from benchmarks.data.questions import Questions
from benchmarks.data.release import Built, release_of
from benchmarks.systems.asking import ask, fetch
from benchmarks.systems.drive import Load, Run, drive, show_progress
from benchmarks.systems.running import CACHED, OURS, Running, product, running, systems, versions

NO_CURSOR = "/?cursor=W10"


@dataclass
class Measured:
    """Everything that a run of one size found out."""

    size: str
    seconds: int
    rounds: int
    built: Built
    curated: Curated
    versions: dict[str, str]
    load: tuple[float, float, float] = field(default_factory=os.getloadavg)
    runs: dict[str, dict[str, list[Run]]] = field(default_factory=dict)
    invalid: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    started_in: dict[str, float] = field(default_factory=dict)
    private_at_start: dict[str, int] = field(default_factory=dict)
    private_after: dict[str, int] = field(default_factory=dict)
    csv: dict[str, Download] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What is kept for comparing sizes."""
        return asdict(self)


@dataclass(frozen=True)
class Field:
    """Everybody who runs, and what they are asked."""

    up: dict[str, Running]
    items: list[work.Item]
    files: dict[str, dict[str, Path]]
    plain: Plain


def compare_all(size: str, seconds: int, rounds: int) -> tuple[Measured, list[work.Item]]:
    """Measure one size."""
    built = release_of(SIZES[size])
    measured = Measured(size, seconds, rounds, built, read_curated(), versions())
    with ExitStack() as stack:
        field = start_field(built, measured, stack)
        _compare_answers(field, measured)
        for number in range(rounds):
            _drive_round(field, measured, number)
        for name, server in field.up.items():
            measured.private_after[name] = server.private_bytes
        measured.csv["this server"] = download_ours(field.up[OURS].base)
        if shell := print_with_shell(field.plain.database):
            measured.csv["sqlite3 shell"] = shell
    return measured, field.items


def _compare_answers(field: Field, measured: Measured) -> None:
    for item in field.items:
        try:
            work.compare(item, field.up)
        except work.Differs as difference:
            measured.invalid[item.name] = str(difference)


def _drive_round(field: Field, measured: Measured, number: int) -> None:
    """Everybody once, one after the other; of the smallest size the peers only once in all."""
    for item, entrant in work.each_entry(field.items, field.up):
        if entrant.is_peer and number and measured.size == "1k":
            continue
        server, path = field.up[entrant.system], field.files[item.name][entrant.label]
        run = drive(server.base, server.pid, path, Load(measured.seconds), entrant.header)
        measured.runs.setdefault(item.name, {}).setdefault(entrant.label, []).append(run)
        show_progress(item.name, entrant.label, run)


def start_field(built: Built, measured: Measured, stack: ExitStack) -> Field:
    """Everybody started, with the questions that they get."""
    plain, folder = export_plain(built), Path(built.data)
    with running(product(CACHED, built.data)) as server:
        tag, following = ask_first(server.base, built.database, folder / "hot.json")
    questions = Questions(built.database, following)
    items = work.items(questions, (plain.database.stem, Path(built.database).stem), tag)
    up: dict[str, Running] = {}
    for system in systems(built, plain, folder / "hot.json", folder / "datasette.json"):
        if system.missing:
            measured.missing[system.name] = system.missing
            continue
        try:
            server = up[system.name] = stack.enter_context(running(system))
        except (RuntimeError, OSError) as error:
            measured.missing[system.name] = str(error)
        else:
            measured.started_in[system.name] = server.started_in
            measured.private_at_start[system.name] = server.private_bytes
    files = {item.name: item.address_files(folder / "paths", set(up)) for item in items}
    return Field(up, items, files, plain)


def ask_first(base: str, database: str, hot: Path) -> tuple[str, str]:
    """The tag and `next` of our first list; its bytes are put into a file for the bare reply."""
    question = Questions(database, NO_CURSOR).lists()[0]
    path = work.spell("/figures", sort="value", limit=20, total="false")(question)
    _, body, headers = ask(base + path)
    hot.write_bytes(body)
    _, page = fetch(f"{base}/figures?limit=20&total=false")
    return headers["etag"], json.loads(page)["next"]

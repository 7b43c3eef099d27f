"""Where the time goes: samples of a busy process, as microseconds of each request, line by line."""

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import work
from benchmarks.drive import Load, drive
from benchmarks.places import BUILT, HOME, SIZES, tool
from benchmarks.questions import Questions
from benchmarks.release import Built, release_of
from benchmarks.report import row, rule
from benchmarks.systems import DOCUMENTS, OURS, ROWS, System, floor, product, running

SHOWN, SEEDED = 40, 20_000
MOSTLY = 0.97
"""A frame that is nearly always there is the shell of the others and tells nothing."""
IDLE = ("Condition.wait ", "wait (threading")
NO_SAMPLER = (
    "py-spy is missing, or may not look at other processes: run `make bench` once, as root."
)
_FRAME = re.compile(r"(.+) \((.+):(\d+)\)")


@dataclass(frozen=True, slots=True)
class Samples:
    """Stacks of a process, each with how often it was seen: outermost frame first."""

    stacks: Counter[tuple[str, ...]]

    @property
    def total(self) -> int:
        """How many samples there are."""
        return max(sum(self.stacks.values()), 1)

    def of_lines(self) -> Counter[str]:
        """How often each line was the one that ran."""
        counted: Counter[str] = Counter()
        for stack, count in self.stacks.items():
            counted[stack[-1]] += count
        return counted

    def within(self) -> Counter[str]:
        """How often each function ran or waited for what it called."""
        counted: Counter[str] = Counter()
        for stack, count in self.stacks.items():
            for name in {_function(frame) for frame in stack}:
                counted[name] += count
        return counted


def run_all(size: str, seconds: int) -> None:
    """Profile a list, one by id, and seeding; print it, keep it."""
    built = release_of(SIZES[size])
    told = [*_served(built, seconds), *_seeded()]
    text = "\n".join(told)
    (BUILT / f"{size}-profile.md").write_text(text + "\n")
    print(text)


def _served(built: Built, seconds: int) -> Iterator[str]:
    questions = Questions(built.database, "/?cursor=W10")
    spelling = work.asked("/figures", sort="value", limit=20, total="false")
    asked = {
        work.LIST: [spelling(question) for question in questions.lists()],
        work.ONE: [f"/figures/{question['id']}" for question in questions.ids()],
    }
    systems = [
        product(OURS, built.data, "0"),
        floor(ROWS, "rows", Path(built.database)),
        floor(DOCUMENTS, "documents", Path(built.database)),
    ]
    for item, addresses in asked.items():
        paths = Path(built.data) / "profile.txt"
        paths.write_text("\n".join(addresses) + "\n")
        for system in systems:
            yield from _driven(item, system, paths, seconds)


def _driven(item: str, system: System, paths: Path, seconds: int) -> Iterator[str]:
    with running(system) as server:
        plain = drive(server.base, server.pid, paths, Load(seconds))
        raw = Path(paths).with_name("profile.raw")
        command = ["record", "-p", str(server.pid), "-d", str(seconds), "-f", "raw", "-o", str(raw)]
        with _sampling(*command) as sampling:
            time.sleep(0.5)
            drive(server.base, server.pid, paths, Load(seconds))
            sampling.wait(timeout=60)
    yield from _table(f"{item}: {system.name}", read(raw), plain.cpu_microseconds, "µs")


def _seeded() -> Iterator[str]:
    raw = BUILT / "profile.raw"
    program = [sys.executable, "-m", "benchmarks.release"]
    command = [*program, str(SEEDED), str(BUILT / "profiled"), "1"]
    given = ["record", "-f", "raw", "-o", str(raw), "--", *command]
    with _sampling(*given) as sampling:
        sampling.wait(timeout=600)
    samples = Samples(
        Counter({s: n for s, n in read(raw).stacks.items() if any("publish_rows" in f for f in s)})
    )
    yield from _table("seeding, of each figure", samples, samples.total / 100 / SEEDED * 1e6, "µs")


def _sampling(*command: str) -> "subprocess.Popen[bytes]":
    sampler = tool("py-spy")
    if sampler is None:
        raise SystemExit(NO_SAMPLER)
    nowhere = subprocess.DEVNULL
    return subprocess.Popen([sampler, *command], cwd=HOME, stdout=nowhere, stderr=nowhere)


def read(raw: Path) -> Samples:
    """The samples that py-spy wrote: `outer;inner count`."""
    if not raw.is_file():
        raise SystemExit(NO_SAMPLER)
    stacks: Counter[tuple[str, ...]] = Counter()
    for line in raw.read_text().splitlines():
        frames, _, count = line.rpartition(" ")
        stack = tuple(map(_short, frames.split(";")))
        if not stack[-1].startswith(IDLE):
            stacks[stack] += int(count)
    return Samples(stacks)


def _short(frame: str) -> str:
    """A frame with its file as far as it tells something."""
    found = _FRAME.fullmatch(frame)
    if not found:
        return frame
    name, file, line = found.groups()
    return f"{name} ({'/'.join(Path(file).parts[-2:])}:{line})"


def _function(frame: str) -> str:
    return re.sub(r":\d+\)$", ")", frame)


def _table(name: str, samples: Samples, whole: float, unit: str) -> Iterator[str]:
    for about, counted in (("with all it calls", samples.within()), ("line", samples.of_lines())):
        yield f"\n**{name}**, {about}, {whole:,.0f} {unit} in all\n"
        yield row("", unit, "share")
        yield rule(3)
        inner = [(frame, n) for frame, n in counted.most_common() if n < MOSTLY * samples.total]
        for frame, count in inner[:SHOWN]:
            share = count / samples.total
            yield row(f"`{frame}`", f"{share * whole:.1f}", f"{share:.1%}")

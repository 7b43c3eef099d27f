"""Where the time goes: samples of a busy process."""

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import work
from benchmarks.data.places import BUILT, HOME, SIZES, tool
from benchmarks.data.questions import Questions
from benchmarks.data.release import Built, release_of
from benchmarks.systems.drive import Load, drive
from benchmarks.systems.running import DOCUMENTS, OURS, ROWS, System, floor, product, running

SEEDED = 20_000
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


@dataclass(frozen=True, slots=True)
class Profile:
    """The samples of some work, and the microseconds that one piece of it takes."""

    name: str
    samples: Samples
    microseconds: float


def profile_all(size: str, seconds: int) -> Iterator[Profile]:
    """Profile a list, one by id, and seeding."""
    yield from _profile_serving(release_of(SIZES[size]), seconds)
    yield _profile_seeding()


def _profile_serving(built: Built, seconds: int) -> Iterator[Profile]:
    questions = Questions(built.database, "/?cursor=W10")
    spelling = work.spell("/figures", sort="value", limit=20, total="false")
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
            yield _profile_answers(item, system, paths, seconds)


def _profile_answers(item: str, system: System, paths: Path, seconds: int) -> Profile:
    with running(system) as server:
        plain = drive(server.base, server.pid, paths, Load(seconds))
        raw = Path(paths).with_name("profile.raw")
        command = ["record", "-p", str(server.pid), "-d", str(seconds), "-f", "raw", "-o", str(raw)]
        with _sampling(*command) as sampling:
            time.sleep(0.5)
            drive(server.base, server.pid, paths, Load(seconds))
            sampling.wait(timeout=60)
    return Profile(f"{item}: {system.name}", read_samples(raw), plain.cpu_microseconds)


def _profile_seeding() -> Profile:
    raw = BUILT / "profile.raw"
    program = [sys.executable, "-m", "benchmarks.data.release"]
    command = [*program, str(SEEDED), str(BUILT / "profiled")]
    given = ["record", "-f", "raw", "-o", str(raw), "--", *command]
    with _sampling(*given) as sampling:
        sampling.wait(timeout=600)
    stacks = read_samples(raw).stacks
    publishing = {s: n for s, n in stacks.items() if any("publish_rows" in f for f in s)}
    samples = Samples(Counter(publishing))
    return Profile("seeding, of each figure", samples, samples.total / 100 / SEEDED * 1e6)


def _sampling(*command: str) -> "subprocess.Popen[bytes]":
    sampler = tool("py-spy")
    if sampler is None:
        raise SystemExit(NO_SAMPLER)
    nowhere = subprocess.DEVNULL
    return subprocess.Popen([sampler, *command], cwd=HOME, stdout=nowhere, stderr=nowhere)


def read_samples(raw: Path) -> Samples:
    """The samples that py-spy wrote: `outer;inner count`."""
    if not raw.is_file():
        raise SystemExit(NO_SAMPLER)
    stacks: Counter[tuple[str, ...]] = Counter()
    for line in raw.read_text().splitlines():
        frames, _, count = line.rpartition(" ")
        stack = tuple(map(_shorten, frames.split(";")))
        if not stack[-1].startswith(IDLE):
            stacks[stack] += int(count)
    return Samples(stacks)


def _shorten(frame: str) -> str:
    """A frame with its file as far as it tells something."""
    found = _FRAME.fullmatch(frame)
    if not found:
        return frame
    name, file, line = found.groups()
    return f"{name} ({'/'.join(Path(file).parts[-2:])}:{line})"


def _function(frame: str) -> str:
    return re.sub(r":\d+\)$", ")", frame)

"""Work shared among processes gives what one process gives, and fails as plainly."""

import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import IO

import pytest

from app.releasing import build as load
from app.releasing.processes import BATCH, made
from app.releasing.publish import CannotPublish, publish, publish_rows
from benchmarks.synthetic import collected
from tests.conftest import HOME, SEEDS

ALL = range(10**9)


def squares(count: int) -> Iterator[Callable[[], int]]:
    return (partial(pow, number, 2) for number in range(count))


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, 2 * BATCH, 7 * BATCH + 3])
def test_results_come_in_the_order_of_the_jobs(processes: int, count: int) -> None:
    with made(squares(count), processes) as results:
        assert list(results) == [number**2 for number in range(count)]
    assert not active_children()


def test_the_work_is_done_beside_this_process() -> None:
    with made((os.getpid for _ in range(3 * BATCH)), 2) as results:
        workers = list(results)
    assert len(set(workers)) == 2
    assert os.getpid() not in workers


def test_who_reads_no_further_leaves_no_process_behind() -> None:
    with made(squares(100 * BATCH), 2) as results:
        assert next(results) == 0
    assert not active_children()


def failing(count: int) -> Iterator[Callable[[], float]]:
    """The last job cannot be done."""
    yield from squares(count)
    yield lambda: 1 / 0


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_job_raises_is_raised_where_the_result_is_read(processes: int) -> None:
    with (
        made(failing(BATCH), processes) as results,
        pytest.raises(ZeroDivisionError, match="division by zero"),
    ):
        list(results)
    assert not active_children()


class Odd(Exception):
    """An error that cannot be copied."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def odd() -> None:
    raise Odd(1, 2)


def test_an_error_that_cannot_be_copied_is_still_told() -> None:
    with (
        made((odd for _ in range(BATCH)), 2) as results,
        pytest.raises(RuntimeError, match="Odd: 1 and 2") as raised,
    ):
        list(results)
    assert not isinstance(raised.value, Odd)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_process_is_told() -> None:
    with (
        made((killed for _ in range(BATCH)), 2) as results,
        pytest.raises(ChildProcessError, match="memory"),
    ):
        list(results)


def dumped(database: Path) -> list[str]:
    """All that a release holds, but for when it was built."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA query_only=ON")
        return [
            line for line in connection.iterdump() if not line.startswith('INSERT INTO "release"')
        ]


def test_a_release_made_by_processes_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, releases = collected(301), []
    for processes in (1, 2):
        monkeypatch.setattr(load, "WORTH_PROCESSES", ALL)
        monkeypatch.setattr(load, "cores", partial(int, processes))
        data = tmp_path / str(processes)
        data.mkdir()
        releases.append(data / publish_rows(rows, "synthetic", data).file)
    one, two = map(dumped, releases)
    assert len(one) > 301
    assert one == two


def test_a_killed_process_leaves_the_old_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pointer = publish(SEEDS, tmp_path)
    monkeypatch.setattr(load, "WORTH_PROCESSES", ALL)
    monkeypatch.setattr(load, "cores", partial(int, 2))
    monkeypatch.setattr(load, "documents", lambda _: (killed for _ in range(BATCH)))
    with pytest.raises(CannotPublish, match="memory"):
        publish(SEEDS, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {pointer.file, "release.json", "lock"}


PUBLISHING = """
import sys
from pathlib import Path
from app.releasing import build as load, publish
from benchmarks.synthetic import collected

load.WORTH_PROCESSES, load.cores = range(10**9), lambda: 2
rows, data = collected(4000), Path(sys.argv[1])
with publish._alone(data):
    print("begun", flush=True)
    publish.publish_rows(rows, "synthetic", data)
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_run_leaves_no_process_that_would_hold_up_the_next(
    how: signal.Signals, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", PUBLISHING, str(tmp_path)]
    with subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"begun\n"
        time.sleep(1)
        assert running.poll() is None
        running.send_signal(how)
    end = time.monotonic() + 30
    with (tmp_path / "lock").open("a") as lock:
        while not _is_free(lock):
            assert time.monotonic() < end, "Somebody still holds the lock."
            time.sleep(0.05)


def _is_free(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

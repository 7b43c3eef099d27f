"""Two revisions are compared by what both have: seeds, `facts`, and its server.

Nothing is timed.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from app import tables as t
from app.curating.check import check_folder
from app.releasing.rows import rows_of
from benchmarks.__main__ import NO_REVISION, main
from benchmarks.cases import against
from benchmarks.cases.against import CONTENDERS, FLOOR, NEW, OLD, TWIN, Seeds, compare_sides
from benchmarks.data.rows import collect_rows
from benchmarks.data.seeds import write_seeds
from benchmarks.report.against import Pairs, against_lines
from benchmarks.report.keeping import keep
from benchmarks.systems import revision
from benchmarks.systems.revision import Revision, check_out, find_python
from benchmarks.systems.running import Running
from benchmarks.systems.sampling import Client, Sample, UnexpectedStatus
from benchmarks.systems.seeding import seed
from tests.conftest import HOME

FIGURES = 26
BODIES = {"/short": b"[]", "/long": b"0\r\n\r\n" * 50_000}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    write_seeds(FIGURES, folder)
    return folder


# The seeds


def test_made_up_seeds_state_the_made_up_rows(seeds: Path) -> None:
    read, rows = rows_of(check_folder(seeds)), collect_rows(FIGURES)
    same = {
        t.Article: ("id", "text", "headline", "date"),
        t.Sentence: ("article_id", "position", "part", "start", "end"),
        t.Claim: ("id", "text", "attributed_to", "modality", "hedge"),
        t.Evidence: ("claim_id", "number", "exact", "start", "end"),
        t.Figure: ("id", "indicator_id", "value", "low", "high", "qualifier", "date_edtf", "text"),
        t.Event: ("id", "title", "date_edtf"),
    }
    for table, columns in same.items():
        found, wanted = (
            sorted([tuple(row[name] for name in columns) for row in some[table]], key=repr)
            for some in (read, rows)
        )
        assert found == wanted, table.__name__


# The revisions


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, whose `facts` cannot seed."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app/__init__.py").write_text("")
    (tmp_path / "app/cli.py").write_text("def main():\n    raise SystemExit('No such luck.')\n")
    (tmp_path / "requirements.txt").write_bytes((HOME / "requirements.txt").read_bytes())
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*named, "commit", "-q", "-m", "First")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    monkeypatch.setattr(revision, "HOME", tmp_path)
    return tmp_path


def test_a_commit_is_checked_out_as_it_was(repository: Path, tmp_path: Path) -> None:
    (repository / "app/cli.py").write_text("changed")
    old = check_out("HEAD", tmp_path / "tree")
    assert (old.tree / "app/cli.py").read_text().startswith("def main()")
    assert len(old.name) == 7
    assert old.python == Path(sys.executable)
    ours = revision.our_revision(old)
    assert ours.name == f"{old.name}, changed"
    assert ours.python == old.python


def test_a_commit_that_is_none_is_refused(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="REV=unheard-of names no commit"):
        check_out("unheard-of", tmp_path / "tree")


def test_what_a_revision_says_of_seeds_it_refuses_is_told(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"does not take the seeds of .*\nNo such luck\."):
        seed(check_out("HEAD", tmp_path / "tree"), tmp_path, tmp_path / "data")


def test_another_lock_needs_an_environment_of_its_own(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revision, "BUILT", tmp_path / "built")
    old = check_out("HEAD", tmp_path / "tree")
    tree = old.tree
    (tree / "requirements.txt").write_text("# nothing at all\n")
    python = find_python(tree)
    assert python != Path(sys.executable)
    (repository / "requirements.txt").write_text("# nothing else\n")
    ours = revision.our_revision(replace(old, python=python))
    assert ours.python not in (python, Path(sys.executable))
    before = python.stat().st_ctime_ns
    assert find_python(tree) == python
    assert python.stat().st_ctime_ns == before


def test_without_a_revision_it_asks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["make bench", "--case", "against"])
    with pytest.raises(SystemExit) as refusal:
        main()
    assert refusal.value.code == NO_REVISION


# The samples


class Handler(BaseHTTPRequestHandler):
    """Answers with a length, in chunks, or with 304."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.headers["If-None-Match"]:
            self.send_response(304)
            self.end_headers()
            return
        body = BODIES[self.path.partition("?")[0]]
        self.send_response(200)
        if self.path.endswith("?chunked"):
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for at in range(0, len(body), 7001):
                part = body[at : at + 7001]
                self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is written of it."""


@contextmanager
def answering() -> Iterator[Running]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        pid = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        try:
            yield Running("stand-in", pid.pid, f"http://127.0.0.1:{server.server_port}", 0)
        finally:
            pid.communicate(b"\n")
            server.shutdown()


def test_answers_are_read_to_their_end_however_they_are_sent() -> None:
    short, long = len(BODIES["/short"]), len(BODIES["/long"])
    with answering() as server:
        client = Client(server)
        for ending in ("", "?chunked"):
            paths = [f"/short{ending}", f"/long{ending}"] * 9 + [f"/short{ending}"]
            sample = client.sample(paths)
            assert (sample.answers, sample.bytes) == (11, 6 * short + 5 * long)
        unchanged = client.sample(["/short"] * 17, "If-None-Match: x\r\n", 304)
        assert (unchanged.answers, unchanged.bytes) == (9, 0)


def test_an_answer_of_another_status_is_no_sample() -> None:
    with answering() as server, pytest.raises(UnexpectedStatus, match="status 200"):
        Client(server).sample(["/short"] * 2, status=304)


def test_samples_add_up() -> None:
    both = Sample(2, 0.5, 1, 10) + Sample(2, 1.5, 3, 30)
    assert (both.cpu_microseconds, both.clock_microseconds, both.bytes) == (500_000, 1_000_000, 40)


# The verdict


def test_a_ratio_is_held_against_the_spread_of_old_against_old() -> None:
    pairs = Pairs(old=[100, 200, 100], twin=[90, 220, 120], new=[110, 210, 150])
    assert pairs.ratio == 1.1
    assert pairs.spread == (1.0, 1.1, 1.15)
    assert pairs.most == pytest.approx(1.05 * 1.15)


def test_luck_of_the_twin_makes_nothing_stricter() -> None:
    assert Pairs([100, 100], [80, 80], [104, 104]).most == 1.05


# All of it


def test_two_revisions_are_compared(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(against, "SECONDS", 0.0)
    monkeypatch.setattr(against, "SEEDED_ROUNDS", {"1k": 1})
    old, new = (Revision(name, HOME, Path(sys.executable)) for name in ("before", "after"))
    found = compare_sides(old, new, Seeds("1k", seeds, seeds), tmp_path, rounds=1)
    assert [one.item.name for one in found.asked if one.failed or one.differs] == []
    for asked in found.asked:
        assert set(asked.samples) == {FLOOR, *CONTENDERS}
        assert all(one.answers == 2 * asked.count for one in asked.samples[NEW])
    lengths = {one.item.name: one.samples[TWIN][0].bytes for one in found.asked}
    assert lengths.pop("304") == 0
    assert min(lengths.values()) > 0
    assert {name: len(seeded) for name, seeded in found.seeded.items()} == {OLD: 1, NEW: 1, TWIN: 1}
    lines = list(against_lines(found))
    tables = [line for line in lines if line.startswith("|")]
    assert len(tables) == len(found.asked) + 2 + 6 + 2
    assert lines[0] == "# after against before\n"


def test_a_table_is_kept_among_the_results_only_if_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.report.keeping.BUILT", tmp_path / "built")
    monkeypatch.setattr("benchmarks.report.keeping.RESULTS", tmp_path / "results")
    assert keep("a", ["", "one", "two"], among_results=False) == "one\ntwo\n"
    assert (tmp_path / "built/a.md").read_text() == "one\ntwo\n"
    assert not (tmp_path / "results").exists()
    keep("a", ["one"], among_results=True)
    assert (tmp_path / "results/a.md").read_text() == "one\n"

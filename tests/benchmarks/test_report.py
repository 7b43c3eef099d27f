"""What was found is told in tables."""

from collections import Counter
from pathlib import Path

from benchmarks.cases.concurrency import Beside, Concurrency, Together, join_rounds
from benchmarks.cases.profile import Profile, read_samples
from benchmarks.report.concurrency import concurrency_lines
from benchmarks.report.profile import profile_lines
from benchmarks.systems.drive import Run
from benchmarks.systems.pacing import Waited


def test_many_at_once_are_told_by_workers() -> None:
    waited = Waited([1.0, 3.0], Counter({200: 1, 503: 1}))
    beside = join_rounds([Beside("nothing", waited, ""), Beside("nothing", waited, "again")])
    run = Run(1500, 400, 0.5, 1.25, 100, 0, 0)
    found = Concurrency("1k", [(2, 16, run)], [Together(2, [beside], [(0.25, "/figures")])])
    lines = list(concurrency_lines(found))
    assert "| 2 | 16 | 1,500 | 400 | 0.50 | 1.25 | 0 |" in lines
    assert "| nothing | 3.0 | 3.0 | 3.0 | 2 | again |" in lines
    assert "- 250 ms: `/figures`" in lines


def test_a_profile_is_told_in_the_time_of_one_request(tmp_path: Path) -> None:
    raw = tmp_path / "profile.raw"
    frames = ("main (app/cli.py:1)", "ask (app/kit/a.py:2)", "wait (threading.py:3)")
    raw.write_text(
        f"{frames[0]};{frames[1]} 3\n{frames[0]} 1\n{frames[0]};{frames[2]} 96\n", encoding="utf-8"
    )
    lines = list(profile_lines([Profile("list", read_samples(raw), 200.0)]))
    assert "| `ask (kit/a.py)` | 150.0 | 75.0% |" in lines
    assert "| `ask (kit/a.py:2)` | 150.0 | 75.0% |" in lines
    assert "| `main (app/cli.py:1)` | 50.0 | 25.0% |" in lines
    assert not any("threading" in line or "`main (app/cli.py)`" in line for line in lines)

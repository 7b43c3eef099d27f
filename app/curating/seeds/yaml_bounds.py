"""How large a YAML file would become, counted before anything is built of it.

A few lines of aliases can stand for a thousand million values, and deep nesting overflows the stack
of the library that builds the tree. Reading the file through, sign by sign, does neither.
"""

from collections.abc import Iterator

import yaml

MOST_DEPTH = 32
MOST_VALUES = 500_000
"""Values of one file, each alias counted as all that it stands for."""


class TooLarge(Exception):
    """The file would become too large: what is wrong, and where it begins to be."""

    def __init__(self, message: str, event: yaml.Event) -> None:
        super().__init__(message)
        mark = event.start_mark
        self.line, self.column = (mark.line + 1, mark.column + 1) if mark else (1, 1)


def check_bounds(text: str) -> None:
    """Read a file through. Raises TooLarge, or YAMLError where it is malformed."""
    counter = _Counter()
    for event in _events(text):
        counter.count(event)


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CSafeLoader(text)
    try:
        while event := loader.get_event():
            yield event
    finally:
        loader.dispose()


class _Counter:
    """Counts values, and within every anchor those that its aliases stand for."""

    def __init__(self) -> None:
        self._values = 0
        self._open: list[tuple[str | None, int]] = []
        """What is begun and not ended: its anchor, and how many values came before it."""
        self._within: dict[str, int] = {}

    def count(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):  # as most are
            self._values += 1
            if event.anchor:
                self._within[event.anchor] = 1
        elif isinstance(event, yaml.AliasEvent):
            self._add_alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event.anchor, self._values))
            self._values += 1
            if len(self._open) > MOST_DEPTH:
                raise TooLarge(f"Nested more than {MOST_DEPTH} levels deep.", event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        if self._values > MOST_VALUES:
            raise TooLarge(f"The file holds more than {MOST_VALUES:,} values.", event)

    def _add_alias(self, event: yaml.AliasEvent) -> None:
        if any(anchor == event.anchor for anchor, _ in self._open):
            raise TooLarge(f"*{event.anchor} stands within itself.", event)
        # One that nothing defines is told when the tree is built.
        self._values += self._within.get(str(event.anchor), 1)

    def _close(self) -> None:
        anchor, before = self._open.pop()
        if anchor:
            self._within[anchor] = self._values - before

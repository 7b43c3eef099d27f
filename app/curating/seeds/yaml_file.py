"""YAML with the place of every value, so that a fault can name file, line and column.

Scalars stay the text that was written (`1.50`, `no`, `2025-01-05`): the shapes in `facts.py` decide
what they mean. A repeated key is a fault, not a silent loss.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from app.curating.seeds.faults import Fault, shown_path
from app.curating.seeds.yaml_bounds import TooLarge, check_bounds

Route = tuple[str | int, ...]
"""How a value is reached from the top: keys and list indexes."""

_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass
class YamlFile:
    """A parsed file: its plain data, the place of every value, and the faults of its form."""

    path: Path
    data: Any = None
    places: dict[Route, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    kept: dict[str, list[int]] = field(default_factory=dict)
    """For a list from which items were left out: the place of each that stayed."""

    def leave_out(self, section: str, name: str | int) -> None:
        """Leave one item out of a section; what stays is still found at its place."""
        items = self.data[section]
        if isinstance(items, list):
            places = self.kept.setdefault(section, list(range(len(items))))
            del places[int(name)]
            del items[int(name)]
        else:
            del items[name]

    def fault(self, route: Route, message: str) -> Fault:
        """A fault at the value that the route leads to, or at the nearest one above it."""
        if len(route) > 1 and isinstance(route[1], int) and route[0] in self.kept:
            route = (route[0], self.kept[str(route[0])][route[1]], *route[2:])
        while route and route not in self.places:
            route = route[:-1]
        line, column = self.places.get(route, (1, 1))
        return Fault(shown_path(self.path), line, column, message)


class _TextLoader(yaml.CSafeLoader):
    """Leaves every scalar the text that was written, and so looks for no kind of value in it."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:  # noqa: ARG002  (part of the form)
        """No tag: what a scalar means is not decided here."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Nothing hangs on where a value stands."""

    def ascend_resolver(self) -> None:
        """Nothing hangs on where a value stands."""


def parse_yaml(path: Path, content: bytes) -> YamlFile:
    """Parse a file's bytes. What is wrong with its form stands in `faults`; nothing is raised."""
    file = YamlFile(path)
    try:
        text = content.decode("utf-8-sig")
        check_bounds(text)
        node = yaml.compose(text, Loader=_TextLoader)
        file.data = _make_plain(node, (), file) if node is not None else None
    except TooLarge as error:
        file.faults.append(Fault(shown_path(path), error.line, error.column, str(error)))
    except yaml.MarkedYAMLError as error:
        file.faults.append(_tell_malformed(path, error))
    except yaml.YAMLError as error:
        file.faults.append(Fault(shown_path(path), 1, 1, f"This is not YAML: {error}."))
    except UnicodeDecodeError as error:
        message = f"The file is not UTF-8: byte {error.start + 1} cannot be read."
        file.faults.append(Fault(shown_path(path), 1, 1, message))
    return file


def _tell_malformed(path: Path, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(part for part in (error.context, error.problem) if part)
    hint = " A text that holds `: ` or begins with a quotation mark wants quotes around it."
    return Fault(shown_path(path), line, column, f"This is not well-formed YAML: {said}.{hint}")


def _make_plain(node: yaml.Node, route: Route, file: YamlFile) -> Any:
    file.places.setdefault(route, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.MappingNode):
        return _make_mapping(node, route, file)
    if isinstance(node, yaml.SequenceNode):
        return [_make_plain(item, (*route, n), file) for n, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return None if not node.style and node.value in _NULLS else node.value


def _make_mapping(node: yaml.MappingNode, route: Route, file: YamlFile) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            place = Fault(
                shown_path(file.path),
                key.start_mark.line + 1,
                key.start_mark.column + 1,
                f'"{name}" stands here twice.',
            )
            file.faults.append(place)
            continue
        file.places[(*route, name)] = (value.start_mark.line + 1, value.start_mark.column + 1)
        found[name] = _make_plain(value, (*route, name), file)
    return found

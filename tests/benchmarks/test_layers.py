"""The benchmarks' folders stand above each other, and no file imports itself by a detour.

Each rule is also shown to find what it forbids, in files planted for it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import HOME
from tests.test_house import (
    long_files,
    long_functions,
    many_parameters,
    parsed,
    planted,
)

BENCHMARKS = HOME / "benchmarks"
LAYERS = ("data", "systems", "cases", "report", "__main__")
"""Each imports only itself and those before it."""

Graph = dict[str, set[str]]


def import_graph(root: Path) -> Graph:
    """Which of the files under the root each of them imports, wherever in the file it says so."""
    trees = {module_of(file): tree for file, tree in parsed(root)}
    return {
        module: {known for name in imported_names(tree) if (known := nearest_module(name, trees))}
        for module, tree in trees.items()
    }


def module_of(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported_names(tree: ast.Module) -> Iterator[str]:
    """What is imported from `benchmarks`, without that name; a relative import is an error."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: say from where, with the whole name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if name.startswith("benchmarks."):
                yield name.removeprefix("benchmarks.")


def nearest_module(name: str, modules: dict[str, ast.Module]) -> str | None:
    """The file that a name stands in: `data.size.Size` stands in `data.size`."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name or None


def imports_upward(graph: Graph) -> list[str]:
    return [
        f"{module} imports {other}"
        for module, others in graph.items()
        for other in sorted(others)
        if layer_of(other) > layer_of(module)
    ]


def layer_of(module: str) -> int:
    return LAYERS.index(module.split(".", maxsplit=1)[0]) if module != "__init__" else 0


def circles(graph: Graph) -> list[str]:
    """The files that import themselves, by whatever detour."""
    left = {module: others - {module} for module, others in graph.items()}
    while lowest := [module for module, others in left.items() if not others & set(left)]:
        for module in lowest:
            del left[module]
    return sorted(left)


def test_the_folders_stand_above_each_other() -> None:
    assert imports_upward(import_graph(BENCHMARKS)) == []


def test_no_file_imports_itself_by_a_detour() -> None:
    graph = import_graph(BENCHMARKS)
    assert any(graph.values())
    assert circles(graph) == []


def test_files_and_functions_are_small() -> None:
    assert long_files(BENCHMARKS) == []
    assert long_functions(BENCHMARKS) == []
    assert many_parameters(BENCHMARKS) == []


@pytest.mark.parametrize(
    ("file", "line", "found"),
    [
        ("data/a.py", "from benchmarks.cases import work", "data.a imports cases.work"),
        ("data/a.py", "def f():\n    import benchmarks.cases.work", "data.a imports cases.work"),
        ("cases/a.py", "from benchmarks.report.b import B", "cases.a imports report.b"),
    ],
)
def test_an_import_upward_is_found(tmp_path: Path, file: str, line: str, found: str) -> None:
    planted(tmp_path, "cases/work.py", "")
    planted(tmp_path, "report/b.py", "from benchmarks.cases.work import Item\nclass B: ...")
    assert imports_upward(import_graph(planted(tmp_path, file, line))) == [found]


def test_a_circle_is_found(tmp_path: Path) -> None:
    planted(tmp_path, "data/a.py", "from benchmarks.data.b import B")
    planted(tmp_path, "data/b.py", "def f():\n    from benchmarks.data import c")
    planted(tmp_path, "data/c.py", "")
    assert circles(import_graph(tmp_path)) == []
    planted(tmp_path, "data/c.py", "from benchmarks.data.a import A")
    assert circles(import_graph(tmp_path)) == ["data.a", "data.b", "data.c"]

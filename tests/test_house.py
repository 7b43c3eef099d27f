"""The shape of the house: imports point down, files and functions stay small.

Each rule is also shown to find what it forbids, in files planted for it.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from app.resources import listed
from tests.conftest import HOME

APP = HOME / "app"

MOST_LINES, MOST_FUNCTION, MEDIAN_FUNCTION, MOST_PARAMETERS = 350, 40, 8, 6
MANY_PARAMETERS = {("cli.py", "serve")}
"""Click hands a command every option as a parameter of its own."""

MAY_IMPORT: dict[str, set[str]] = {
    "vocabulary": set(),
    "settings": set(),
    "english": set(),
    "shapes": {"vocabulary"},
    "tables": {"vocabulary"},
    "kit": set(),
    "curating": {"english", "vocabulary"},
    "resources": {"kit", "tables", "shapes", "vocabulary"},
    "database": {"english", "kit", "tables"},
    "schema": {"resources", "tables", "shapes"},
    "releasing": {
        *("curating", "english", "tables", "shapes", "vocabulary", "settings"),
        *("database", "kit", "resources", "schema"),
    },
    "serving": {"database", "kit", "settings"},
    "following": {"database", "kit", "settings"},
    "pages": {"english", "kit", "resources", "shapes", "vocabulary"},
    "main": {"kit", "pages", "resources", "schema", "serving", "settings"},
    "steps": {"curating", "following", "releasing", "schema", "settings"},
    "cli": {"curating", "following", "main", "releasing", "schema", "serving", "settings", "steps"},
}
"""What each room may import. A package's own files may import each other unless named apart."""
BESIDE_THE_ROOMS = {"benchmarks", "docs", "judges"}
"""Folders of tests that are of no room: of measuring, of what is printed, and outside tools."""
APART = {"resources"}
"""Packages whose files may not import each other."""


@dataclass(frozen=True)
class Import:
    """One import of our own code."""

    file: str
    line: int
    room: str
    target: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.room} imports {'.'.join(self.target)}"


@dataclass(frozen=True)
class Function:
    """A function as it stands in its file, decorators and docstring counted."""

    file: str
    name: str
    lines: int
    parameters: int


def parsed(root: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), tree_of(path.read_text(encoding="utf-8"))


@cache
def tree_of(text: str) -> ast.Module:
    """The same text is read once for all rules."""
    return ast.parse(text)


@cache
def nodes_of(tree: ast.Module) -> list[ast.AST]:
    """Each tree is walked once as well."""
    return list(ast.walk(tree))


def room_of(file: str) -> str:
    return file.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(root: Path) -> Iterator[Import]:
    """Every import of `app` in the files under the root, wherever in the file it stands."""
    for file, tree in parsed(root):
        for node in nodes_of(tree):
            for target in targets(node, file):
                yield Import(file, node.lineno, room_of(file), target)  # type: ignore[attr-defined]


def targets(node: ast.AST, file: str) -> list[tuple[str, ...]]:
    """What a statement imports from `app`, without the leading `app`."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        above = ["app", *file.split("/")[: -node.level]] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        names = [f"{base}.{alias.name}" for alias in node.names]
    found = [tuple(name.split(".")) for name in names]
    return [steps[1:] or steps for steps in found if steps[0] == "app"]


def upward(root: Path) -> list[str]:
    """Imports that point up, or sideways between rooms that are apart."""
    return [str(found) for found in imports(root) if not is_allowed(found)]


def is_allowed(found: Import) -> bool:
    if found.room == "__init__":
        return False
    room = found.target[0]
    if room == found.room:
        own_file = found.file.endswith("/__init__.py")
        return room not in APART or own_file
    return room in MAY_IMPORT.get(found.room, set())


def strangers(root: Path) -> list[str]:
    """Rooms that the rule does not know, so that a new one must be given its place."""
    return sorted({room_of(file) for file, _ in parsed(root)} - {*MAY_IMPORT, "__init__"})


def long_files(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)} has {count} lines"
        for path in sorted(root.rglob("*.py"))
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    ]


def functions(root: Path) -> Iterator[Function]:
    for file, tree in parsed(root):
        for node in nodes_of(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield measured(file, node)


def measured(file: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Function:
    start = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    given = node.args
    named = [x.arg for x in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    named += [x.arg for x in (given.vararg, given.kwarg) if x]
    asked = [name for name in named if name not in ("self", "cls")]
    return Function(file, node.name, (node.end_lineno or start) - start + 1, len(asked))


def long_functions(root: Path) -> list[str]:
    return [f"{x.file}: {x.name}, {x.lines}" for x in functions(root) if x.lines > MOST_FUNCTION]


def many_parameters(root: Path) -> list[str]:
    return [
        f"{x.file}: {x.name}, {x.parameters}"
        for x in functions(root)
        if x.parameters > MOST_PARAMETERS and (x.file, x.name) not in MANY_PARAMETERS
    ]


def strange_folders(tests: Path, app: Path) -> list[str]:
    """Folders of tests that are named like no room, nor like what else is tested."""
    folders = {path.parent.name for path in tests.glob("*/test_*.py")}
    rooms = {path.name for path in app.iterdir() if path.is_dir()}
    return sorted(folders - rooms - BESIDE_THE_ROOMS)


def typical_function(root: Path) -> float:
    return median(function.lines for function in functions(root))


MANY_RESOURCES = 5
"""So many names of resources in one place are a list that each new resource would have to join."""
NAMES = [
    {path, kind.singular, kind.singular.title(), kind.singular.upper()}
    for path, kind in listed().items()
]


def lists_of_resources(root: Path) -> list[str]:
    """Literals, and classes of constants, that name many resources."""
    return [
        f"{file}:{node.lineno}"  # type: ignore[attr-defined]
        for file, tree in parsed(root)
        for node in nodes_of(tree)
        if (named := named_in(node))
        and sum(not names.isdisjoint(named) for names in NAMES) >= MANY_RESOURCES
        and not is_export(node, tree)
    ]


def named_in(node: ast.AST) -> set[str]:
    """What the parts of a literal, or the constants of a class, are called."""
    parts: list[ast.AST] = []
    if isinstance(node, ast.Dict):
        parts = [part for part in (*node.keys, *node.values) if part]
    elif isinstance(node, ast.List | ast.Tuple | ast.Set):
        parts = list(node.elts)
    elif isinstance(node, ast.ClassDef):
        parts = [part for one in node.body if isinstance(one, ast.Assign) for part in one.targets]
    parts += [part for one in parts if isinstance(one, ast.Tuple) for part in one.elts]
    return {name for part in parts for name in names_of(part)}


def names_of(part: ast.AST) -> list[str]:
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        return [part.value]
    if isinstance(part, ast.Attribute):
        return [part.attr]
    return [part.id] if isinstance(part, ast.Name) else []


def is_export(node: ast.AST, tree: ast.Module) -> bool:
    """Whether it is the `__all__` of a package."""
    return any(
        isinstance(one, ast.Assign)
        and one.value is node
        and names_of(one.targets[0]) == ["__all__"]
        for one in tree.body
    )


# The rules


def test_nothing_lists_the_resources() -> None:
    """They find each other, so that a new one edits no file (tests/releasing/test_kinds.py)."""
    assert lists_of_resources(APP) == []


def test_imports_point_down() -> None:
    assert upward(APP) == []


def test_every_room_has_its_place() -> None:
    assert strangers(APP) == []


def test_the_tests_mirror_the_rooms() -> None:
    assert strange_folders(HOME / "tests", APP) == []


def test_the_rooms_stand_above_each_other() -> None:
    """What may be imported has no circle in it."""
    left = {room: below - {room} for room, below in MAY_IMPORT.items()}
    while lowest := [room for room, below in left.items() if not below & set(left)]:
        for room in lowest:
            del left[room]
    assert left == {}


def test_the_kit_knows_nothing_of_news() -> None:
    assert {found.target[0] for found in imports(APP) if found.room == "kit"} == {"kit"}


def test_nobody_imports_the_top() -> None:
    assert [str(x) for x in imports(APP) if x.target[0] == "cli"] == []
    assert {x.room for x in imports(APP) if x.target[0] == "main"} == {"cli"}


def test_no_file_is_long() -> None:
    assert long_files(APP) == []


def test_no_function_is_long() -> None:
    assert long_functions(APP) == []


def test_no_function_takes_many_parameters() -> None:
    assert many_parameters(APP) == []
    assert {(x.file, x.name) for x in functions(APP)} >= MANY_PARAMETERS


def test_functions_are_small(capsys: pytest.CaptureFixture[str]) -> None:
    every = list(functions(APP))
    longest = max(every, key=lambda x: x.lines)
    files = {path: len(path.read_text().splitlines()) for path in APP.rglob("*.py")}
    largest = max(files, key=lambda path: files[path])
    with capsys.disabled():
        print(  # noqa: T201  (figures to notice drift by)
            f"\n{len(files)} files, the longest {largest.relative_to(APP)} with {files[largest]}"
            f" lines; {len(every)} functions, median {typical_function(APP):g} lines, the longest"
            f" {longest.file}: {longest.name} with {longest.lines}"
        )
    assert typical_function(APP) <= MEDIAN_FUNCTION


# The rules find what they forbid


def planted(root: Path, file: str, content: str) -> Path:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("kit/a.py", "from app.tables import Event"),
        ("kit/a.py", "import app.vocabulary"),
        ("kit/a.py", "import app"),
        ("kit/a.py", "from app import shapes"),
        ("kit/a.py", "from .. import shapes"),
        ("kit/a.py", "from ..resources.events import EventOut"),
        ("kit/a.py", "def f():\n    from app.releasing.build import build"),
        ("kit/a.py", "if TYPE_CHECKING:\n    from app.settings import Settings"),
        ("resources/a.py", "from app.resources.b import B"),
        ("resources/a.py", "from app.resources import b"),
        ("resources/a.py", "from . import b"),
        ("resources/a.py", "from .b import B"),
        ("resources/a.py", "from app.curating.seeds.load import Seeds"),
        ("resources/a.py", "from app.database.sqlite.release import connect"),
        ("tables/a.py", "from app.kit.asking.query import Where"),
        ("shapes.py", "from app.tables import Event"),
        ("vocabulary.py", "from app.shapes import Shape"),
        ("settings.py", "import app.vocabulary as words"),
        ("english/a.py", "from app.vocabulary import Part"),
        ("english/dates/a.py", "from ...curating.seeds.facts import DateSeed"),
        ("curating/a.py", "from app.tables import Event"),
        ("curating/a.py", "from app.kit.errors import nearest"),
        ("curating/rules/a.py", "from app.releasing.rows import rows_of"),
        ("tables/a.py", "from app.curating.seeds.load import Seeds"),
        ("database/a.py", "from app.curating.seeds.load import Seeds"),
        ("releasing/a.py", "from app.main import create_app"),
        ("releasing/rows/a.py", "from app.cli import main"),
        ("releasing/rows/a.py", "from ...serving.watcher import ReleaseWatcher"),
        ("serving/run.py", "from app.main import create_app"),
        ("__init__.py", "from app.main import create_app"),
    ],
)
def test_an_import_upward_is_found(tmp_path: Path, file: str, line: str) -> None:
    [found] = upward(planted(tmp_path, file, line))
    assert found.startswith(f"{file}:")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("kit/a.py", "from app.kit.asking.query import Where"),
        ("kit/a.py", "from .query import Where"),
        ("resources/a.py", "from app import shapes, tables"),
        ("resources/__init__.py", "from app.resources import events"),
        ("english/numbers/a.py", "from ..dates.edtf import Span"),
        ("main.py", "from app.kit.answering.cache import AnswerCache"),
        ("shapes.py", "from pydantic import BaseModel\nimport apples.tables"),
    ],
)
def test_an_import_downward_is_not(tmp_path: Path, file: str, line: str) -> None:
    assert upward(planted(tmp_path, file, line)) == []


def test_a_new_room_without_a_place_is_found(tmp_path: Path) -> None:
    assert strangers(planted(tmp_path, "attic/a.py", "")) == ["attic"]


def test_tests_of_no_room_are_found(tmp_path: Path) -> None:
    for file in ("app/kit/a.py", "tests/kit/test_a.py", "tests/docs/test_a.py"):
        planted(tmp_path, file, "")
    assert strange_folders(tmp_path / "tests", tmp_path / "app") == []
    planted(tmp_path, "tests/attic/test_a.py", "")
    assert strange_folders(tmp_path / "tests", tmp_path / "app") == ["attic"]


def test_a_long_file_is_found(tmp_path: Path) -> None:
    assert long_files(planted(tmp_path, "a.py", "x = 1\n" * 350)) == []
    assert long_files(planted(tmp_path, "a.py", "x = 1\n" * 351)) == ["a.py has 351 lines"]


def test_a_long_function_is_found_wherever_it_stands(tmp_path: Path) -> None:
    body = "        x = 1\n" * 39
    planted(tmp_path, "a.py", f"class A:\n    async def f(self):\n{body}")
    assert long_functions(tmp_path) == []
    planted(tmp_path, "a.py", f"class A:\n    @decorated\n    async def f(self):\n{body}")
    assert long_functions(tmp_path) == ["a.py: f, 41"]


def test_many_parameters_are_found(tmp_path: Path) -> None:
    planted(tmp_path, "a.py", "def f(a, b, /, c, *d, e, **g): ...")
    assert many_parameters(tmp_path) == []
    planted(tmp_path, "a.py", "def serve(a, b, /, c, *d, e, f, **g): ...")
    assert many_parameters(tmp_path) == ["a.py: serve, 7"]
    planted(tmp_path, "a.py", "")
    planted(tmp_path, "cli.py", "def serve(a, b, c, d, e, f, g): ...")
    assert many_parameters(tmp_path) == []


def test_large_functions_show_in_the_median(tmp_path: Path) -> None:
    body = "    x = 1\n" * 8
    planted(tmp_path, "a.py", f"def f():\n{body}def g():\n{body}def h(): ...\n")
    assert typical_function(tmp_path) == 9


@pytest.mark.parametrize(
    "registry",
    [
        'ABOUT = {"articles": 1, "events": 2, "figures": 3, "claims": 4, "actors": 5}',
        "maker = {t.Article: a, t.Event: e, t.Figure: f, t.Claim: c, t.Actor: b}",
        'TAGS = ["articles", "events", "figures", "claims", "sources"]',
        "HITS = ((t.Actor, a), (t.Place, p), (t.Indicator, i), (t.Source, s), (t.Event, e))",
        "class Found:\n    EVENT = 1\n    FIGURE = 2\n    CLAIM = 3\n    ACTOR = 4\n    PLACE = 5",
    ],
)
def test_a_list_of_resources_is_found(tmp_path: Path, registry: str) -> None:
    assert lists_of_resources(planted(tmp_path, "a.py", registry)) == ["a.py:1"]


def test_a_few_resources_and_exports_are_no_list(tmp_path: Path) -> None:
    planted(tmp_path, "a.py", "ORDERED = (t.Article, t.Source, t.Claim, t.Figure)")
    planted(tmp_path, "b.py", '__all__ = ["Article", "Event", "Figure", "Claim", "Actor"]')
    assert lists_of_resources(tmp_path) == []

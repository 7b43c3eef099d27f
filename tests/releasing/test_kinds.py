"""A resource is two files that find each other: a tenth is planted, and no file of ours changes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import HOME

TABLES = '''
"""Publishers: who publishes the articles."""

from app.tables.columns import Fact
from app.tables.documents import ListedDocument, beside


class Publisher(Fact, table=True):
    name: str


class PublisherDocument(ListedDocument, table=True):
    position: int = beside("publisher")
'''

MIGRATION = '''
"""Publishers"""

from alembic import op

from app.tables.publishers import Publisher, PublisherDocument

revision = "publishers"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in (Publisher, PublisherDocument):
        table.__table__.create(op.get_bind())
'''

RESOURCE = '''
"""Publishers: who publishes the articles."""

from typing import Annotated

from pydantic import Field

from app.kit.asking.conditions import matches
from app.kit.asking.query import ListQuery, Maybe, Order, Text
from app.kit.resource import Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import Address, Counted, FactId, Shape, shown
from app.shapes.linked_data import Document, known, thing
from app.tables.publishers import Publisher, PublisherDocument

router = FactRouter(
    "publishers",
    place=95,
    line="Who publishes the articles.",
    about="Who publishes the articles, as they print it.",
)


class PublisherOut(Shape):
    """Who publishes articles."""

    id: FactId = shown("The publisher's permanent id.", "wikinews")
    name: str = shown("The name, as articles print it.", "Wikinews")
    articles: Counted = shown("Its articles.", {"count": 2, "url": "/articles"})
    url: Address = shown("Its address.", "/publishers/wikinews")


class PublisherOrder(Order):
    """How publishers can be sorted."""

    NAME = "name", Publisher.position


class PublisherQuery(ListQuery):
    """What may be asked of the publishers."""

    q: Annotated[Maybe[Text], matches(Publisher.position)] = Field(
        None, description="Words that all occur in its name.", examples=["Wikinews"]
    )
    sort: PublisherOrder = Field(
        PublisherOrder.NAME, description="The order.", examples=["name"]
    )


def _show_linked_data(it: Document) -> Document:
    return thing("Organization", "publishers", it) | known(name=it["name"])


add_routes(
    router,
    Resource(
        "publisher",
        table=Publisher,
        document=PublisherDocument,
        shown=PublisherOut,
        query=PublisherQuery,
        linked=_show_linked_data,
        found_as="publisher",
    ),
)
'''

KIND = '''
"""Publishers: derived from the articles."""

from app import shapes as s
from app import tables as t
from app.releasing.kind import Findable, Kind, Named
from app.resources.publishers import PublisherOut
from app.tables.publishers import Publisher


class Publishers(Kind):
    """How publishers come about, and how they are shown and found."""

    found_in_turn = 45
    also_named = (Named("publisher", Publisher, "name"),)

    @classmethod
    def derive(cls, rows):
        names = sorted({row["publisher"] for row in rows[t.Article] if row["publisher"]})
        for position, name in enumerate(names, start=1):
            row = {"position": position, "id": "-".join(name.lower().split()), "name": name}
            yield Publisher, row

    def show(self, row):
        articles = self.index.of(t.Article, "publisher", row["name"])
        return PublisherOut(
            id=row["id"],
            name=row["name"],
            articles=s.Counted(count=len(articles), url="/articles"),
            url=f"/publishers/{row['id']}",
        )

    def words(self, row):
        return [row["name"]]

    def find(self, row):
        yield Findable(row["id"], row["name"], "", None)


kind = Publishers
'''

PLANTED = {
    "app/tables/publishers.py": TABLES,
    "migrations/versions/publishers.py": MIGRATION,
    "app/resources/publishers.py": RESOURCE,
    "app/releasing/kinds/publishers.py": KIND,
}

ASK = """
import json, sys, time
from pathlib import Path
from starlette.testclient import TestClient
from app.main import create_app
from app.settings import Settings

with TestClient(create_app(Settings(data=Path(sys.argv[1])))) as client:
    while client.get("/ready").status_code == 503:
        time.sleep(0.01)
    answers = {}
    for question in sys.argv[2:]:
        path, _, accept = question.partition(" ")
        answers[question] = client.get(path, headers={"Accept": accept or "*/*"}).text
    print(json.dumps(answers))
"""

QUESTIONS = (
    "/publishers",
    "/publishers/wikinews",
    "/publishers/wikinews application/ld+json",
    "/publishers/WIKINEWS",
    "/publishers?format=csv",
    "/publishers?q=wikinews",
    "/publishers?q=reuters",
    "/search?q=wikinews&type=publisher",
    "/",
    "/openapi.json",
    "/dataset",
    "/datapackage.json",
)


def copy_of_the_house(folder: Path) -> Path:
    for name in ("app", "migrations"):
        shutil.copytree(
            HOME / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "vendor")
        )
    return folder


def plant(folder: Path, *files: str) -> None:
    """Add files; never change one that stands."""
    head = run(folder, "-c", HEAD).strip()
    for name in files:
        with (folder / name).open("x", encoding="utf-8") as file:
            file.write(PLANTED[name].replace("{head}", head).lstrip())


HEAD = """
from alembic.config import Config
from alembic.script import ScriptDirectory

config = Config()
config.set_main_option("script_location", "migrations")
print(ScriptDirectory.from_config(config).get_revision("tables@head").revision)
"""
"""The migration after which a new table comes: never one of indexes, which follow the rows."""


def attempt(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run Python in a copy of the house, which then imports its own files."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def run(folder: Path, *arguments: object) -> str:
    done = attempt(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


SEED = "from app.cli import main; main()"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a house with a tenth resource answers."""
    folder = copy_of_the_house(tmp_path_factory.mktemp("house"))
    plant(folder, *PLANTED)
    run(folder, "-c", SEED, "seed", "--seeds", HOME / "tests/seeds", "--data", folder / "data")
    asked: dict[str, str] = json.loads(run(folder, "-c", ASK, folder / "data", *QUESTIONS))
    return {
        question: answer if question.endswith("=csv") else json.loads(answer)
        for question, answer in asked.items()
    }


WIKINEWS = {
    "id": "wikinews",
    "name": "Wikinews",
    "articles": {"count": 2, "url": "/articles"},
    "url": "/publishers/wikinews",
}


OTHERS = ("english-wikipedia",)
"""Who else publishes the articles."""


def test_it_has_a_list_an_item_and_rows_as_csv(answers: dict[str, Any]) -> None:
    assert [one["id"] for one in answers["/publishers"]["items"]] == [*OTHERS, "wikinews"]
    assert answers["/publishers/wikinews"] == WIKINEWS
    header, *_, line = answers["/publishers?format=csv"].splitlines()
    assert header.startswith("id,name,")
    assert line.startswith("wikinews,Wikinews,2,")
    assert answers["/publishers/wikinews application/ld+json"]["@type"] == "Organization"


def test_it_is_searched_found_and_named(answers: dict[str, Any]) -> None:
    assert answers["/publishers?q=wikinews"]["total"] == 1
    assert answers["/publishers?q=reuters"]["total"] == 0
    [hit] = answers["/search?q=wikinews&type=publisher"]["items"]
    assert (hit["type"], hit["url"]) == ("publisher", "/publishers/wikinews")
    assert '"wikinews"' in answers["/publishers/WIKINEWS"]["detail"]


def test_it_stands_at_its_place_in_the_directory_and_the_documents(answers: dict[str, Any]) -> None:
    document = answers["/openapi.json"]
    entries = [entry["name"] for entry in answers["/"]["entries"]]
    tags = [tag["name"] for tag in document["tags"]]
    paths = list(
        dict.fromkeys(path.split("/")[1].removesuffix(".csv") for path in document["paths"])
    )
    for names in (entries, tags, paths):
        at = names.index("publishers")
        assert names[at - 1 : at + 2] == ["indicators", "publishers", "sources"]
    assert "publisher" in document["components"]["schemas"]["HitType"]["enum"]
    assert "publishers" in document["paths"]["/search"]["get"]["description"]


def test_it_is_counted_and_described(answers: dict[str, Any]) -> None:
    counts = {facts["name"]: facts["count"] for facts in answers["/dataset"]["facts"]}
    assert counts["publishers"] == 1 + len(OTHERS)
    files = {file["name"]: file for file in answers["/datapackage.json"]["resources"]}
    assert files["publishers"]["rows"] == 1 + len(OTHERS)
    assert files["publishers"]["bytes"] == len(answers["/publishers?format=csv"].encode())


FIND = "from app.releasing.kinds import kinds; kinds()"


def test_the_nine_find_each_other(tmp_path: Path) -> None:
    run(copy_of_the_house(tmp_path), "-c", FIND)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (
            "app/releasing/kinds/sources.py",
            "app/resources/sources.py lists facts that nothing shows:"
            " app/releasing/kinds/sources.py is missing.",
        ),
        (
            "app/resources/sources.py",
            "app/releasing/kinds/sources.py shows facts that nothing lists:"
            " app/resources/sources.py is missing.",
        ),
    ],
)
def test_a_lone_file_is_refused(tmp_path: Path, file: str, told: str) -> None:
    (copy_of_the_house(tmp_path) / file).unlink()
    done = attempt(tmp_path, "-c", FIND)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(told)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("app/resources/publishers.py", '        found_as="publisher",\n'),
        (
            "app/releasing/kinds/publishers.py",
            KIND[KIND.index("    def find") : KIND.index("kind =")],
        ),
    ],
)
def test_what_is_found_by_one_file_only_is_refused(tmp_path: Path, file: str, line: str) -> None:
    plant(copy_of_the_house(tmp_path), *PLANTED)
    written = (tmp_path / file).read_text(encoding="utf-8")
    assert line in written
    (tmp_path / file).write_text(written.replace(line, ""), encoding="utf-8")
    done = attempt(tmp_path, "-c", FIND)
    assert done.returncode == 1
    assert "`found_as`" in done.stderr.splitlines()[-1]


def test_a_resource_that_would_hide_what_finds_them_is_refused(tmp_path: Path) -> None:
    folder = copy_of_the_house(tmp_path)
    (folder / "app/resources/sections.py").write_text("")
    done = attempt(folder, "-c", "from app.resources import routers; routers()")
    assert 'No resource can be called "sections"' in done.stderr

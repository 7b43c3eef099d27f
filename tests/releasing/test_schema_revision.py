"""The schema revision: the same for the same code, another for another shape or table."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Integer, MetaData, Table
from sqlmodel import SQLModel

from app.schema import schema_revision
from tests.conftest import HOME


@pytest.fixture(autouse=True)
def computed_anew() -> Iterator[None]:
    schema_revision.cache_clear()
    yield
    schema_revision.cache_clear()


def test_every_process_computes_the_same() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", "from app.schema import schema_revision as r; print(r())"],
            cwd=HOME,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert told == {schema_revision()}


PART = """
import app.main
from app.shapes import {shape}
from app.schema import schema_revision
{change}
print(schema_revision())
"""


@pytest.mark.parametrize(
    "change",
    [
        "Evidence.model_fields['exact'].description = 'Other words.'",
        "Evidence.model_fields['start'].annotation = str",
        "Evidence.model_fields['more'] = Evidence.model_fields['exact']",
        "Evidence.model_fields['exact'] = Evidence.model_fields.pop('exact')",
    ],
)
def test_another_field_is_another_revision(change: str) -> None:
    program = PART.format(shape="Evidence", change=change)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOME, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() != schema_revision()


def test_another_table_is_another_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema_revision()
    schema_revision.cache_clear()
    more = MetaData()
    for table in SQLModel.metadata.sorted_tables:
        table.to_metadata(more)
    Table("one_more", more, Column("id", Integer, primary_key=True))
    monkeypatch.setattr(SQLModel, "metadata", more)
    assert schema_revision() != before

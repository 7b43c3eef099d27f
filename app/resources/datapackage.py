"""The whole release as files: a Frictionless Data Package of the CSV downloads."""

from typing import Literal

from fastapi import APIRouter
from pydantic import Field

from app import tables as t
from app.kit.answering.answers import Answer
from app.kit.columns import CellType
from app.kit.dependencies import ReleaseDep
from app.kit.items import stored_once
from app.kit.routes import ANSWERED, NOT_MODIFIED, FactRoute
from app.shapes import Shape, shown

router = APIRouter(tags=["dataset"], route_class=FactRoute)


class PackageField(Shape):
    """A column of a file."""

    name: str = shown("Its name, as in the header.", "value")
    type: CellType = shown("The type of its values.", "number")
    description: str = shown("What it holds.", "The number; null where the words give none.")


class PackageReference(Shape):
    """Where a column leads."""

    resource: str = shown("The file.", "claims")
    fields: str = shown("Its column.", "id")


class PackageForeignKey(Shape):
    """A column that names rows of a file."""

    fields: str = shown("The column.", "claim")
    reference: PackageReference = shown("What it names.", {"resource": "claims", "fields": "id"})


class PackageSchema(Shape):
    """The columns of a file (Table Schema)."""

    fields: list[PackageField] = shown(
        "The columns, in order.",
        [
            {
                "name": "value",
                "type": "number",
                "description": "The number; null where the words give none.",
            }
        ],
    )
    primaryKey: str = shown("The column that tells rows apart.", "id")  # noqa: N815  (Frictionless)
    foreignKeys: list[PackageForeignKey] = shown(  # noqa: N815  (the same)
        "The columns that hold an id of a file; not those that hold several.",
        [{"fields": "claim", "reference": {"resource": "claims", "fields": "id"}}],
    )


class PackageResource(Shape):
    """A file: all facts of a kind."""

    profile: Literal["tabular-data-resource"] = shown("What it is.", "tabular-data-resource")
    name: str = shown("The kind of fact.", "figures")
    path: str = shown("The file, relative to this description.", "figures.csv")
    format: Literal["csv"] = shown("Its format.", "csv")
    mediatype: str = shown("Its media type.", "text/csv")
    encoding: str = shown("Its encoding.", "utf-8")
    rows: int = shown("How many rows it has.", 12, ge=0)
    bytes: int = shown("Its size.", 12345, ge=0)
    hash: str = shown("Its digest.", "sha256:9f86d081884c7d659a2feaa0c55ad015…")
    schema_: PackageSchema = Field(
        alias="schema",
        description="Its columns.",
        examples=[
            {
                "fields": [{"name": "id", "type": "string", "description": "The permanent id."}],
                "primaryKey": "id",
                "foreignKeys": [],
            }
        ],
    )


class PackageLicence(Shape):
    """Terms of use."""

    name: str = shown("The licence (SPDX).", "MIT")
    title: str = shown("What it covers.", "The curated facts")


class PackageSource(Shape):
    """An article that the facts come from."""

    title: str = shown("Its headline.", "Ukraine Launches New Offensive in Russia's Kursk Region")


class DataPackageOut(Shape):
    """Every list as a CSV file, with columns, rows, size and digest (Frictionless Data Package)."""

    profile: Literal["data-package"] = shown("What it is.", "data-package")
    name: str = shown("The name of the package.", "article-facts")
    title: str = shown("Its title.", "Article Facts")
    description: str = shown("What it holds.", "What news articles say …")
    version: str = shown("The release.", "4c0ffee5ba5eba11")
    created: str = shown("When it was built (UTC, RFC 3339).", "2025-01-06T08:00:00+00:00")
    licenses: list[PackageLicence] = shown(
        "The terms of the facts; those of the articles' texts stand in `/dataset`.",
        [{"name": "MIT", "title": "The curated facts"}],
    )
    sources: list[PackageSource] = shown(
        "The articles.",
        [{"title": "Ukraine Launches New Offensive in Russia's Kursk Region"}],
    )
    resources: list[PackageResource] = shown("The files.")


@router.get(
    "/datapackage.json",
    operation_id="get_datapackage",
    summary="Get the description of all files",
    response_description="The data package.",
    response_model=DataPackageOut,
    responses={**NOT_MODIFIED, **ANSWERED},
)
async def get_datapackage(release: ReleaseDep) -> Answer:
    """Every list as a CSV file, with columns, rows, size and digest, for tools that load data."""
    return await stored_once(release, t.Release.package)

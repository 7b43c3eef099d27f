"""The CSV downloads of a release, counted and hashed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from pydantic import BaseModel

from app import tables as t
from app.kit.columns import Column, Table
from app.releasing.references import list_references
from app.releasing.row import Row, Rows
from app.resources.datapackage import (
    DataPackageOut,
    PackageField,
    PackageForeignKey,
    PackageLicence,
    PackageReference,
    PackageResource,
    PackageSchema,
    PackageSource,
)
from app.resources.dataset import DatasetFiles, DatasetOut, ListedFacts, TextLicence
from app.schema import schema_revision
from app.shapes import ArticleReference


@dataclass(frozen=True, slots=True)
class File:
    """One list as a CSV file: its columns, its rows, its size and digest."""

    name: str
    columns: tuple[Column, ...]
    rows: int
    size: int
    sha256: str

    @classmethod
    def of(cls, name: str, shape: type[BaseModel], lines: Iterable[bytes]) -> "File":
        """The file of these lines."""
        table = Table(shape)
        digest, size, rows = sha256(table.header.encode()), len(table.header.encode()), 0
        for line in lines:
            digest.update(line)
            size += len(line)
            rows += 1
        return cls(name, table.columns, rows, size, digest.hexdigest())


def release_row(release: str, built: str, rows: Rows, files: Sequence[File]) -> Row:
    """The row of the release, with the answers of `/dataset` and `/datapackage.json`."""
    return {
        "id": release,
        "built": built,
        "schema_revision": schema_revision(),
        "document": _dataset(release, built, rows, files),
        "package": _package(release, built, rows, files).model_dump_json(by_alias=True),
    }


def _dataset(release: str, built: str, rows: Rows, files: Sequence[File]) -> str:
    """The answer of `/dataset`, but for the files that will be made."""
    facts = [
        ListedFacts(
            name=file.name,
            count=file.rows,
            url=f"/{file.name}",
            csv_url=f"/{file.name}.csv",
            csv_bytes=file.size,
            csv_sha256=file.sha256,
        )
        for file in files
    ]
    texts = [
        TextLicence(
            article=ArticleReference(id=x["id"], headline=x["headline"]),
            licence=x["licence"],
            publish=x["publish"],
        )
        for x in rows[t.Article]
    ]
    dataset = DatasetOut(
        release=release,
        built=built,
        schema_revision=schema_revision(),
        facts=facts,
        package_url="/datapackage.json",
        texts=texts,
        files=DatasetFiles(missing=None, addresses=None, items=[]),
    )
    return dataset.model_dump_json(exclude={"files"})


def _package(release: str, built: str, rows: Rows, files: Sequence[File]) -> DataPackageOut:
    return DataPackageOut(
        profile="data-package",
        name="article-facts",
        title="Article Facts",
        description="What news articles say, with the exact words that prove it. Cells that a"
        " spreadsheet would run as a formula begin with an apostrophe; lists of ids are joined"
        " by |.",
        version=release,
        created=built,
        licenses=[PackageLicence(name="MIT", title="The curated facts")],
        sources=[PackageSource(title=x["headline"]) for x in rows[t.Article]],
        resources=[_resource(file) for file in files],
    )


def _resource(file: File) -> PackageResource:
    fields = [
        PackageField(name=column.name, type=column.kind, description=column.about)
        for column in file.columns
    ]
    return PackageResource(
        profile="tabular-data-resource",
        name=file.name,
        path=f"{file.name}.csv",
        format="csv",
        mediatype="text/csv",
        encoding="utf-8",
        rows=file.rows,
        bytes=file.size,
        hash=f"sha256:{file.sha256}",
        schema=PackageSchema(
            fields=fields, primaryKey="id", foreignKeys=_foreign_keys(file.columns)
        ),
    )


def _foreign_keys(columns: Sequence[Column]) -> list[PackageForeignKey]:
    return [
        PackageForeignKey(
            fields=one.column, reference=PackageReference(resource=one.to, fields="id")
        )
        for one in list_references(columns)
        if not one.is_joined
    ]

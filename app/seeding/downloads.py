"""The CSV downloads of a release: counted and hashed as their lines are stored."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from app import tables as t
from app.kit.columns import Table
from app.kit.listing import Resource
from app.resources.datapackage import (
    DataPackageOut,
    PackageField,
    PackageLicence,
    PackageResource,
    PackageSchema,
    PackageSource,
)
from app.resources.dataset import DatasetOut, ListedFacts, TextLicence
from app.schema import schema_revision
from app.seeding.rows.row import Row, Rows


class Tally:
    """One file: its rows, size and digest, once all its lines went by."""

    def __init__(self, name: str, resource: Resource) -> None:
        self.name, self.table = name, Table(resource.shown)
        self.rows = self.bytes = 0
        self._digest = sha256()
        self._add(self.table.header)

    def counted(self, documents: Iterable[Row]) -> Iterator[Row]:
        """The same documents."""
        for row in documents:
            self.rows += 1
            self._add(row["csv"])
            yield row

    def _add(self, line: str) -> None:
        written = line.encode()
        self.bytes += len(written)
        self._digest.update(written)

    @property
    def sha256(self) -> str:
        """The digest so far."""
        return self._digest.hexdigest()


def release_row(release: str, built: str, rows: Rows, files: Mapping[str, Tally]) -> Row:
    """The row of the release, with the answers of `/dataset` and `/datapackage.json`."""
    return {
        "id": release,
        "built": built,
        "schema_revision": schema_revision(),
        "document": _dataset(release, built, rows, files).model_dump_json(),
        "package": _package(release, built, rows, files).model_dump_json(by_alias=True),
    }


def _dataset(release: str, built: str, rows: Rows, files: Mapping[str, Tally]) -> DatasetOut:
    facts = [
        ListedFacts(
            name=name,
            count=file.rows,
            url=f"/{name}",
            csv_url=f"/{name}.csv",
            csv_bytes=file.bytes,
            csv_sha256=file.sha256,
        )
        for name, file in files.items()
    ]
    texts = [TextLicence(article=x["headline"], licence=x["licence"]) for x in rows[t.Article]]
    return DatasetOut(
        release=release,
        built=built,
        schema_revision=schema_revision(),
        facts=facts,
        package_url="/datapackage.json",
        texts=texts,
    )


def _package(release: str, built: str, rows: Rows, files: Mapping[str, Tally]) -> DataPackageOut:
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
        resources=[_resource(file) for file in files.values()],
    )


def _resource(file: Tally) -> PackageResource:
    fields = [
        PackageField(name=column.name, type=column.kind, description=column.about)
        for column in file.table.columns
    ]
    return PackageResource(
        profile="tabular-data-resource",
        name=file.name,
        path=f"{file.name}.csv",
        format="csv",
        mediatype="text/csv",
        encoding="utf-8",
        rows=file.rows,
        bytes=file.bytes,
        hash=f"sha256:{file.sha256}",
        schema=PackageSchema(fields=fields, primaryKey="id"),
    )

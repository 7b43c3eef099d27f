"""The dataset as a whole: which release is served, and what it holds."""

from typing import Literal

from app import shapes
from app import tables as t
from app.kit.answering.answers import Answer
from app.kit.dependencies import ReleaseDep
from app.kit.items import stored_once
from app.kit.releases import OpenRelease
from app.kit.routes import ANSWERED, NOT_MODIFIED, Section
from app.shapes import Counted, Shape, shown
from app.vocabulary import Publish

router = Section(
    "dataset",
    place=110,
    about="What the API offers, and the release that it serves.",
)


class TextLicence(Shape):
    """The terms of one article's text."""

    article: shapes.ArticleReference = shown(
        "The article.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )
    licence: str | None = shown(
        "The licence of its text; null: the text belongs to its publisher, no licence is known.",
        None,
    )
    publish: Publish = shown(
        "What of the text is published: all of it, or only the sentences that facts quote.", "text"
    )


class ListedFacts(Counted):
    """How many facts of a kind the release holds, and all of them as one file."""

    name: str = shown("The kind of fact.", "figures")
    csv_url: shapes.Address = shown("All of them as CSV.", "/figures.csv")
    csv_bytes: int = shown("The size of that file.", 12345, ge=0)
    csv_sha256: str = shown("The SHA-256 of that file.", "9f86d081884c7d659a2feaa0c55ad015…")


class Packed(Shape):
    """A file as it leaves for a client that takes a coding."""

    coding: Literal["zstd"] = shown("The coding, as `Accept-Encoding` names it.", "zstd")
    bytes: int = shown("Its size.", 2129, ge=0)
    sha256: str = shown("Its SHA-256.", "60303ae22b998861bce3b28f33eec1be…")


class DatasetFile(Shape):
    """A file of the release, which can be had whole or by ranges."""

    name: str = shown("What it is called.", "figures.csv")
    url: shapes.Address = shown("Its address.", "/figures.csv")
    bytes: int = shown("Its size.", 12345, ge=0)
    sha256: str = shown("Its SHA-256, which is its `ETag`.", "9f86d081884c7d659a2feaa0c55ad015…")
    packed: Packed | None = shown(
        "The same packed; null where that is hardly smaller.",
        {"coding": "zstd", "bytes": 2129, "sha256": "60303ae22b998861bce3b28f33eec1be…"},
    )


class DatasetFiles(Shape):
    """The files of the release, which are made after it is published."""

    missing: str | None = shown(
        "Why there are none; null where they are there.",
        None,
        "The files of this release are not made yet; ask again in a moment.",
    )
    addresses: str | None = shown(
        "What the addresses in them begin with, but for CSV; null where they are relative.", None
    )
    items: list[DatasetFile] = shown(
        "Each of them.",
        [
            {
                "name": "figures.csv",
                "url": "/figures.csv",
                "bytes": 12345,
                "sha256": "9f86d081884c7d659a2feaa0c55ad015…",
                "packed": None,
            }
        ],
    )


class DatasetOut(Shape):
    """The release that is served. Every answer's `ETag` begins with its id."""

    release: str = shown("Its id: a digest of all seeds and of the schema.", "4c0ffee5ba5eba11")
    built: str = shown("When it was built (UTC, RFC 3339).", "2025-01-06T08:00:00+00:00")
    schema_revision: str = shown("The revision of tables and shapes.", "8d6e5f4a3b2c1d0e")
    facts: list[ListedFacts] = shown(
        "What it holds.",
        [
            {
                "name": "figures",
                "count": 12,
                "url": "/figures",
                "csv_url": "/figures.csv",
                "csv_bytes": 12345,
                "csv_sha256": "9f86d081884c7d659a2feaa0c55ad015…",
            }
        ],
    )
    package_url: shapes.Address = shown(
        "These files with their columns, as a Frictionless Data Package.", "/datapackage.json"
    )
    texts: list[TextLicence] = shown("The terms of the articles' texts.", [])
    files: DatasetFiles = shown(
        "The release as files.",
        {
            "missing": "The files of this release are not made yet; ask again in a moment.",
            "addresses": None,
            "items": [],
        },
    )


@router.get(
    "/dataset",
    operation_id="get_dataset",
    response_description="The release.",
    summary="Get the release that is served",
    response_model=DatasetOut,
    responses={**NOT_MODIFIED, **ANSWERED},
)
async def get_dataset(release: ReleaseDep) -> Answer:
    """Which release is served, what it holds, and on which terms."""
    answer = await stored_once(release, t.Release.document)
    files = _show_files(release).model_dump_json()
    # They are not known when the rest is stored.
    answer.body = b'%b,"files":%b}' % (answer.body.removesuffix(b"}"), files.encode())
    answer.form = f"{answer.form}-{release.files.version}"
    return answer


def _show_files(release: OpenRelease) -> DatasetFiles:
    files = release.files
    return DatasetFiles(
        missing=files.trouble or None,
        addresses=files.public_url or None,
        items=[
            DatasetFile(
                name=file.name,
                url=f"{release.public_url}/{file.name}",
                bytes=file.plain.size,
                sha256=file.plain.sha256,
                packed=file.packed
                and Packed(coding="zstd", bytes=file.packed.size, sha256=file.packed.sha256),
            )
            for file in files.found.values()
        ],
    )

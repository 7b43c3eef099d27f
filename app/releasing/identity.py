"""Which release some seeds would be: known without reading what they say."""

from hashlib import blake2b
from pathlib import Path

from app.curating import ARTICLE
from app.database import Pointer
from app.schema import schema_revision


def release_id(folder: Path) -> str:
    """The id of what the folder would publish: a digest of all seeds and the schema revision."""
    digest = blake2b(schema_revision().encode(), digest_size=8)
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob(ARTICLE)]):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def is_published(seeds: Path, data: Path) -> bool:
    """Whether just these seeds are published already, so that there is nothing to do."""
    pointer = Pointer.read(data)
    return (
        pointer is not None
        and (data / pointer.file).is_file()
        and seeds.is_dir()
        and pointer.release == release_id(seeds)
    )

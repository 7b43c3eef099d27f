"""Many releases, made in no time: copies of one that seeding made, each with words of its own."""

import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from app.database import Pointer, folder_of, point_to


def vary(release: Path, data: Path, number: int, word: str) -> Pointer:
    """Publish in a data folder what differs from a release by its id, and by this word in its
    figures."""
    made = Pointer.read(release)
    assert made
    data.mkdir(exist_ok=True)
    draft = Path(shutil.copy(release / made.file, data / "draft.db"))
    draft.chmod(0o644)
    name = f"r{number:015}"
    with closing(sqlite3.connect(draft)) as database, database:
        database.execute(
            "UPDATE release SET id = ?, document = replace(document, id, ?)", [name, name]
        )
        database.execute(
            "UPDATE figure_document SET body = replace(body, ?, ?)", [word, f"No{number}"]
        )
    digest = sha256(draft.read_bytes()).hexdigest()
    pointer = Pointer(name, f"facts-{name}-{digest[:8]}.db", digest, made.built, made.schema)
    draft.replace(data / pointer.file)
    shutil.copytree(
        folder_of(release / made.file), folder_of(data / pointer.file), dirs_exist_ok=True
    )
    point_to(data, pointer)
    return pointer

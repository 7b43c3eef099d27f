"""Having files made by a process of its own, which goes on when this one ends."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

from app.releasing.files.room import are_made, lack_of_room
from app.releasing.identity import read_pointer

NICE = 10
"""How much others go before it: at the lowest priority a busy machine would not come to it."""
PROGRAM = f"import os; os.nice({NICE}); from app.cli import main; main()"
COMMAND = (sys.executable, "-c", PROGRAM, "files", "--data")


def begin_files(data: Path, public_url: str) -> str:
    """Have the files of the published release made, if they are not; tells why there will be none.

    Raises OSError.
    """
    pointer = read_pointer(data)
    if pointer is None or are_made(data / pointer.file, public_url):
        return ""
    nowhere = subprocess.DEVNULL
    # What is told here would keep the pipes of whoever reads what seeding tells.
    process = subprocess.Popen(  # noqa: S603  (a command of our own)
        [*COMMAND, str(data.absolute())],
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
        start_new_session=True,
    )
    Thread(target=process.wait, daemon=True).start()
    return lack_of_room(data / pointer.file)

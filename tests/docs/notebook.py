"""Running the example's notebook, and reading what it drew from its pictures.

`python -m tests.docs.notebook` runs it on the project's seeds and keeps what it printed and drew.
"""

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from app.releasing.publish import publish
from tests.conftest import HOME, SEEDS, running_server, wait_until_ready

NOTEBOOK = HOME / "examples" / "notebook.ipynb"
PICTURES = ("timeline", "numbers")
"""The notebook's names for its two pictures."""
STRICT = "import warnings\n\nwarnings.simplefilter('error')"
READ_BACK = '''
import json
import warnings
from itertools import combinations

from matplotlib.text import Text

warnings.simplefilter("default")  # the kernel has some of its own when it is shut down


def marked(artist):
    """A mark: whose it is, where it stands, how it looks."""
    kind = type(artist).__name__
    told = {"id": artist.get_gid(), "kind": kind, "axis": artist.axes.get_title(loc="left")}
    if kind == "Line2D":
        told |= {"x": [float(x) for x in artist.get_xdata(orig=False)]}
        told |= {"filled": artist.get_markerfacecolor() != "white", "alpha": artist.get_alpha()}
    elif kind == "Rectangle":
        told |= {"x": [float(artist.get_x()), float(artist.get_x() + artist.get_width())]}
    elif kind == "Annotation":
        told |= {"x": [float(artist.axes.convert_xunits(artist.xy[0]))], "tip": artist.xyann[0]}
    else:
        told |= {"words": artist.get_text()}
    return told


def shown(picture):
    """The words of a picture, with the space that they take."""
    picture.canvas.draw()
    texts = picture.findobj(lambda a: isinstance(a, Text) and a.get_visible() and a.get_text())
    return [(text.get_text(), text.get_window_extent()) for text in texts]


def read_back(picture):
    """What a picture shows, in plain values."""
    marks = [marked(a) for a in picture.findobj(lambda a: a.get_gid())]
    boxes = shown(picture)
    clashes = [[a, b] for (a, p), (b, q) in combinations(boxes, 2) if p.overlaps(q)]
    return {"marks": marks, "words": [words for words, _ in boxes], "clashes": clashes}
'''


@dataclass(frozen=True)
class Run:
    """A notebook that has been run, and what was read back from it afterwards."""

    notebook: NotebookNode
    drawn: dict[str, Any]
    types: dict[str, dict[str, str]]

    def made_from(self) -> str:
        """A digest of the code and of what it drew: another one means that the pictures are old."""
        code = [cell.source for cell in self.notebook.cells if cell.cell_type == "code"]
        return sha256(json.dumps([code, self.drawn], sort_keys=True).encode()).hexdigest()


def stored() -> NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


def run(server_url: str) -> Run:
    """Run every cell against a server, with warnings as errors."""
    notebook = stored()
    names = ", ".join(f'"{name}": read_back({name})' for name in PICTURES)
    tables = ("figures", "events", "claims", "articles", "indicators", "actors")
    types = ", ".join(f'"{name}": {name}.dtypes.astype(str).to_dict()' for name in tables)
    asked = f"{READ_BACK}\nprint(json.dumps([{{{names}}}, {{{types}}}]))"
    own = [nbformat.v4.new_code_cell(source) for source in (STRICT, asked)]
    notebook.cells = [own[0], *notebook.cells, own[1]]
    with TemporaryDirectory() as empty, mock.patch.dict(os.environ, FACTS_URL=server_url):
        NotebookClient(
            notebook,
            timeout=60,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": empty}},
        ).execute()
    drawn, types_read = json.loads(notebook.cells[-1].outputs[0].text)
    notebook.cells = notebook.cells[1:-1]
    for count, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
    return Run(notebook, drawn, types_read)


def keep(done: Run) -> None:
    """Write the notebook with its outputs, and nothing of the machine that ran it."""
    done.notebook.metadata = {
        "article_facts": {"made_from": done.made_from()},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.write(done.notebook, NOTEBOOK)


def main() -> None:
    with TemporaryDirectory() as folder:
        publish(SEEDS, Path(folder))
        with running_server(Path(folder)) as address:
            wait_until_ready(address)
            keep(run(address))


if __name__ == "__main__":
    main()

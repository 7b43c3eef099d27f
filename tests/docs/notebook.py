"""Running the example's notebook.

`python -m tests.docs.notebook` runs it on the project's seeds and keeps what it printed and drew.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from app.releasing.publish import publish
from tests.conftest import HOME, SEEDS, running_server, wait_until_ready

NOTEBOOK = HOME / "examples" / "notebook.ipynb"
TABLES = ("figures", "events", "claims")
"""The notebook's names for what it reads."""
STRICT = "import warnings\n\nwarnings.simplefilter('error')"


@dataclass(frozen=True)
class Run:
    """A notebook that has been run, and the types that its tables had afterwards."""

    notebook: NotebookNode
    types: dict[str, dict[str, str]]


def stored() -> NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


def run(server_url: str) -> Run:
    """Run every cell against a server, with warnings as errors."""
    notebook = stored()
    types = ", ".join(f'"{name}": {name}.dtypes.astype(str).to_dict()' for name in TABLES)
    asked = f"import json\n\nprint(json.dumps({{{types}}}))"
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
    types_read = json.loads(notebook.cells[-1].outputs[0].text)
    notebook.cells = notebook.cells[1:-1]
    for count, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
    return Run(notebook, types_read)


def keep(done: Run) -> None:
    """Write the notebook with its outputs, and nothing of the machine that ran it."""
    done.notebook.metadata = {
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

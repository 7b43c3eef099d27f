"""Print the table of lies: `python -m tests.curating.lies [FOLDER …]`."""

import sys
from pathlib import Path

import click

from tests.conftest import SEEDS
from tests.curating.lies.run import judge_all
from tests.curating.lies.table import print_table, tabulate

FOLDERS = (SEEDS, Path(__file__).parents[2] / "seeds")


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--most", default=25, help="Lies of one kind about one article, at most.")
@click.option("--examples", default=3, help="Examples of what passed, for each kind.")
@click.option("--workers", default=2)
def main(folders: tuple[Path, ...], most: int, examples: int, workers: int) -> None:
    """Tell lies about every article under the folders, and print what was refused."""
    lines = tabulate(judge_all(folders or FOLDERS, most, workers))
    for line in print_table(lines, examples):
        click.echo(line)


if __name__ == "__main__":
    sys.exit(main())

"""Print the table of lies: `python -m tests.curating.lies [FOLDER …]`."""

import sys
from pathlib import Path

import click

from tests.conftest import SEEDS
from tests.curating.lies.run import judge_all
from tests.curating.lies.table import find_missed, print_table, tabulate

FOLDERS = (SEEDS, Path(__file__).parents[2] / "seeds")


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--most", default=25, help="Lies of one kind about one article, at most.")
@click.option("--examples", default=3, help="Examples of what passed, for each kind.")
@click.option("--only", default="", help="Part of the name of the kinds to tell.")
def main(folders: tuple[Path, ...], most: int, examples: int, only: str) -> None:
    """Tell lies about every article under the folders, and print what was refused."""
    lines = tabulate(judge_all(folders or FOLDERS, most, only))
    told = [line for line in lines if line.verdicts or not only]
    for line in print_table(told, examples):
        click.echo(line)
    missed = list(find_missed(told))
    for sentence in missed:
        click.echo(sentence, err=True)
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()

"""The `facts` command: serve, seed, files, check, draft, schema, export, health."""

import atexit
import gc
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.steps import (
    EX_CANNOT,
    EX_FAULTS,
    EX_OPEN,
    begin_fetching,
    choose_settings,
    make_all_files,
    offer_to,
    publish_seeds,
)

if TYPE_CHECKING:
    import httpx

    from app.settings import Settings

FOLDER = click.Path(file_okay=False, path_type=Path)
COLOURS = {"good": "green", "bad": "red", "quiet": "bright_black"}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Turn news articles into a small database of what they say, and serve it.

    \b
    facts serve            publish the seeds if they changed, then serve on http://127.0.0.1:8000
    facts seed             publish the seeds; a running server changes over by itself
    facts files            make the files of the release now, and wait for them
    facts check            tell what is wrong with the seeds, and what is not a fact yet
    facts draft FILE       draft the facts of a new article
    facts schema           print the JSON Schema of facts.yaml
    facts export DIR       write the whole API as static files
    facts pull URL         fetch what an origin publishes
    facts health           ask a running server whether it is ready

    Settings come from the environment: FACTS_SEEDS and FACTS_DATA (the folders), FACTS_PUBLIC_URL
    (put before every address in an answer), and others; docs/operating.md explains each.
    """
    # What lives at the end goes with the process: Python would look through all of it before, for
    # a tenth of the time that seeding takes.
    atexit.register(gc.freeze)


def seeds_option(command: "click.decorators.FC") -> "click.decorators.FC":
    """The option that says which seeds are meant."""
    return click.option(
        "--seeds", type=FOLDER, envvar="FACTS_SEEDS", help="Folder of seeds. [default: seeds/]"
    )(command)


def data_option(command: "click.decorators.FC") -> "click.decorators.FC":
    """The option that says where releases are kept."""
    return click.option(
        "--data", type=FOLDER, envvar="FACTS_DATA", help="Folder of releases. [default: var/]"
    )(command)


@main.command()
@seeds_option
@data_option
@click.option("--to", type=FOLDER, help="Folder for replicas, for any host to serve; made if new.")
def seed(seeds: Path | None, data: Path | None, to: Path | None) -> None:
    """Publish the seeds as a release.

    Everything is checked first: a quote that is not in its article, a number that its words do
    not say, a name that stands for nothing. All faults are shown together, with file, line and
    column, and then nothing is published. A running server changes over by itself. It is told why
    the release is another one: which seeds have changed, or the code, or the schema.

    With --to the release and its files are then put where `facts serve --follow` fetches them.

    Exit: 0 published, 1 faults in the seeds, 75 could not be written (try again).
    """
    settings = choose_settings(seeds, data)
    publish_seeds(settings, even_if_unchanged=to is None)
    if to:
        make_all_files(settings)
        offer_to(settings, to)


@main.command()
@data_option
def files(data: Path | None) -> None:
    """Make the files of the published release, unless they are made: CSV, a workbook, a database.

    `facts seed` and `facts serve` have this done by a process of its own, of low priority. Until it
    is done, and where the disk has no room for it, the release is served without its files.

    Exit: 0 made, 75 could not be made (try again).
    """
    make_all_files(choose_settings(None, data))


@main.command()
@click.argument("folders", type=FOLDER, nargs=-1)
@seeds_option
@click.option("--strict", is_flag=True, help="Exit 2 if anything that the texts say is open.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For programs: json.",
)
def check(folders: tuple[Path, ...], seeds: Path | None, strict: bool, form: str) -> None:  # noqa: FBT001  (a flag of the command line)
    """Tell what is wrong with the seeds and what is not a fact yet; publish nothing.

    FOLDERS are articles' folders; without any, every article is told of. After the faults comes
    the coverage: how many sentences, quantities, dates, markers, names, attributions and hedges of
    the text became facts, and each that did not, with its line.

    Exit: 0 nothing wrong, 1 faults, 2 something open (with --strict).
    """
    from app.curating.check import report_seeds  # noqa: PLC0415  (serving need not load seeding)
    from app.releasing.collisions import positions_are_free  # noqa: PLC0415

    report = report_seeds(choose_settings(seeds, None).seeds, folders, [positions_are_free])
    if form == "json":
        click.echo(report.as_json())
    else:
        for line in report.as_text(_paint):
            click.echo(line)
    if report.faults:
        sys.exit(EX_FAULTS)
    sys.exit(EX_OPEN if strict and not report.is_covered else 0)


@main.command()
@click.argument("article", type=click.Path(path_type=Path, allow_dash=True))
@seeds_option
@click.option(
    "--into", type=FOLDER, help="The new folder. [default: by the headline, in the seeds]"
)
def draft(article: Path, seeds: Path | None, into: Path | None) -> None:
    """Draft the facts of an article: a folder with the text and a facts.yaml to be finished.

    ARTICLE is a text, Markdown or HTML file, or - for standard input. Everything that is found is
    filled in; what only you know is a "?" that `facts check` lists by its line. Nothing is ever
    overwritten, and a draft is not served before its questions are answered.

    Exit: 0 written, 1 cannot be read, 75 the folder exists or cannot be written.
    """
    from app.curating.drafting.files import CannotDraft, draft_folder  # noqa: PLC0415

    try:
        written = draft_folder(article, choose_settings(seeds, None).seeds, into, _show_progress)
    except CannotDraft as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    click.echo(f"Drafted {written}")
    click.echo(f"Next: answer its questions, then facts check {written}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of facts.yaml, for editors that complete and check as you type."""
    from app.curating.seeds.facts import json_schema  # noqa: PLC0415

    click.echo(json_schema(), nl=False)


@main.command()
@seeds_option
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes."
)
@click.option("--no-seed", is_flag=True, help="Serve what is published; do not look at the seeds.")
@click.option("--follow", metavar="URL", help="Serve what an origin publishes, not the seeds.")
def serve(  # noqa: PLR0913, PLR0917  (every option is a parameter)
    seeds: Path | None,
    data: Path | None,
    host: str,
    port: int,
    workers: int,
    no_seed: bool,  # noqa: FBT001
    follow: str | None,
) -> None:
    """Publish the seeds if they changed, then serve until Ctrl-C.

    With --follow (or FACTS_FOLLOW) nothing is seeded: the releases of an origin are fetched.
    """
    settings = choose_settings(seeds, data, follow)
    if not no_seed and not settings.follow:
        publish_seeds(settings, even_if_unchanged=False)
    gc.disable()  # until the app is loaded: all of it stays
    from app.serving.run import is_taken, run  # noqa: PLC0415  (after seeding, whose memory is then free)

    if is_taken(host, port):
        click.echo(f"Port {port} of {host} is taken; use --port (make serve PORT=…).", err=True)
        sys.exit(EX_FAULTS)
    _tell_addresses(_write_address(host, port))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    if settings.follow:
        begin_fetching(settings)
    run(load_app, settings, host, port, workers)


def load_app(settings: "Settings") -> Any:
    """The application, which nobody loads who answers no questions."""
    from app.main import create_app  # noqa: PLC0415

    return create_app(settings)


def _tell_addresses(base: str) -> None:
    click.echo(f"Serving Article Facts on {base} (Ctrl-C stops).")
    click.echo(f"  Read and try every operation:  {base}/docs")
    click.echo(f'  Ask a first question:          curl "{base}/figures?qualifier=more_than"')


@main.command()
@click.argument("url")
@data_option
def pull(url: str, data: Path | None) -> None:
    """Fetch the newest release of an origin, with its files, once.

    Exit: 0 it is here, 75 it could not be fetched (try again).
    """
    from app.following.asking import CannotFetch  # noqa: PLC0415
    from app.following.running import pull_once  # noqa: PLC0415
    from app.schema import schema_revision  # noqa: PLC0415

    try:
        offer = pull_once(choose_settings(None, data, url), schema_revision())
    except CannotFetch as error:
        click.echo(f"Nothing was fetched. {error}", err=True)
        sys.exit(EX_CANNOT)
    click.echo(f"Release {offer.pointer.release} is here.")


@main.command("export")
@click.argument("folder", type=FOLDER)
@seeds_option
@data_option
def export_files(folder: Path, seeds: Path | None, data: Path | None) -> None:
    """Write the whole API as static files into a new FOLDER: JSON, CSV, SQLite.

    Whatever a server would answer to a plain path is a file; index.html leads to them. Addresses in
    the files begin with FACTS_PUBLIC_URL, if that is set.

    Exit: 0 written, 1 faults in the seeds, 75 FOLDER is not empty or cannot be written.
    """
    settings = choose_settings(seeds, data)
    publish_seeds(settings, even_if_unchanged=False)
    make_all_files(settings)
    from app.releasing.export import CannotExport, export  # noqa: PLC0415

    try:
        count = export(load_app(settings), folder)
    except CannotExport as error:
        click.echo(f"Nothing was exported. {error}", err=True)
        sys.exit(EX_CANNOT)
    click.echo(f"Wrote {count} files; begin with {folder / 'index.html'}")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of the server.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def health(host: str, port: int) -> None:
    """Ask a running server whether it is ready.

    Exit: 0 ready, 1 not.
    """
    import httpx  # noqa: PLC0415  (only here)

    try:
        # A proxy of the environment is for others' addresses, not for one's own server.
        answer = httpx.get(f"{_write_address(host, port)}/ready", timeout=3, trust_env=False)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        click.echo(f"{_write_address(host, port)} does not answer: {error}", err=True)
        sys.exit(EX_FAULTS)
    click.echo(answer.text)
    sys.exit(0 if _is_ready(answer) else EX_FAULTS)


def _is_ready(answer: "httpx.Response") -> bool:
    try:
        told = answer.json()
    except ValueError:
        return False
    return answer.status_code == 200 and isinstance(told, dict) and told.get("status") == "ready"


def _write_address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _paint(text: str, kind: str) -> str:
    """Colours that `click.echo` leaves out where the output is no terminal."""
    return click.style(text, fg=COLOURS[kind])


def _show_progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\rReading: {done} of {of}", nl=done == of, err=True)

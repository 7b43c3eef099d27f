"""Steps that several commands take, with what they tell where they cannot be taken."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from app.releasing.resting import without_collector
from app.settings import Settings, WrongSettings, read_settings

EX_FAULTS, EX_OPEN, EX_CANNOT = 1, 2, 75


def choose_settings(seeds: Path | None, data: Path | None, follow: str | None = None) -> Settings:
    """The settings of the environment and of a command, or what is wrong with them."""
    try:
        return read_settings(seeds=seeds, data=data, follow=follow)
    except WrongSettings as error:
        click.echo(str(error), err=True)
        sys.exit(EX_FAULTS)


@without_collector()
def publish_seeds(settings: Settings, *, even_if_unchanged: bool) -> None:
    """Publish the seeds, or tell what stands in the way."""
    from app.curating.seeds.files import read_seed_files  # noqa: PLC0415
    from app.releasing.identity import is_published  # noqa: PLC0415

    # Where there is nothing to do, nothing of what would do it is loaded.
    if not even_if_unchanged and is_published(read_seed_files(settings.seeds), settings.data):
        begin_making(settings)
        return
    from app.curating.seeds.faults import SeedError  # noqa: PLC0415
    from app.releasing.publish import CannotPublish, publish, publish_if_changed  # noqa: PLC0415

    run = publish if even_if_unchanged else publish_if_changed
    try:
        published = run(settings.seeds, settings.data)
    except SeedError as error:
        _tell_faults(error)
    except CannotPublish as error:
        click.echo(f"Nothing was published. {error}", err=True)
        sys.exit(EX_CANNOT)
    if published:
        click.echo(f"Published release {published.release}. {published.why}")
    begin_making(settings)


def make_all_files(settings: Settings) -> None:
    """Make the files of the release, and wait for them."""
    from app.releasing.files.making import CannotMake, make_files  # noqa: PLC0415

    try:
        trouble = make_files(settings.data, settings.public_url)
    except CannotMake as error:
        trouble = str(error)
    if trouble:
        click.echo(trouble, err=True)
        sys.exit(EX_CANNOT)


def begin_making(settings: Settings) -> None:
    """Have the files of the release made, which nobody waits for."""
    from app.releasing.files.starting import begin_files  # noqa: PLC0415

    try:
        trouble = begin_files(settings.data, settings.public_url)
    except OSError as error:
        trouble = f"The files of the release cannot be made: {error.strerror or error}."
    if trouble:
        click.echo(f"{trouble} It is served without them.", err=True)


def offer_to(settings: Settings, to: Path) -> None:
    """Put what is published where replicas fetch it."""
    from app.releasing.offering import CannotOffer, offer_release  # noqa: PLC0415

    try:
        offered = offer_release(settings.data, to)
    except CannotOffer as error:
        click.echo(f"Nothing was offered. {error}", err=True)
        sys.exit(EX_CANNOT)
    click.echo(f"Offered release {offered.pointer.release} in {to}.")


def begin_fetching(settings: Settings) -> None:
    """Fetch what an origin publishes, as long as this process runs."""
    from app.following.running import begin_following  # noqa: PLC0415
    from app.schema import schema_revision  # noqa: PLC0415

    begin_following(settings, schema_revision())


def _tell_faults(error: Exception) -> NoReturn:
    click.echo(str(error), err=True)
    sys.exit(EX_FAULTS)

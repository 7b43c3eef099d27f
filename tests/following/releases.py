"""Many releases, made in no time: copies of one that seeding made, each with words of its own."""

from pathlib import Path

from app.database import Offer
from app.releasing.offering import offer_release
from benchmarks.data.varied import vary

WORD = "Kursk"
"""What is another word in each release, wherever it stands."""


def offer_varied(release: Path, folder: Path, number: int) -> Offer:
    """Offer such a release in `origin` of a folder."""
    vary(release, folder / "seeded", number, WORD)
    return offer_release(folder / "seeded", folder / "origin")

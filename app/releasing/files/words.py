"""What a file that leaves alone says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

HOW_TO_READ = (
    "No number without its hedge: qualifier, low and high say what the words give, and what they do"
    " not give is empty. attribution_… says whose claim it is, modality and hedge how sure the"
    " wording is, quote the exact words that prove it. Several in one cell are joined by |."
)


@dataclass(frozen=True, slots=True)
class About:
    """Of which release a file is, and what its addresses begin with."""

    release: str
    built: str
    public_url: str

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each thing that is to be said, by a word for it."""
        yield "title", "Article Facts: what news articles say, with the exact words that prove it"
        yield "release", self.release
        yield "built", self.built
        yield "reading", HOW_TO_READ
        yield "addresses", self._addresses()
        yield "licence", "MIT for the curated facts; the column licence of articles for their texts"

    def _addresses(self) -> str:
        if self.public_url:
            return f"{self.public_url} was put before each address of this API"
        return "relative to the API: where it is served was not known when this file was made"

"""Reading pages as a crawler does."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin


@dataclass
class Links(HTMLParser):
    """All that a page leads to or loads, and its words."""

    found: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (as it is called)
        """Keep where it leads."""
        for name, value in attrs:
            if name in ("href", "src", "action") and value is not None:
                self.found.append(value)
            if name == "id" and value is not None:
                self.ids.append(value)

    def handle_data(self, data: str) -> None:
        """Keep its words."""
        self.words.append(data)


def read_links(page: str, address: str) -> list[str]:
    """The absolute addresses that a page leads to or loads."""
    reader = Links()
    reader.feed(page)
    return [urldefrag(urljoin(address, one)).url for one in reader.found]


def read_words(page: str) -> str:
    """What a page says, its white space folded."""
    reader = Links()
    reader.feed(page)
    return " ".join("".join(reader.words).split())

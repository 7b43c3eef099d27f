"""Links as a page writes them: relative to it, so that they hold under any prefix and on a disk."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

START = "index"
"""What the front page is called on a disk."""


@dataclass(frozen=True)
class Links:
    """The links of the page at a path, on a server or on a disk."""

    at: str
    public_url: str = ""
    on_disk: bool = False

    @property
    def canonical(self) -> str | None:
        """The page's own address, without what was asked of it."""
        return self.public_url + self.at if self.public_url else self.to(self.at)

    def to(self, address: str) -> str | None:
        """An address of ours as this page writes it; none where there is nothing on the disk."""
        path, mark, rest = self._without_public_url(address).partition("#")
        path, question, query = path.partition("?")
        if self.on_disk and question:
            return None
        target = _name_on_disk(path) if self.on_disk else path
        return self._relative(target) + question + query + mark + rest

    def to_file(self, name: str, digest: str = "") -> str:
        """One of the files that pages load; the digest renews what browsers keep."""
        is_dated = digest and not self.on_disk
        return self._relative(f"/web/{name}") + (f"?{digest}" if is_dated else "")

    def to_json(self, address: str) -> str:
        """The answer in JSON to the question that an address asks."""
        if self.on_disk:
            path = address.partition("?")[0]
            return self._relative(f"/{START}.json" if path == "/" else f"{path}.json")
        path, _, query = address.partition("?")
        asked = [one for one in query.split("&") if one and not one.startswith("format=")]
        return f"{self._relative(path)}?{'&'.join([*asked, 'format=json'])}"

    def _without_public_url(self, address: str) -> str:
        return address.removeprefix(self.public_url) if self.public_url else address

    def _relative(self, path: str) -> str:
        # Up to where our addresses begin, then down: also from a path that names nothing.
        up = "../" * (self.at.count("/") - 1)
        return up + quote(path.lstrip("/")) or "./"


def outward(address: object) -> str | None:
    """An address elsewhere, if it is one that a link may lead to: nothing but http and https."""
    if not isinstance(address, str):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def _name_on_disk(path: str) -> str:
    """What is called like the file that a page is written to; other files keep their names."""
    if path == "/":
        return f"/{START}.html"
    return path if "." in path.rpartition("/")[2] else f"{path}.html"

"""Links as a page writes them: relative to it, so that they hold under any prefix and on a disk."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

PAGE = ".html"
_SENTENCE = re.compile(r"^(/articles/[^/?#]+)/sentences/(\d+)$")
"""A sentence, which is read on the page of its article."""


@dataclass(frozen=True)
class Links:
    """The links of the page at a path, on a server or on a disk."""

    at: str
    public_url: str = ""
    disk: Mapping[str, str] | None = None
    """On a disk, the file of each path that has one; beside a list lie its items."""

    @property
    def on_disk(self) -> bool:
        """Whether there is no server to ask."""
        return self.disk is not None

    @property
    def canonical(self) -> str | None:
        """The page's own address, without what was asked of it; on a disk only a public one."""
        if self.on_disk and not self.public_url:
            return None
        return self.public_url + self.at if self.public_url else self.to(self.at)

    def to(self, address: str) -> str | None:
        """An address of ours as this page writes it; none where there is nothing on the disk."""
        shown = _SENTENCE.sub(r"\1#sentence-\2", self._without_public_url(address))
        path, mark, rest = shown.partition("#")
        path, question, query = path.partition("?")
        if self.disk is None:
            return self._relative(path) + question + query + mark + rest
        file = None if question else _find_file(path, self.disk)
        return file and self._relative(file) + mark + rest

    def from_anywhere(self, address: str) -> str | None:
        """An address of ours as what is taken elsewhere writes it: whole, if one is public."""
        if not self.public_url:
            return self.to(address)
        return self.public_url + self._without_public_url(address)

    def to_file(self, name: str, digest: str = "") -> str:
        """One of the files that pages load; the digest renews what browsers keep."""
        is_dated = digest and not self.on_disk
        return self._relative(f"/web/{name}") + (f"?{digest}" if is_dated else "")

    def to_format(self, address: str, form: str) -> str:
        """The answer in another format to the question that an address asks."""
        path, _, query = address.partition("?")
        if self.disk is not None:
            file = _find_file(path, self.disk) or path
            return self._relative(f"{file.removesuffix(PAGE)}.{form}")
        asked = [one for one in query.split("&") if one and not one.startswith("format=")]
        return f"{self._relative(path)}?{'&'.join([*asked, f'format={form}'])}"

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


def _find_file(path: str, disk: Mapping[str, str]) -> str | None:
    """The file of a path on a disk, if it has one."""
    folder, _, name = path.rpartition("/")
    if "." in name:
        return path
    is_item = folder and disk.get(folder, "").endswith(PAGE)
    return f"{path}{PAGE}" if is_item else disk.get(path)

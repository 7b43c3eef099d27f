"""The pages of the docs, read: their blocks, their examples, their tables and their links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import HOME

SHOWN = "http://127.0.0.1:8000"
"""Where the docs say that the server is; the tests' own server stands in for it."""
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    *sorted(path.relative_to(HOME).as_posix() for path in (HOME / "docs").rglob("*.md")),
)
"""Pages whose examples are run. A new page under docs/ is one of them without being listed."""
NO_MARKDOWN_OF_OURS = {".venv", "var", "node_modules"}
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@dataclass(frozen=True)
class Example:
    """A command as it is typed, and what the page says that it prints."""

    command: str
    printed: str


def read_page(page: str) -> str:
    return (HOME / page).read_text("utf-8")


def blocks(page: str) -> list[Block]:
    text = read_page(page)
    found = re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [Block(page, text.count("\n", 0, b.start()) + 1, b[1], b[2]) for b in found]


def blocks_in(language: str) -> list[Block]:
    """The blocks of every page in this language."""
    return [block for page in PAGES for block in blocks(page) if block.language == language]


def examples(block: Block) -> list[Example]:
    """The commands of a block: `$ ` begins one, `> ` goes on with it, the rest is printed."""
    found = []
    for piece in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        first, *rest = piece.splitlines()
        more = [line for line in rest if re.match(r"> |>$", line)]
        assert more == rest[: len(more)], f"{block}: `>` after the output"
        command = "\n".join([first, *(line[2:] for line in more)])
        found.append(Example(command, "".join(f"{line}\n" for line in rest[len(more) :])))
    return found


def table_under(heading: str, page: str) -> dict[str, list[str]]:
    """The first table under a heading: its rows' other cells by the first, as they are written."""
    [section] = re.findall(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", read_page(page), _SECTION)
    [table, *_] = re.findall(r"^\|.+\|\n\|[-|]+\|\n((?:\|.+\|\n)+)", section, re.MULTILINE)
    rows = [
        [cell.strip() for cell in row.strip("|").split(" | ")] for row in str(table).splitlines()
    ]
    return {first: cells for first, *cells in rows}


_SECTION = re.MULTILINE | re.DOTALL


def words_of_code(text: str) -> list[str]:
    """What stands between backticks."""
    return _CODE.findall(text)


def prose(page: str) -> str:
    """A page without its blocks."""
    return re.sub(r"^```.*?^```$", "", read_page(page), flags=_SECTION)


def markdown() -> list[Path]:
    """Every Markdown file that is ours."""
    return [
        path
        for path in sorted(HOME.rglob("*.md"))
        if not NO_MARKDOWN_OF_OURS & set(path.relative_to(HOME).parts)
        and not any(part.startswith(".") for part in path.relative_to(HOME).parts)
    ]


def links(page: Path) -> Iterator[str]:
    """The links of a page that lead to other files, or to other places of it."""
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if not re.match(r"https?://", link):
            yield link


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings have on the usual hosts."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }

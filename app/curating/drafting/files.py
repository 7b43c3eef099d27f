"""Reading an article in whatever form it was saved, and writing its folder without harm."""

import contextlib
import os
import re
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

from app.curating import ARTICLE, FACTS
from app.curating.drafting.draft import Progress, draft
from app.curating.seeds.faults import shown_path
from app.curating.seeds.files import read_seed_files
from app.curating.seeds.load import load_seeds

MOST_BYTES = 16 << 20


class CannotDraft(Exception):
    """The article cannot be read (exit 1), or its folder cannot be written (exit 75)."""

    def __init__(self, why: str, exit_code: int) -> None:
        super().__init__(why)
        self.exit_code = exit_code


def draft_folder(article: Path, seeds: Path, into: Path | None, progress: Progress) -> Path:
    """Write a new folder with the article's text and a draft of its facts; gives the folder.

    An existing folder is never touched. Raises CannotDraft.
    """
    text = read_article(article)
    known, _ = load_seeds(read_seed_files(seeds))
    made = draft(text, known, datetime.now(UTC).date(), progress)
    folder = into or seeds / made.name
    draft_of_it = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        _refuse_to_overwrite(folder)
        draft_of_it.mkdir(parents=True)
        (draft_of_it / ARTICLE).write_text(text, encoding="utf-8")
        (draft_of_it / FACTS).write_text(made.facts, encoding="utf-8")
        # The folder appears whole or not at all: a half-written draft would stop a seeding.
        draft_of_it.rename(folder)
    except OSError as error:
        raise CannotDraft(f"{shown_path(folder)}: {error.strerror}.", 75) from error
    finally:
        _remove(draft_of_it)
    return Path(shown_path(folder))


def _refuse_to_overwrite(folder: Path) -> None:
    try:
        folder.lstat()
    except FileNotFoundError:
        return
    raise CannotDraft(f"{shown_path(folder)} exists; nothing is overwritten.", 75)


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def read_article(path: Path) -> str:
    """The plain text of a text, Markdown or HTML file, or of standard input (`-`)."""
    content = _content(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotDraft(f"{path}: not UTF-8: byte {error.start + 1} cannot be read.", 1) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_html(path, text):
        text = _from_html(text)
    elif _is_markdown(path, text):
        text = from_markdown(text)
    if not text.strip() or "\x00" in text:
        raise CannotDraft(f"{path}: there is no text in it.", 1)
    return text


def _content(path: Path) -> bytes:
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CannotDraft(f"{path}: {error.strerror}.", 1) from error
    if len(content) > MOST_BYTES:
        raise CannotDraft(f"{path}: longer than {MOST_BYTES >> 20} MiB.", 1)
    return content


def _is_html(path: Path, text: str) -> bool:
    start = text.lstrip()[:200].lower()
    return path.suffix.lower() in (".html", ".htm") or start.startswith(("<!doctype html", "<html"))


def _is_markdown(path: Path, text: str) -> bool:
    piped = str(path) == "-" and text.startswith("# ")
    return piped or path.suffix.lower() in (".md", ".markdown")


def _from_html(text: str) -> str:
    """The article of a saved page, found by an extractor that is installed apart."""
    try:
        from trafilatura import extract  # noqa: PLC0415  (an optional extra)
    except ImportError:
        why = "HTML needs an extractor: .venv/bin/pip install -e '.[html]'. Plain text needs none."
        raise CannotDraft(why, 1) from None
    found = extract(text, include_comments=False, include_tables=False) or ""
    title = _Title()
    title.feed(text)
    return f"{title.text}\n{found}" if title.text and title.text not in found else found


class _Title(HTMLParser):
    """The text of a page's first h1."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self._inside = "", False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the parser's call)
        self._inside = tag == "h1" and not self.text

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text = " ".join(f"{self.text} {data}".split())


_ADDRESS = r"\((?:[^()\n]|\([^()\n]*\))*\)"
_MARKUP = (
    (re.compile(r"^```.*$|^---+$|^[^\S\n]*<!--.*?-->[^\S\n]*$", re.MULTILINE), ""),
    (re.compile(r"^(?:#{1,6}|>)\s*", re.MULTILINE), ""),
    (re.compile(rf"!\[[^\[\]\n]*\]{_ADDRESS}"), ""),
    (re.compile(rf"\[([^\[\]\n]+)\]{_ADDRESS}"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


def from_markdown(text: str) -> str:
    """The words of a Markdown text: no headings' signs, links, emphasis; a paragraph a line."""
    for form, kept in _MARKUP:
        text = form.sub(kept, text)
    paragraphs = re.split(r"\n\s*\n", text)
    lists = re.compile(r"\n(?=\s*(?:[-*•]|\d+[.)]|\[\d+\])\s)")
    lines = [line for paragraph in paragraphs for line in lists.split(paragraph)]
    return "\n".join(" ".join(line.split()) for line in lines if line.strip()) + "\n"

"""What `facts check` tells: faults, then what became of everything that the texts say."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.curating.coverage.coverage import Coverage, Find
from app.curating.languages import is_unread
from app.curating.seeds.faults import Fault, shown_path
from app.vocabulary import Covered, FindKind

Paint = Callable[[str, str], str]
"""Colours a text by the name of what it is: good, bad, quiet."""

AROUND = 40
"""Code points shown on either side of what is open."""
UNCHECKED = "Wording, hedges, numbers, dates and voices are not checked in this language ({})."
PLURALS = {FindKind.QUANTITY: "quantities"}


@dataclass(frozen=True)
class ArticleReport:
    """The coverage of one article, and the text file that it speaks of."""

    path: Path
    text: str
    coverage: Coverage

    def place(self, find: Find) -> tuple[int, int]:
        """Line and column of a find, from 1."""
        before = self.text[: find.start]
        return before.count("\n") + 1, find.start - before.rfind("\n")

    def surroundings(self, find: Find) -> str:
        """The words around a find, within its line."""
        before = self.text[: find.start].rpartition("\n")[2]
        after = self.text[find.end :].partition("\n")[0]
        return _end_of(before, AROUND) + find.text + _start_of(after, AROUND)


@dataclass(frozen=True)
class Report:
    """Everything that a check found."""

    faults: list[Fault]
    articles: list[ArticleReport]

    @property
    def is_covered(self) -> bool:
        """Whether nothing is open."""
        return not any(article.coverage.open for article in self.articles)

    def as_text(self, paint: Paint) -> Iterator[str]:
        """Line by line, for a person."""
        for fault in self.faults:
            place = f"{fault.file}:{fault.line}:{fault.column}:"
            yield f"{paint(place, 'quiet')} {paint(fault.message, 'bad')}"
        for article in self.articles:
            yield from _table(article, paint)
        for article in self.articles:
            yield from _open(article, paint)

    def as_json(self) -> str:
        """The same for programs."""
        faults = [
            {"file": f.file, "line": f.line, "column": f.column, "message": f.message}
            for f in self.faults
        ]
        articles = [_as_object(article) for article in self.articles]
        return json.dumps({"faults": faults, "articles": articles}, ensure_ascii=False, indent=2)


def plural(kind: FindKind) -> str:
    """The kind, for more than one."""
    return PLURALS.get(kind, f"{kind}s")


def _table(article: ArticleReport, paint: Paint) -> Iterator[str]:
    yield ""
    yield f"{article.coverage.article} ({shown_path(article.path)})"
    for kind in FindKind:
        found = article.coverage.count(kind)
        counts = {status: article.coverage.count(kind, status) for status in Covered}
        told = [
            (counts[Covered.FACT], "facts", "good"),
            (counts[Covered.WAIVED], "waived", "quiet"),
            (counts[Covered.OPEN], "open", "bad"),
        ]
        parts = [paint(f"{count:>4} {word}", colour) for count, word, colour in told if count]
        yield f"  {plural(kind):<13}{found:>4} {''.join(parts)}".rstrip()
    if is_unread(article.coverage.language):
        yield f"  {UNCHECKED.format(article.coverage.language)}"


def _open(article: ArticleReport, paint: Paint) -> Iterator[str]:
    if article.coverage.open:
        yield ""
    for find in article.coverage.open:
        line, column = article.place(find)
        place = paint(f"{shown_path(article.path)}:{line}:{column}:", "quiet")
        yield f'{place} {paint(f"No fact states this {find.kind}", "bad")}: "{_short(find.text)}"'
        if find.kind is not FindKind.SENTENCE:
            yield f"    {' '.join(article.surroundings(find).split())}"


def _end_of(text: str, most: int) -> str:
    return text if len(text) <= most else "… " + text[-most:].partition(" ")[2]


def _start_of(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def _short(text: str, most: int = 80) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= most else folded[: most - 1] + "…"


def _as_object(article: ArticleReport) -> dict[str, object]:
    counts = {
        plural(kind): {
            "found": article.coverage.count(kind),
            **{status: article.coverage.count(kind, status) for status in Covered},
        }
        for kind in FindKind
    }
    return {
        "article": article.coverage.article,
        "file": shown_path(article.path),
        "checked": not is_unread(article.coverage.language),
        "counts": counts,
        "open": [_find_as_object(article, find) for find in article.coverage.open],
        "unquoted": [
            {**_find_as_object(article, find), "unquoted": find.unquoted}
            for find in article.coverage.finds
            if find.unquoted
        ],
    }


def _find_as_object(article: ArticleReport, find: Find) -> dict[str, object]:
    line, column = article.place(find)
    return {
        "kind": find.kind,
        "line": line,
        "column": column,
        "start": find.start,
        "end": find.end,
        "text": find.text,
        "rule": find.rule,
    }

"""How long the recognisers take, and how their time grows with the text.

Run: .venv/bin/python -m benchmarks.cases.recognisers
Prints seconds for each recogniser on 10,000 and 100,000 words of a real article, the growth
(10.0 is linear), and the same for lines without an end, which a regular expression may not like.
"""

from collections.abc import Callable
from datetime import date
from time import perf_counter

from app.english.dates.find import find_dates
from app.english.names.find import find_names
from app.english.numbers.find import find_quantities
from app.english.references import find_references
from app.english.speech.find import find_attributions
from benchmarks.data.places import HOME

ARTICLE = HOME / "seeds/kursk-offensive-2025-01-05/article.txt"
RECOGNISERS: dict[str, Callable[[str], object]] = {
    "quantities": find_quantities,
    "dates": lambda text: find_dates(text, date(2025, 1, 5)),
    "names": find_names,
    "attributions": find_attributions,
    "references": find_references,
}


def seconds(recogniser: Callable[[str], object], text: str) -> float:
    """The best of two runs."""
    best = float("inf")
    for _ in range(2):
        started = perf_counter()
        recogniser(text)
        best = min(best, perf_counter() - started)
    return best


def main() -> None:
    """Print the table."""
    article = ARTICLE.read_text(encoding="utf-8")
    words = len(article.split())
    texts = {"article": article, "one line": " ".join(article.split()) + " "}
    print(f"{'recogniser':<14}{'text':<10}{'10k words':>10}{'100k words':>12}{'growth':>8}")
    for name, recogniser in RECOGNISERS.items():
        for kind, text in texts.items():
            small, large = (seconds(recogniser, text * (n // words)) for n in (10_000, 100_000))
            print(f"{name:<14}{kind:<10}{small:>9.2f}s{large:>11.2f}s{large / small:>8.1f}")


if __name__ == "__main__":
    main()

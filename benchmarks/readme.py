"""Puts the last tables into README.md: .venv/bin/python -m benchmarks.readme 1k 100k 1M."""

import sys
from pathlib import Path

from benchmarks.places import BUILT

README = Path(__file__).with_name("README.md")
MARK = "## The last tables\n"


def main() -> None:
    """Replace what stands after the mark."""
    tables = [(size, BUILT / f"{size}.md") for size in sys.argv[1:]]
    tables += [(f"Many at once, {size}", BUILT / f"{size}-concurrency.md") for size in sys.argv[1:]]
    told = "".join(f"\n### {name}\n{path.read_text()}" for name, path in tables if path.exists())
    README.write_text(README.read_text().partition(MARK)[0] + MARK + told)


if __name__ == "__main__":
    main()

"""Puts the last tables into README.md: .venv/bin/python -m benchmarks.readme 1k 100k 1M."""

import sys
from pathlib import Path

from benchmarks.places import BUILT

README = Path(__file__).with_name("README.md")
MARK = "## The last tables\n"


def main() -> None:
    """Replace what stands after the mark."""
    tables = [(size, (BUILT / f"{size}.md").read_text()) for size in sys.argv[1:]]
    before = README.read_text().partition(MARK)[0]
    README.write_text(before + MARK + "".join(f"\n### {size}\n{told}" for size, told in tables))


if __name__ == "__main__":
    main()

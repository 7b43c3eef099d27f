"""Puts the last table of a size into README.md: .venv/bin/python -m benchmarks.readme 1k."""

import sys
from pathlib import Path

from benchmarks.places import BUILT

README = Path(__file__).with_name("README.md")
MARK = "## The last table\n"


def main() -> None:
    """Replace what stands after the mark."""
    told = (BUILT / f"{sys.argv[1]}.md").read_text()
    before = README.read_text().partition(MARK)[0]
    README.write_text(f"{before}{MARK}{told}")


if __name__ == "__main__":
    main()

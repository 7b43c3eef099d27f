"""`make bench`: this server beside its peers and the floors, on the same rows."""

import argparse

from benchmarks import concurrency, profile
from benchmarks.compare import compare_all
from benchmarks.places import SIZES


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="1k")
    parser.add_argument("--case", choices=["all", "concurrency", "profile"], default="all")
    parser.add_argument("--seconds", type=int, help="of each run of wrk")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    seconds = given.seconds or (1 if given.size == "1k" else 2)
    if given.case == "concurrency":
        concurrency.run_all(given.size, seconds)
    elif given.case == "profile":
        profile.run_all(given.size, 5)
    else:
        compare_all(given.size, seconds, given.rounds)


if __name__ == "__main__":
    main()

"""Seeds that tests may spoil, as for the tests of curating."""

from tests.curating.conftest import seeds_copy, spoil

__all__ = ["seeds_copy", "spoil"]

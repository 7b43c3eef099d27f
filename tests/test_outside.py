"""What goes outside is known by what its code reaches for, and refused where it does not show."""

import subprocess
import sys
from importlib import import_module

import pytest

from tests.conftest import need, ready_server
from tests.outside import leads_outside


def starts() -> None:
    subprocess.run([sys.executable, "-V"], check=True)


def starts_within() -> None:
    def later() -> None:
        starts()

    later()


TABLE = {"starts": starts}


def starts_by_name() -> None:
    TABLE["starts"]()


def goes_in_a_circle() -> None:
    goes_in_a_circle()


def stays() -> None:
    need("python3")
    sys.exit()


def hides() -> None:
    import_module("subprocess").run([sys.executable, "-V"], check=True)


@pytest.mark.parametrize("function", [starts, starts_within, starts_by_name, ready_server])
def test_code_that_leads_outside_is_known(function: object) -> None:
    assert leads_outside(function)  # type: ignore[arg-type]


@pytest.mark.parametrize("function", [goes_in_a_circle, stays, hides])
def test_code_that_stays_is_left_alone(function: object) -> None:
    assert not leads_outside(function)  # type: ignore[arg-type]


def test_who_goes_outside_unseen_is_refused(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("outside") is None
    with pytest.raises(pytest.fail.Exception, match=r"subprocess\.Popen.*Mark the test"):
        hides()

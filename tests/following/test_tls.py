"""An origin behind TLS is believed where somebody vouches for its certificate, and else not."""

import os
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.conftest import FACTS, missing
from tests.following.faulty import faulty_origin

pytestmark = pytest.mark.outside  # an origin, and a command of our own


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for this machine that nobody vouches for, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        missing("openssl is not installed")
    path = tmp_path / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", path, "-out", tmp_path / "own.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    with path.open("ab") as both:
        both.write((tmp_path / "own.pem").read_bytes())
    return path


def test_a_certificate_that_nobody_vouches_for_is_refused(offered: Path, certificate: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with faulty_origin(offered / "origin", tls) as (origin, handler):
        pulling = [FACTS, "pull", f"{origin}/", "--data", offered / "pulled"]
        refused = subprocess.run(pulling, capture_output=True, text=True, check=False)
        assert refused.returncode == os.EX_TEMPFAIL
        assert "certificate verify failed" in refused.stderr
        assert not handler.seen
        assert not list((offered / "pulled").glob("*.db"))

        vouched = {**os.environ, "SSL_CERT_FILE": str(certificate)}
        done = subprocess.run(pulling, env=vouched, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert list((offered / "pulled").glob("*.db"))

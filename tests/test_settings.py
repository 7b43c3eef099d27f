"""Settings are read once, handed on whole, and told plainly where they cannot be used."""

import pickle
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from app.cli import main
from app.settings import Settings, WrongSettings, read_settings
from tests.conftest import FACTS, SEEDS, free_port

WRONG = [
    ("FACTS_MAX_AGE", "soon", "FACTS_MAX_AGE: Input should be a valid integer"),
    ("FACTS_WATCH_SECONDS", "0", "FACTS_WATCH_SECONDS: Input should be greater than 0."),
    ("FACTS_CACHE_BYTES", "-1", "FACTS_CACHE_BYTES: Input should be greater than or equal to 0."),
    ("FACTS_FOLLOW", "file:///srv/facts", "FACTS_FOLLOW: it must begin with http://"),
    ("FACTS_FOLLOW_TOKEN", "two words", "FACTS_FOLLOW_TOKEN: it must hold no spaces"),
    ("FACTS_FOLLOW_SECONDS", "0", "FACTS_FOLLOW_SECONDS: Input should be greater than 0."),
    ("FACTS_PUBLIC_URL", "facts.example", "FACTS_PUBLIC_URL: it must begin with http://"),
    ("FACTS_PUBLIC_URL", "https://фак.example", "FACTS_PUBLIC_URL: it must begin with http://"),
    ("FACTS_PUBLIC_URL", "https://x.example/<a>", "FACTS_PUBLIC_URL: it must begin"),
    ("FACTS_PUBLIC_URL", "https://x.example/\r\nA: b", "FACTS_PUBLIC_URL: it must begin"),
]


@pytest.mark.parametrize(("name", "value", "says"), WRONG)
def test_a_wrong_setting_is_told_in_a_line(name: str, value: str, says: str) -> None:
    done = CliRunner().invoke(main, ["check"], env={name: value})
    assert done.exit_code == 1
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "value", ["https://facts.example", "http://[::1]:8000/a", "https://xn--80a6d.example/%C3%A9/"]
)
def test_an_address_may_be(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTS_PUBLIC_URL", value)
    assert Settings().public_url == value.rstrip("/")


def test_every_wrong_setting_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTS_MAX_AGE", "soon")
    monkeypatch.setenv("FACTS_WATCH_SECONDS", "often")
    with pytest.raises(WrongSettings) as wrong:
        read_settings()
    assert str(wrong.value).count("\n") == 1


def test_what_is_given_goes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTS_DATA", "elsewhere")
    monkeypatch.setenv("FACTS_MAX_AGE", "7")
    settings = read_settings(data=tmp_path, seeds=None)
    assert (settings.data, settings.max_age) == (tmp_path, 7)


def test_settings_are_handed_to_other_processes_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTS_PUBLIC_URL", "https://facts.example")
    settings = read_settings(data=tmp_path)
    monkeypatch.delenv("FACTS_PUBLIC_URL")
    assert pickle.loads(pickle.dumps(settings)) == settings


@contextmanager
def answering(status: int, body: bytes) -> Iterator[int]:
    """A server that answers everything so; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.outside
@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, b'{"status":"ready","release":"r"}', 0),
        (200, b'{"release": "r", "status": "ready"}', 0),
        (503, b'{"status":"ready"}', 1),
        (503, b'{"detail":"It said \\"status\\":\\"ready\\" once."}', 1),
        (200, b'<p>"status":"ready"</p>', 1),
        (200, b'[{"status":"ready"}]', 1),
        (200, b'"ready"', 1),
        (200, b"\xff", 1),
        (200, b"", 1),
    ],
)
def test_health_reads_what_the_server_says(status: int, body: bytes, code: int) -> None:
    with answering(status, body) as port:
        assert CliRunner().invoke(main, ["health", "--port", str(port)]).exit_code == code


def test_health_says_that_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    port = str(free_port())
    done = CliRunner().invoke(main, ["health", "--port", port])
    assert done.exit_code == 1
    assert f"http://127.0.0.1:{port} does not answer" in done.stderr


def test_the_command_says_why_it_publishes(tmp_path: Path) -> None:
    command: list[str | Path] = [FACTS, "seed", "--seeds", SEEDS, "--data", tmp_path]
    for why in ("It is the first release here.", "Nothing has changed"):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("Published release ")
        assert f". {why}" in done.stdout
        assert done.stdout.count("\n") == 1

"""A real installation for journeys: its own folder, `speelveld serve`, a mail sink and a browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from speelveld.cli.processes import wait_until_it_answers
from tests.journeys.browser import find_browser, launch_browser
from tests.smtp_sink import SmtpSink, read_text


@dataclass(frozen=True)
class Installation:
    address: str
    mail: SmtpSink
    environment: dict[str, str]
    folder: Path

    def wait_for_mail(self, address: str, *, containing: str) -> EmailMessage:
        """Return the latest mail to somebody that holds these words."""
        for _ in range(300):
            if found := [mail for mail in self.mail.to(address) if containing in read_text(mail)]:
                return found[-1]
            time.sleep(0.1)
        pytest.fail(f"no mail for {address} within half a minute")

    def run(self, *words: str) -> str:
        """Run a command of this installation and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "speelveld", *words],
            env=self.environment, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    port = find_free_port()
    address = f"http://localhost:{port}"
    folder = tmp_path_factory.mktemp("installation")
    with SmtpSink() as mail:
        environment = {
            **os.environ, "SPEELVELD_DATA": str(folder), "SPEELVELD_URL": address,
            "SPEELVELD_SMTP_HOST": "127.0.0.1", "SPEELVELD_SMTP_PORT": str(mail.port),
        }  # fmt: skip
        server = subprocess.Popen(
            [sys.executable, "-m", "speelveld", "serve", "--port", str(port), "--workers", "1"],
            env=environment,
        )
        try:
            wait_until_it_answers(server, "localhost", port)
            assert server.poll() is None, "the server stopped while starting"
            yield Installation(address, mail, environment, folder)
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    with launch_browser() as found:
        yield found

"""Starts what an installation consists of: the database brought up to date, a worker, and the web server."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

PATIENCE = 20  # seconds in which a child that is asked to stop has to do so


def set_up_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speelveld.config.settings")
    django.setup()


def prepare_installation() -> None:
    """Bring database, cache table and static files up to date. Safe to repeat."""
    from django.conf import settings
    from django.core.management import call_command

    from speelveld.ui.translations import compile_catalogues

    settings.DATA.mkdir(parents=True, exist_ok=True)
    compile_catalogues()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def is_port_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def start_server(host: str, port: int, workers: int) -> subprocess.Popen[bytes]:
    """Start the web server. Access log off: nothing may tie an answer to a moment or an address."""
    command = [
        sys.executable, "-m", "granian", "speelveld.config.wsgi:application", "--interface", "wsgi",
        "--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "2",
        "--no-access-log", "--log-level", "warning",
    ]  # fmt: skip
    return _start(command)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a child that does not hear Ctrl+C: `supervise` does, and tells each child once."""
    return subprocess.Popen(command, start_new_session=True)


def wait_until_it_answers(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    """Return when a first page came, or the server stopped."""
    while server.poll() is None:
        connection = http.client.HTTPConnection(host, port, timeout=60)
        try:
            connection.request("GET", "/account/sign-in/")
            connection.getresponse()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()


def start_worker() -> subprocess.Popen[bytes]:
    """Start the one worker that does background work and the daily tick."""
    return _start([sys.executable, "-m", "speelveld", "worker"])


def supervise(children: list[subprocess.Popen[bytes]]) -> int:
    """Wait until one stops or somebody ends it, then stop them all. Returns the first exit status."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for word in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(word, stop)
    status = 0
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
        status = next(child.returncode for child in children if child.returncode is not None) or 1
    except KeyboardInterrupt:
        pass
    finally:
        _stop(children)
    return status


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Let each child finish what it is at; a mail run or an import goes on where it was, later."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

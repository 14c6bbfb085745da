"""`speelveld demo`: a filled fictitious organisation, served."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from speelveld.cli import processes

HELP = """Make a fictitious organisation of 1,200 people on an embedded database and serve it.

Example: speelveld demo --port 8000
What you change stays until you start with --fresh. Ctrl+C stops it.
"""
READY = "ready"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="throw the former demo away and make a new one")
    parser.add_argument(
        "--build-only", action="store_true", help="make the demo and print the links, serve nothing"
    )


def _choose_folder() -> Path:
    root = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("SPEELVELD_DATA") or root / "var" / "demo")


def _configure(folder: Path, port: int) -> None:
    os.environ["SPEELVELD_DATA"] = str(folder)
    os.environ["SPEELVELD_DEMO"] = "yes"
    os.environ.setdefault("SPEELVELD_URL", f"http://localhost:{port}")
    os.environ.setdefault("SPEELVELD_MAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")


def _build(folder: Path) -> None:
    """Make the demo once. A build that was cut off leaves no mark and is done again."""
    from speelveld.demo.build import build_demo

    print("Making De Linde: 1,200 people who do not exist ...", flush=True)
    build_demo()
    (folder / READY).touch()


def _print_links(address: str) -> None:
    from speelveld.demo.build import list_sign_in_links

    links = list_sign_in_links()
    print(f"\nSpeelveld runs at {address} (fictitious organisation De Linde). Sign in as:\n")
    for role, name, path in links:
        print(f"  {role:24}{name:18}{address}{path}")
    print(
        "\nMail that the demo sends is kept in the folder mail/ of its data. Ctrl+C stops the demo.",
        flush=True,
    )


def run(args: argparse.Namespace) -> int:
    if not args.build_only and not processes.is_port_free("127.0.0.1", args.port):
        print(
            f"Port {args.port} is in use. Choose another one: make demo PORT={args.port + 1}", file=sys.stderr
        )
        return 2
    folder = _choose_folder()
    if folder.exists() and (args.fresh or not (folder / READY).exists()):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _configure(folder, args.port)
    processes.set_up_django()
    processes.prepare_installation()
    if not (folder / READY).exists():
        _build(folder)
    _print_links(f"http://localhost:{args.port}")
    if args.build_only:
        return 0
    return processes.supervise([processes.start_server("127.0.0.1", args.port, 2), processes.start_worker()])

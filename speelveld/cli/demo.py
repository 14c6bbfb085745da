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
BUILDING, READY = "demo-is-being-made", "demo-is-ready"  # files that mark a folder as a demo's own


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="throw the former demo away and make a new one")
    parser.add_argument(
        "--build-only", action="store_true", help="make the demo and print the links, serve nothing"
    )


def _choose_folder() -> Path:
    root = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("SPEELVELD_DATA") or root / "var" / "demo")


def _find_obstacle(folder: Path, args: argparse.Namespace) -> str | None:
    """Say what stands in the way, and what to do about it."""
    if not args.build_only and not processes.is_port_free("127.0.0.1", args.port):
        return f"Port {args.port} is in use. Choose another one: make demo PORT={args.port + 1}"
    is_ours = (folder / READY).exists() or (folder / BUILDING).exists()
    if folder.is_dir() and any(folder.iterdir()) and not is_ours:
        return f"{folder} holds something else than a demo. Point SPEELVELD_DATA to an empty folder."
    return None


def _prepare_folder(folder: Path, *, is_fresh: bool) -> None:
    """Keep a finished demo, and clear away one that was cut off."""
    if (folder / READY).exists() and not is_fresh:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / BUILDING).touch()


def _configure(folder: Path, port: int) -> None:
    os.environ["SPEELVELD_DATA"] = str(folder)
    os.environ["SPEELVELD_DEMO"] = "yes"
    os.environ.setdefault("SPEELVELD_URL", f"http://localhost:{port}")
    os.environ.setdefault("SPEELVELD_MAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")


def _build(folder: Path) -> None:
    from speelveld.demo.build import build_demo

    print("Making De Linde: 1,200 people who do not exist ...", flush=True)
    build_demo()
    (folder / BUILDING).rename(folder / READY)


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
    folder = _choose_folder()
    if obstacle := _find_obstacle(folder, args):
        print(obstacle, file=sys.stderr)
        return 2
    _prepare_folder(folder, is_fresh=args.fresh)
    _configure(folder, args.port)
    processes.set_up_django()
    processes.prepare_installation()
    if not (folder / READY).exists():
        _build(folder)
    if args.build_only:
        _print_links(os.environ["SPEELVELD_URL"])
        return 0
    server = processes.start_server("127.0.0.1", args.port, 2)
    processes.wait_until_it_answers(server, "127.0.0.1", args.port)
    _print_links(os.environ["SPEELVELD_URL"])
    return processes.supervise([server, processes.start_worker()])

"""`speelveld serve`: the service."""

import argparse

from speelveld.cli import processes

HELP = """Serve Speelveld: bring the database up to date, start the worker and the web server.

Example: speelveld serve --host 127.0.0.1 --port 8000
Settings come from the environment; see docs/operate/settings.md.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="web processes (default 2)")


def run(args: argparse.Namespace) -> int:
    if not processes.is_port_free(args.host, args.port):
        print(f"Port {args.port} is in use. Choose another one: speelveld serve --port {args.port + 1}")
        return 2
    processes.set_up_django()
    processes.prepare_installation()
    return processes.supervise(
        [processes.start_server(args.host, args.port, args.workers), processes.start_worker()]
    )

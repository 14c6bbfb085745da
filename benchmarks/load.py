"""A small load client on keep-alive connections, and the processor time of a server with its children."""

import http.client
import os
import queue
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Load:
    per_second: float
    p50_ms: float
    p95_ms: float
    n_done: int
    n_failed: int


Post = Callable[[str, bytes], bytes]  # path and body -> what came back; raises Refused
Job = Callable[[Post], object]


class Refused(Exception):
    """The server did not do what a job asked."""


def run_all(port: int, jobs: list[Job], n_clients: int) -> Load:
    """Do every job once, spread over the clients, each on one connection. A job that is refused counts as failed."""
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    times: list[float] = []
    failed: list[Refused] = []

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while not waiting.empty():
            try:
                job = waiting.get_nowait()
            except queue.Empty:
                break
            started = time.perf_counter()
            try:
                job(lambda path, body: _post(connection, path, body))
            except Refused as refused:
                failed.append(refused)
            times.append(time.perf_counter() - started)
        connection.close()

    clients = [threading.Thread(target=work) for _ in range(n_clients)]
    started = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    elapsed = time.perf_counter() - started
    cuts = statistics.quantiles(times, n=20)
    return Load(len(times) / elapsed, cuts[9] * 1000, cuts[18] * 1000, len(times), len(failed))


def _post(connection: http.client.HTTPConnection, path: str, body: bytes) -> bytes:
    connection.request("POST", path, body, {"Content-Type": "application/json", "Host": "localhost"})
    response = connection.getresponse()
    content = response.read()
    if response.status >= 300:
        raise Refused(content.decode())
    return content


def read_cpu_seconds(pid: int) -> float:
    """Return processor seconds of a process and all its descendants (Linux)."""
    total, waiting = 0.0, [pid]
    ticks = os.sysconf("SC_CLK_TCK")
    while waiting:
        one = waiting.pop()
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
            waiting += [int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except FileNotFoundError:
            continue
        total += (int(fields[11]) + int(fields[12])) / ticks
    return total

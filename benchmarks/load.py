"""A small load client on keep-alive connections, and the processor time of a server with its children."""

import http.client
import os
import queue
import statistics
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Load:
    per_second: float
    p50_ms: float
    p95_ms: float
    n_done: int
    n_failed: int


def post_all(port: int, path: str, bodies: list[bytes], n_clients: int) -> Load:
    """Post every body once, spread over the clients, each on one connection. A refusal counts as failed."""
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    for body in bodies:
        waiting.put(body)
    times: list[float] = []
    failed: list[int] = []

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            try:
                body = waiting.get_nowait()
            except queue.Empty:
                break
            started = time.perf_counter()
            connection.request("POST", path, body, {"Content-Type": "application/json", "Host": "localhost"})
            response = connection.getresponse()
            response.read()
            times.append(time.perf_counter() - started)
            if response.status >= 300:
                failed.append(response.status)
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

"""People who answer, and who try again until they read that their answer is stored."""

import http.client
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.surveys.relink.gathering import answer, send

AT_ONCE = 8
PATIENCE = 90  # seconds after which somebody would give up


@dataclass
class Tally:
    """What the people saw. Counted by several threads; each addition is one step."""

    acknowledged: list[bytes] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lost_lines: list[Exception] = field(default_factory=list)


class Crowd:
    """Everybody who holds a code, some of them at work at any moment."""

    def __init__(self, port: int, facts: dict[str, Any], people: Sequence[tuple[str, list[int]]]) -> None:
        self.tally = Tally()
        self._port, self._facts = port, facts
        self._waiting = list(people)
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(AT_ONCE)]

    def arrive(self) -> None:
        for thread in self._threads:
            thread.start()

    def wait_for(self, reached: Callable[[Tally], bool]) -> None:
        """Return at the moment the tally has reached something, or when everybody is done."""
        while not reached(self.tally) and any(thread.is_alive() for thread in self._threads):
            time.sleep(0.001)

    def wait(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)

    def _work(self) -> None:
        while True:
            try:
                code, choices = self._waiting.pop()
            except IndexError:
                return
            self._answer_until_stored(code, choices)

    def _answer_until_stored(self, code: str, choices: list[int]) -> None:
        answer(self._post_until_done, self._facts, code, choices)
        self.tally.acknowledged.append(bytes(choices))

    def _post_until_done(self, step: str, content: dict[str, Any]) -> dict[str, Any]:
        """Send the very same thing again and again, as a browser does while it says that it tries."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            time.sleep(random.uniform(0, 0.05))
            try:
                status, said = send(self._port, self._facts, step, content)
            except (OSError, http.client.HTTPException) as broken:
                self.tally.lost_lines.append(broken)
                continue
            if status == 200:
                return said
            self.tally.refused.append(said["reason"])
        raise TimeoutError(step)

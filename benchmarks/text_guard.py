"""Characters per second of the text guard against the cheapest possible scan: is any word of a text in a set of words?

The scan is what a guard without spelling, compounds, phrases, contexts and model would cost. Both see the same page
and the same long paste, in turn, in one process.
"""

import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from speelveld.catalogue.marking import find_marks
from speelveld.catalogue.reading import OWN_CONTENT
from speelveld.catalogue.text_guard import guard, read_vocabulary

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "text_guard" / "learned"
FIELD, PAGE, PASTE, LIMIT_MS, N_ROUNDS = 300, 3_000, 100_000, 50.0, 7
_WORD = re.compile(r"\w+")


def run() -> dict[str, Any]:
    notes = (DATA / "notes_nl.txt").read_text(encoding="utf-8")
    plain = re.sub(r"\{\w+:([^}]*)\}", r"\1", notes[notes.index("\n") :])
    reader = guard("nl")
    terms = read_vocabulary(OWN_CONTENT / "text_guard", "nl").terms
    known = {word.casefold() for words in terms.values() for word in words}

    def scan(text: str) -> int:
        return sum(word in known for word in _WORD.findall(text.casefold()))

    figures: dict[str, Any] = {}
    for name, size in (("page", PAGE), ("paste", PASTE)):
        text = (plain * (size // len(plain) + 1))[:size]
        reader.check(text, "note")
        ours, cheapest = _measure(lambda t=text: reader.check(t, "note")), _measure(lambda t=text: scan(t))
        figures[name] = {
            "characters": size,
            "guard ms": round(ours * 1000, 1),
            "characters per second": round(size / ours),
            "word-list scan, characters per second": round(size / cheapest),
            "times the scan": round(ours / cheapest),
        }
    note = plain[:FIELD]
    find_marks(note, kind="note", language="nl")
    field = _measure(lambda: find_marks(note, kind="note", language="nl"))
    figures["field: both languages, ms"] = round(field * 1000, 1)
    figures["page: share of the 50 ms limit"] = round(figures["page"]["guard ms"] / LIMIT_MS, 2)
    return figures


def _measure(work: Callable[[], object]) -> float:
    """Return the median processor time of some rounds, in seconds."""
    times = []
    for _ in range(N_ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)

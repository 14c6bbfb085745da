"""The labelled texts of tests/data/text_guard, and how a guard is measured on them."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from speelveld.science.text_guard import Guard, Kind

DATA = Path(__file__).resolve().parents[2] / "data" / "text_guard"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "textguard"
_MARK = re.compile(r"\{(\w+):([^}]*)\}")
_GOLDEN = 0.618  # of all that a line can say: steps of this size come everywhere
Span = tuple[int, int, str]


@dataclass(frozen=True)
class Labelled:
    text: str
    spans: tuple[Span, ...]


def read_marked(line: str) -> Labelled:
    """Read `Heeft {diagnosis:griep}, dus thuis.`; \\n stands for a line break."""
    text, spans, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        spans.append((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        last = match.end()
    return Labelled(text + line[last:], tuple(spans))


def read_texts(name: str) -> list[Labelled]:
    return [read_marked(line) for line in _read_lines(DATA / f"{name}.txt")]


def list_learned(language: str, kind: Kind) -> Iterator[Labelled]:
    """Yield the labelled texts that the small model learns from."""
    for file in sorted((DATA / "learned").glob(f"{kind}s_{language}*.txt")):
        yield from read_texts(f"learned/{file.stem}")


def read_training(language: str, names: Iterable[str] = ("training", "policy")) -> Iterator[tuple[str, bool]]:
    """Yield the sentences the model learns from, with True for what says something about a person."""
    for name in names:
        for line in _read_lines(DATA / f"{name}_{language}.txt"):
            yield line[2:], line.startswith("+")


def read_sections(name: str) -> dict[str, list[str]]:
    """Read lines below headings (`= private`)."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _read_lines(DATA / f"{name}.txt"):
        if line.startswith("= "):
            lines = sections.setdefault(line[2:], [])
        else:
            lines.append(line)
    return sections


def expand(line: str, most: int) -> list[str]:
    """Return a sample of what a line with slots, `(Is|Was) moe`, can say: the same each time, spread over all slots."""
    slots = [part.split("|") for part in re.split(r"[()]", line)]
    total = math.prod(len(slot) for slot in slots)
    stride = next(n for n in range(int(_GOLDEN * total) + 1, 2 * total + 2) if math.gcd(n, total) == 1)
    return [_fill(slots, i * stride % total) for i in range(min(most, total))]


def _fill(slots: list[list[str]], number: int) -> str:
    chosen = []
    for slot in slots:
        number, place = divmod(number, len(slot))
        chosen.append(slot[place])
    return "".join(chosen).replace(" ,", ",")


def read_open_set(name: str) -> list[Labelled]:
    """Read a file of the open development set, which is not part of this repository."""
    entries = map(json.loads, (SHARED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Labelled(one["text"], tuple(tuple(span) for span in one["spans"])) for one in entries]


def _read_lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@dataclass(frozen=True)
class Figures:
    recall: float
    precision: float
    false_alarms: float
    span_recall: float
    marked: float
    category: float

    def __str__(self) -> str:
        return (
            f"recall {self.recall:.3f}, precision {self.precision:.3f}, false alarms {self.false_alarms:.3f}, "
            f"spans {self.span_recall:.3f}, category {self.category:.3f}, marked {self.marked:.3f}"
        )


def measure(guard: Guard, texts: Iterable[Labelled], kind: Kind) -> Figures:
    hits = misses = alarms = silences = spans = found = named = marked = characters = 0
    for one in texts:
        marks = guard.check(one.text, kind)
        characters += len(one.text)
        marked += sum(mark.end - mark.start for mark in marks)
        hits += bool(one.spans and marks)
        misses += bool(one.spans and not marks)
        alarms += bool(marks and not one.spans)
        silences += not marks and not one.spans
        for start, end, category in one.spans:
            over = [mark for mark in marks if mark.start < end and mark.end > start]
            spans += 1
            found += bool(over)
            named += any(mark.category == category for mark in over)
    return Figures(
        hits / (hits + misses), hits / (hits + alarms), alarms / (alarms + silences), found / spans,
        marked / characters, named / found,
    )  # fmt: skip

"""The plan of approach as data: what Word and Excel print, in the same words and the same order."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Value = str | datetime.date | Decimal | None
Kind = Literal["text", "long", "day", "euro", "hours"]


@dataclass(frozen=True)
class Field:
    """One thing that can be filled in, under the name that the model gives it."""

    name: str
    label: str
    value: Value
    kind: Kind = "text"

    @property
    def is_empty(self) -> bool:
        return self.value is None or self.value == ""


@dataclass(frozen=True)
class Entry:
    """A row of the board: the number is how one refers to it, the fields are all that was filled in."""

    title: str
    fields: tuple[Field, ...]
    number: str = ""

    def __getitem__(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)


@dataclass(frozen=True)
class MeasureEntry(Entry):
    stage: str = ""
    level: str = ""
    state: str = ""
    remarks: tuple[Entry, ...] = ()
    code: int = 0  # by which the workbook is read back
    version: int = 1


@dataclass(frozen=True)
class ProblemEntry(Entry):
    causes: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Group:
    """A problem with what is done about it. The last group may hold measures without a problem."""

    number: str
    title: str
    problem: ProblemEntry | None
    measures: tuple[MeasureEntry, ...]


@dataclass(frozen=True)
class Place:
    """What was answered to the questions of one stage, cell, condition or step."""

    name: str
    answers: tuple[Entry, ...]


@dataclass(frozen=True)
class Plan:
    organisation: str
    made_on: datetime.date
    cycles: tuple[Entry, ...]
    decisions: tuple[Entry, ...]
    groups: tuple[Group, ...]
    scheme: Entry
    conditions: tuple[Entry, ...]
    checks: tuple[Entry, ...]
    places: tuple[Place, ...]

    @property
    def problems(self) -> tuple[ProblemEntry, ...]:
        return tuple(group.problem for group in self.groups if group.problem)

    @property
    def causes(self) -> tuple[Entry, ...]:
        return tuple(cause for problem in self.problems for cause in problem.causes)

    @property
    def measures(self) -> tuple[MeasureEntry, ...]:
        return tuple(measure for group in self.groups for measure in group.measures)

    @property
    def remarks(self) -> tuple[Entry, ...]:
        return tuple(remark for measure in self.measures for remark in measure.remarks)


def list_amounts(entries: Iterable[Entry], name: str) -> list[Decimal]:
    """Return the amounts that were filled in."""
    return [value for entry in entries if isinstance(value := entry[name].value, Decimal)]

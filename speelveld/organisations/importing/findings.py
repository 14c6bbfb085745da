"""What can be wrong with a file: as a whole, or in one cell."""

from dataclasses import dataclass, field


class Unreadable(Exception):
    """The file as a whole cannot be used. `problem` names the sentence, `details` fill it in."""

    def __init__(self, problem: str, **details: str | int) -> None:
        super().__init__(problem, details)
        self.problem = problem
        self.details = details


@dataclass(frozen=True)
class Finding:
    """Something wrong in one cell: where it stands, what it says, and the name of the remedy."""

    kind: str  # of which file: units or people
    row: int
    column: str
    value: str
    problem: str
    details: dict[str, str | int] = field(default_factory=dict)

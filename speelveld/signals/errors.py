"""What can go wrong with signals and absence."""

from speelveld.ui.errors import Refused


class AbsenceRefused(Refused):
    """Absence files cannot be used; the message says why and what to do, `kind` which file."""

    def __init__(self, message: str, kind: str = "") -> None:
        super().__init__(message)
        self.kind = kind


class PatternRefused(Refused):
    """A report of a pattern cannot be counted; the message says why."""

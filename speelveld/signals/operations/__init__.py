"""What changes around signals and absence. Keyword-only; `by` is the Actor who does it.

check_absence(organisation=, by=, contents=, first_on=, last_on=) -> CheckedFiles   keeps a draft, no rows
show_absence(organisation=, by=) -> int                                            from draft to shown
discard_absence(organisation=, by=) -> None
withdraw_absence(period=, by=) -> None
choose_absence_settings(organisation=, by=, sector=, classes=) -> None
forget_absence_drafts(before=) -> int                                              for the daily tick
"""

from speelveld.signals.operations.absence import (
    CheckedFiles,
    check_absence,
    choose_absence_settings,
    discard_absence,
    forget_absence_drafts,
    show_absence,
    withdraw_absence,
)

__all__ = [
    "CheckedFiles",
    "check_absence",
    "choose_absence_settings",
    "discard_absence",
    "forget_absence_drafts",
    "show_absence",
    "withdraw_absence",
]

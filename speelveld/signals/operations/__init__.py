"""What changes around signals and absence. Keyword-only; `by` is the Actor who does it.

add_signal(organisation=, by=, seen_on=, source=, level=, factor=, **fields) -> Signal
change_signal(signal=, by=, **fields) -> None
remove_signal(signal=, by=) -> None
report_patterns(organisation=, by=, factors=, today=None) -> None    counted, and tied to nobody
forget_turns(today=) -> int                                        for the daily tick

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
from speelveld.signals.operations.patterns import forget_turns, report_patterns
from speelveld.signals.operations.signals import add_signal, change_signal, remove_signal

__all__ = [
    "CheckedFiles",
    "add_signal",
    "change_signal",
    "check_absence",
    "choose_absence_settings",
    "discard_absence",
    "forget_absence_drafts",
    "forget_turns",
    "remove_signal",
    "report_patterns",
    "show_absence",
    "withdraw_absence",
]

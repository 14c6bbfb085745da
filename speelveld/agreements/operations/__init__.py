"""What changes about agreements. Keyword-only; `by` is the Actor who does it.

propose(organisation=, by=, person=, content=, today=) -> Agreement
change(agreement=, by=, content=, today=) -> Version
confirm(agreement=, by=, number=, today=) -> None
object_to(agreement=, by=, text=, today=) -> None
withdraw(agreement=, by=) -> None
end(agreement=, by=, today=) -> None
hold_review(agreement=, by=, held_on=, outcome=, next_on=, next_by=, today=) -> None
set_sharing(agreement=, by=, shares=, today=) -> None
note_reading(agreement=, by=) -> None
set_keeping(organisation=, by=, months=) -> None
add_idea(organisation=, by=, term=, title=, text=, sentence=) -> OwnIdea
remove_idea(idea=, by=) -> None
run_daily(today=) -> None

The audit trail says what was done and on which side, not by whom and with whom: that two people have agreements is
theirs. Only HR, who is let in by both, is named there.
"""

from speelveld.agreements.operations.agreeing import change, confirm, object_to, propose
from speelveld.agreements.operations.daily import run_daily
from speelveld.agreements.operations.ending import end, withdraw
from speelveld.agreements.operations.ideas import add_idea, remove_idea
from speelveld.agreements.operations.keeping import set_keeping
from speelveld.agreements.operations.reviewing import hold_review
from speelveld.agreements.operations.sharing import note_reading, set_sharing

__all__ = [
    "add_idea", "change", "confirm",
    "end", "hold_review", "note_reading", "object_to", "propose", "remove_idea", "run_daily", "set_keeping",
    "set_sharing", "withdraw",
]  # fmt: skip

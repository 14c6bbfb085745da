"""The dates of the gatekeeper law as a table: what, who, when, and the rule behind it."""

import datetime
from dataclasses import dataclass

from speelveld.catalogue.desk import AbsenceText
from speelveld.science.absence.gatekeeper import advise_working_day, list_deadlines


@dataclass(frozen=True)
class DateRow:
    title: str
    who: str
    first: datetime.date | None
    last: datetime.date
    advised: datetime.date | None
    rule: str
    differs: str


def present_dates(
    text: AbsenceText,
    *,
    first_day: datetime.date,
    recovered_on: datetime.date | None,
    ill_again_on: datetime.date | None,
) -> tuple[DateRow, ...]:
    """Return the dates in their order, each with a working day before it where it falls in a weekend."""
    words = {one.key: one for one in text.deadlines}
    rows = []
    for deadline in list_deadlines(first_day, recovered_on=recovered_on, ill_again_on=ill_again_on):
        said, advised = words[deadline.key], advise_working_day(deadline.last)
        rows.append(
            DateRow(
                title=said.title,
                who=said.who,
                first=deadline.first if deadline.first != deadline.last else None,
                last=deadline.last,
                advised=advised if advised != deadline.last else None,
                rule=said.rule,
                differs=said.differs,
            )
        )
    return tuple(rows)

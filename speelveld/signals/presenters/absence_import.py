"""What the pages of an absence import say: what is wrong, or what will be shown."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.organisations.importing.findings import Finding
from speelveld.signals.absence.columns import CONTRACTS
from speelveld.signals.absence.table import read_table
from speelveld.signals.models import AbsenceDraft, AbsencePeriod
from speelveld.signals.presenters.figures import name_period, write_frequency, write_percentage
from speelveld.signals.texts import describe_cell_problem

_MOST_FINDINGS = 200


@dataclass(frozen=True)
class FindingLine:
    file: str
    row: int
    column: str
    value: str
    remedy: str


def present_findings(findings: Sequence[Finding]) -> list[FindingLine]:
    return [
        FindingLine(
            _("Dienstverbanden") if one.kind == CONTRACTS else _("Verzuim"),
            one.row, one.column, one.value, describe_cell_problem(one.problem, one.details),
        )
        for one in findings[:_MOST_FINDINGS]
    ]  # fmt: skip


@dataclass(frozen=True)
class DraftLine:
    """One period that will be shown, with the figures of the whole."""

    name: str
    percentage: str
    frequency: str
    n_units: int
    n_together: int


@dataclass(frozen=True)
class DraftPage:
    lines: tuple[DraftLine, ...]
    n_contracts: int
    n_spells: int
    left_out: tuple[str, ...]


def present_draft(draft: AbsenceDraft) -> DraftPage:
    return DraftPage(
        lines=tuple(_write(one) for one in draft.periods),
        n_contracts=draft.summary["n_rows"]["contracts"],
        n_spells=draft.summary["n_rows"]["spells"],
        left_out=tuple(draft.summary["left_out"]),
    )


def _write(one: dict[str, str]) -> DraftLine:
    first, last = (datetime.date.fromisoformat(one[name]) for name in ("first", "last"))
    groups = read_table(one["table"]).groups  # type: ignore[arg-type]
    whole = next((group for group in groups if not group.parent), groups[0])
    n_together = sum(bool(group.units) for group in groups)
    return DraftLine(
        name_period(AbsencePeriod(first_on=first, last_on=last)),
        write_percentage(whole.figures.percentage),
        write_frequency(whole.figures.frequency),
        len(groups) - n_together,
        n_together,
    )

"""Compares the whole sheet with the board, and changes the board when nothing is refused."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from speelveld.audit.operations import record
from speelveld.board import operations
from speelveld.board.exports.entries import read_fields
from speelveld.board.exports.returning import READ_BACK, name_marks
from speelveld.board.exports.workbook import FIRST_YEAR
from speelveld.board.exports.writing import write
from speelveld.board.importing.rows import Comparison, Outcome, Refusal
from speelveld.board.importing.sheet import Row, Sheet, write_cell
from speelveld.board.importing.words import Reader
from speelveld.board.models import Measure
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check

LONGEST_VERSION = 9  # digits


@dataclass(frozen=True)
class Preview:
    """What reading a sheet back would do. With refusals nothing may be changed."""

    sheet: Sheet  # only the rows that say something
    outcomes: tuple[Outcome, ...]

    @property
    def changed(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.measure and one.lines)

    @property
    def new(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.measure is None and one.lines)

    @property
    def refused(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.outcomes if one.refusals)

    @property
    def n_refusals(self) -> int:
        return sum(len(one.refusals) for one in self.outcomes)

    @property
    def fingerprint(self) -> str:
        """A mark that is another one when something else would happen."""
        said = [(one.row.number, one.lines, one.refusals) for one in self.outcomes]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def compare_sheet(sheet: Sheet, organisation: Organisation, by: Actor) -> Preview:
    """Return what would change. Nothing is written."""
    check(by, "board.change")
    measures = organisation.measures.select_related("unit", "problem", "organisation", "led_by", "added_by")
    found = list(_compare_rows(sheet, {str(one.pk): one for one in measures}, organisation, by))
    rows = tuple(one.row for one in found)
    return Preview(Sheet(sheet.language, rows), tuple(found))


def apply_preview(preview: Preview, organisation: Organisation, by: Actor) -> None:
    """Change and add what the preview says; the caller holds the board, so that all of it happens or nothing."""
    for outcome in preview.outcomes:
        if outcome.measure:
            operations.change_measure(measure=outcome.measure, by=by, **outcome.values)
        else:
            operations.add_measure(organisation=organisation, by=by, **outcome.values)
    n_changed, n_new = len(preview.changed), len(preview.new)
    slug = organisation.slug
    record(organisation=slug, actor=by.email, verb="plan.read_back", changed=n_changed, new=n_new)


def _compare_rows(
    sheet: Sheet, measures: dict[str, Measure], organisation: Organisation, by: Actor
) -> Iterator[Outcome]:
    reader = Reader(organisation, sheet.language)
    doubles = Counter(row.cells["code"] for row in sheet.rows)
    for row in sheet.rows:
        code = row.cells["code"]
        stored = measures.get(code) if code else Measure(organisation=organisation)
        if stored is None or (code and doubles[code] > 1):
            yield _refuse(row, "code", _tell_unknown(stored))
            continue
        differing = _list_differing(row, stored, sheet.language)
        if not differing:
            continue
        if stored.pk and not _is_version(row.cells["version"], stored):
            text = _(
                "Zonder de versie weten we niet wat anderen intussen veranderden. Haal het plan opnieuw op."
            )
            yield _refuse(row, "version", text)
            continue
        outcome = Comparison(row, stored, differing, reader, by).compare()
        if outcome.lines or outcome.refusals:
            yield outcome


def _tell_unknown(stored: Measure | None) -> str:
    if stored is None:
        return _("Deze code kennen we niet. Maak de cel leeg als dit een nieuwe maatregel is.")
    return _("Deze code staat er meer dan één keer. Maak de cel leeg bij wat een nieuwe maatregel is.")


def _refuse(row: Row, name: str, reason: str) -> Outcome:
    return Outcome(
        row, None, row.cells["title"], refusals=[Refusal(name_marks()[name], row.cells[name], reason)]
    )


def _is_version(text: str, stored: Measure) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_VERSION and 1 <= int(text) <= stored.version


def _list_differing(row: Row, stored: Measure, language: str) -> list[str]:
    """Return the columns that say something else than the board would write there now."""
    present = _write_present(stored, language) if stored.pk else {}
    return [
        name
        for name in READ_BACK
        if name in row.broken or (name in row.cells and row.cells[name] != present.get(name, ""))
    ]


def _write_present(measure: Measure, language: str) -> dict[str, str]:
    with translation.override(language):
        return {
            one.name: write(one)
            if getattr(one.value, "year", FIRST_YEAR) < FIRST_YEAR
            else write_cell(one.value)
            for one in read_fields(measure, measure.problem)
        }

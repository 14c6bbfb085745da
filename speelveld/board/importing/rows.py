"""Compares one row of the sheet with its measure: what changes, and what is refused and why."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from speelveld.board.exports.entries import read_fields
from speelveld.board.exports.plan import Field
from speelveld.board.exports.returning import READ_BACK
from speelveld.board.exports.writing import write
from speelveld.board.forms.measures import MeasureForm
from speelveld.board.importing.formdata import make_data, says_same
from speelveld.board.importing.sheet import FORMULA, Row
from speelveld.board.importing.words import Reader
from speelveld.board.models import Measure
from speelveld.board.operations.agreements import list_broken
from speelveld.board.operations.history import find_base
from speelveld.board.operations.starting import list_in_the_way, tell_in_the_way
from speelveld.organisations.permissions import Actor

COLUMNS = {target: name for name, target in READ_BACK.items()}


@dataclass(frozen=True)
class Line:
    """One field that changes, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Refusal:
    """One cell that cannot be taken over: what it says, and what to do."""

    column: str
    value: str
    reason: str


@dataclass
class Outcome:
    """What one row would bring. `measure` is None for a new one, and for a row of which we do not know whose it is."""

    row: Row
    measure: Measure | None
    title: str
    lines: list[Line] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)  # for the operation


class Comparison:
    """Compares one row with a measure that is kept, or with a blank one when the row has no code."""

    def __init__(self, row: Row, stored: Measure, differing: list[str], reader: Reader, actor: Actor) -> None:
        self.row, self.stored, self.reader, self.actor = row, stored, reader, actor
        self.differing = differing
        self.now = read_words(stored)
        self.outcome = Outcome(row, stored if stored.pk else None, stored.title or row.cells["title"])

    def compare(self) -> Outcome:
        data = {READ_BACK[name]: found for name in self.differing if (found := self._read(name)) is not None}
        if self.stored.pk:
            data = self._leave_to_others(data)
        instance = copy.copy(self.stored)
        form = MeasureForm(make_data(self.stored, data), instance=instance, actor=self.actor)
        if not form.is_valid():
            self._note_errors(form)
        self._note_changes(form, data)
        return self.outcome

    def _refuse(self, name: str, reason: str) -> None:
        self.outcome.refusals.append(Refusal(self.now[name].label, self.row.cells.get(name, ""), reason))

    def _read(self, name: str) -> list[str] | None:
        """Return what the form takes, None when the cell is refused."""
        if name in self.row.broken:
            self._refuse(name, tell_broken_cell(self.row.broken[name]))
            return None
        try:
            return self.reader.read(name, self.row.cells[name], self.stored)
        except ValidationError as error:
            self._refuse(name, " ".join(error.messages))
            return None

    def _leave_to_others(self, data: dict[str, list[str]]) -> dict[str, list[str]]:
        """Keep what others changed since the file was made; where the file changed it as well, refuse."""
        base = find_base(self.stored, int(self.row.cells["version"]))
        form = MeasureForm(instance=copy.copy(self.stored), actor=self.actor) if base else None
        kept = {}
        for target, found in data.items():
            if form is None or target not in base:
                kept[target] = found
            elif not says_same(form, target, found, base[target]):
                self._refuse(COLUMNS[target], self._tell_clash(COLUMNS[target]))
        return kept

    def _tell_clash(self, name: str) -> str:
        latest = self.stored.changes.select_related("changed_by").first()
        who = str(latest.changed_by) if latest and latest.changed_by else _("Iemand anders")
        text = _(
            "%(who)s veranderde dit intussen. Nu staat er: ‘%(now)s’. Neem dat over. "
            "Of zet %(version)s in de kolom Versie: dan geldt jouw tekst."
        )
        return text % {"who": who, "now": write(self.now[name]), "version": self.stored.version}

    def _note_errors(self, form: MeasureForm) -> None:
        for target, errors in form.errors.items():
            reason = " ".join(map(str, errors))
            if target == "reason":
                self._note_agreements(form.cleaned_data)
            elif target in COLUMNS:
                self._refuse(COLUMNS[target], reason)
            else:
                self.outcome.refusals.append(Refusal("", "", reason))

    def _note_agreements(self, cleaned: dict[str, Any]) -> None:
        """Refuse what needs a reason: on its page somebody can give one."""
        stored = self.stored if self.stored.pk else None
        if stored:
            for target in list_broken(stored, cleaned):
                text = _(
                    "Deze maatregel loopt al. Verander dit op de pagina van de maatregel, met de reden erbij."
                )
                self._refuse(COLUMNS[target], text)
        if unmet := list_in_the_way(stored, self.stored.organisation, cleaned):
            self._refuse("state", tell_in_the_way(unmet))

    def _note_changes(self, form: MeasureForm, data: Mapping[str, list[str]]) -> None:
        """Keep what really becomes something else, in words for the page and as values for the operation."""
        after = read_words(form.instance)
        for target in data:
            name = COLUMNS[target]
            was, becomes = write(self.now[name]), write(after[name])
            if target not in form.cleaned_data or (was == becomes and self.stored.pk):
                continue
            self.outcome.lines.append(Line(self.now[name].label, was if self.stored.pk else "", becomes))
            self.outcome.values[target] = form.cleaned_data[target]
        if not self.stored.pk:
            self.outcome.values = form.get_values()


def read_words(measure: Measure) -> dict[str, Field]:
    """Return what a measure says, by column; a blank one has no square yet."""
    shown = copy.copy(measure)
    shown.stage, shown.level = shown.stage or "prevent", shown.level or "team"
    return {one.name: one for one in read_fields(shown, shown.problem)}


def tell_broken_cell(kind: str) -> str:
    if kind == FORMULA:
        return _("Hier staat een formule. Plak de waarde zelf.")
    return _("Het rekenprogramma kon deze cel niet uitrekenen. Typ de waarde zelf.")

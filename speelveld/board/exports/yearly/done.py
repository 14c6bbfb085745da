"""What was done and what came of it, beside the goals that were set beforehand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from docx.document import Document as Word

from speelveld.board.exports.characters import clean
from speelveld.board.exports.word.overview import NOTHING
from speelveld.board.exports.word.tables import Column, add_row, add_table
from speelveld.board.exports.word.texts import add_filled_in, add_paragraph, add_part_heading
from speelveld.board.exports.writing import write_amount, write_day, write_euro
from speelveld.board.exports.yearly.reading import Deed, Year
from speelveld.board.models import Measure
from speelveld.board.texts import get_level_names, get_stage_names

MOST_UNITS = 4  # named; of more only the number


def add_done(document: Word, year: Year) -> None:
    add_part_heading(document, _("Wat we deden"))
    if not year.deeds:
        add_paragraph(document, _("Dit jaar liep er geen maatregel."))
        return
    heads = (_("Maatregel"), _("Waar"), _("Stand"), _("Begonnen"), _("Kosten"), _("Uren"))
    widths = (5.6, 3.4, 1.8, 2.4, 2.2, 1.2)
    columns = [
        Column(head, width, number > 3)
        for number, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]
    about = _("Elke maatregel die dit jaar liep, met waar, hoe het staat, begin, kosten en uren.")
    table = add_table(document, columns, _("Wat we deden"), about, has_row_heads=True)
    for deed in year.deeds:
        add_row(table, columns, _list_facts(deed))
    add_paragraph(document, _("Kosten en uren gelden voor de hele looptijd."), "Trace")


def _list_facts(deed: Deed) -> list[str]:
    measure = deed.measure
    began = measure.started_on or measure.starts_on
    costs = [one.cost for one in deed.measures if one.cost is not None]
    hours = [one.hours for one in deed.measures if one.hours is not None]
    return [
        clean(measure.title),
        name_units(deed.measures),
        str(measure.get_state_display()),
        write_day(began, is_short=True) if began else NOTHING,
        write_euro(sum(costs, Decimal())) if costs else NOTHING,
        write_amount(sum(hours, Decimal())) if hours else NOTHING,
    ]


def name_units(measures: Sequence[Measure]) -> str:
    names = list(dict.fromkeys(one.unit.name if one.unit else _("De hele organisatie") for one in measures))
    return ", ".join(names) if len(names) <= MOST_UNITS else _("%(n)s onderdelen") % {"n": len(names)}


def add_effects(document: Word, year: Year) -> None:
    """Tell what was seen. That a measure caused it is never said: there is nothing to compare with."""
    document.add_heading(_("Wat het bracht"), 1)
    text = _(
        "Hieronder staat het doel van vooraf naast wat we zagen. Nergens was er een groep zonder de maatregel "
        "om mee te vergelijken. Daarom zeggen we niet dat iets door een maatregel komt."
    )
    add_paragraph(document, text)
    for deed in year.deeds:
        _add_effect(document, deed, year)


def _add_effect(document: Word, deed: Deed, year: Year) -> None:
    measure = deed.measure
    document.add_heading(clean(measure.title), 2)
    place = (get_stage_names()[measure.stage], get_level_names()[measure.level], name_units(deed.measures))
    add_paragraph(document, " · ".join(place), "Kicker")
    agreed = (
        (_("Doel vooraf"), measure.goal),
        (_("Waar we begonnen"), measure.baseline),
        (_("Zo gaan we het na"), measure.judged_by),
        (_("Gelukt vanaf"), measure.threshold),
    )
    for label, words in agreed:
        if words:
            add_filled_in(document, label, clean(words))
    for change in deed.changes:
        words = _("Veranderd op %(day)s, nadat het begon: %(reason)s")
        day = write_day(timezone.localdate(change.changed_at))
        add_filled_in(document, _("Doel of meten"), words % {"day": day, "reason": clean(change.reason)})
    for remark in deed.seen:
        add_filled_in(document, str(remark.get_kind_display()), clean(remark.text))
        traces = [write_day(remark.happened_on) if remark.happened_on else "", clean(remark.source)]
        if any(traces):
            add_paragraph(document, " · ".join(filter(None, traces)), "Trace")
    for line in _judge(deed, year):
        add_filled_in(document, _("Wat we erover zeggen"), line)
    for decision in deed.decisions:
        words = f"{decision.get_choice_display()}. {clean(decision.note)}".strip()
        add_filled_in(document, _("Besluit"), words)


def _judge(deed: Deed, year: Year) -> Iterator[str]:
    """Say what may be said: nothing without a goal beforehand, nothing of causes at all."""
    measure = deed.measure
    evidence = [one for one in deed.seen if one.kind == one.Kind.EVIDENCE]
    if not measure.goal:
        yield _("Er is vooraf geen doel afgesproken. We zeggen dus niet of het lukte.")
    elif evidence:
        yield _("Dit zagen we. Of het door deze maatregel komt, weten we niet.")
    elif measure.judged_on and measure.judged_on > year.today:
        yield _("Nog niet nagegaan. Dat gebeurt op %(day)s.") % {"day": write_day(measure.judged_on)}
    elif measure.judged_on:
        text = _("Nagaan stond op %(day)s. Er staat nog geen bewijs in het logboek.")
        yield text % {"day": write_day(measure.judged_on)}
    else:
        yield _("Er is nog geen bewijs, en geen dag waarop we het nagaan.")

"""What was found: the results that were released, the problems with their size, absence as far as it is shown."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from docx.document import Document as Word

from speelveld.board.exports.characters import clean
from speelveld.board.exports.word.overview import NOTHING
from speelveld.board.exports.word.tables import Column, add_row, add_table
from speelveld.board.exports.word.texts import add_filled_in, add_paragraph, add_part_heading
from speelveld.board.exports.yearly.reading import Year
from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.document import Document
from speelveld.results.presenters.wording import read_aloud
from speelveld.signals.presenters.absence import AbsencePage


def add_found(document: Word, year: Year) -> None:
    add_part_heading(document, _("Wat we vonden"))
    document.add_heading(_("Wat de medewerkers zeggen"), 2)
    if year.found:
        _add_survey(document, year.found, year.title_before)
    else:
        add_paragraph(document, _("Er zijn dit jaar geen resultaten van een meting vrijgegeven."))
    _add_problems(document, year)
    _add_absence(document, year.absence)


def _add_survey(document: Word, found: Document, before: str) -> None:
    facts = found.facts
    add_paragraph(document, " ".join(read_aloud(sentence) for sentence in found.summary))
    for fact in found.figures:
        add_filled_in(document, fact.label, ", ".join(part for part in (fact.value, fact.small) if part))
    for head, points in ((_("Wat gaat goed"), found.strengths), (_("Wat vraagt aandacht"), found.concerns)):
        for number, point in enumerate(points):
            label = "" if number else head
            add_filled_in(document, label, f"{point.name} ({point.mean}). {point.text}")
    rows = [*found.factors.rows, *found.outcomes.rows]
    _add_scores(document, rows, before)
    source = _(
        "Bron: %(title)s, %(period)s. Alleen cijfers die vrijgegeven zijn: zie Resultaten voor de methode."
    )
    add_paragraph(document, source % {"title": facts.title, "period": facts.period}, "Trace")


def _add_scores(document: Word, rows: Sequence[Row], before: str) -> None:
    document.add_heading(_("Scores van het geheel"), 3)
    columns = [Column(_("Factor"), 6.2), Column(_("Score"), 1.8), Column(_("Onzekerheid"), 3.2)]
    if before:
        columns.append(Column(_("Sinds %(title)s") % {"title": clean(before)}, 5.4))
    about = _("Elke score van het geheel met de onzekerheid, en wat er veranderde sinds de meting ervoor.")
    table = add_table(document, columns, _("Scores van het geheel"), about, has_row_heads=True)
    for row in rows:
        texts = [row.name, row.mean, row.range]
        add_row(table, columns, [*texts, row.change.text if row.change else NOTHING] if before else texts)
    if before:
        text = _(
            "Een verandering zegt niet waardoor iets veranderde. Er is geen groep om mee te vergelijken."
        )
        add_paragraph(document, text, "Trace")


def _add_problems(document: Word, year: Year) -> None:
    document.add_heading(_("Wat er speelt"), 2)
    if not year.problems:
        add_paragraph(document, _("Er staat nog geen probleem op het speelveld."))
        return
    columns = [Column(_("Probleem"), 5.4), Column(_("Hoe groot"), 5.8), Column(_("Dat weten we uit"), 5.4)]
    about = _("Elk probleem met hoe groot het is en waar dat getal vandaan komt.")
    table = add_table(document, columns, _("Wat er speelt"), about, has_row_heads=True)
    for problem in year.problems:
        source = problem.size_source or problem.source
        texts = [problem.title, problem.size or NOTHING, source or NOTHING]
        add_row(table, columns, [clean(text) for text in texts])


def _add_absence(document: Word, pages: Sequence[AbsencePage]) -> None:
    document.add_heading(_("Verzuim"), 2)
    if not pages:
        add_paragraph(document, _("Over dit jaar zijn geen verzuimcijfers vrijgegeven."))
        return
    heads = (_("Periode"), _("Verzuim"), _("Meldingen per persoon"), _("Gemiddelde duur"), _("In de branche"))
    columns = [Column(head, width) for head, width in zip(heads, (4.0, 2.4, 3.4, 3.0, 3.8), strict=True)]
    about = _("Verzuim van de hele organisatie per periode, naast het landelijke cijfer.")
    table = add_table(document, columns, _("Verzuim"), about, has_row_heads=True)
    for page in pages:
        assert page.whole
        beside = f"{page.beside.written} ({page.beside.quarter})" if page.beside else NOTHING
        whole = page.whole
        add_row(
            table, columns, [page.name, whole.percentage, whole.frequency, whole.duration or NOTHING, beside]
        )
    sources = {page.beside.source for page in pages if page.beside}
    text = _("Verzuim heeft veel oorzaken. Het zegt niet of een maatregel werkte.")
    add_paragraph(
        document, " ".join([text, *(_("Bron: %(source)s") % {"source": one} for one in sources)]), "Trace"
    )

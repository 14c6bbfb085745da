"""Energy sources and stressors side by side: what the job gives and what it asks, of one group."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.charts import list_rows
from speelveld.results.presenters.overview import Chart, Facts, present_chart, present_facts
from speelveld.results.presenters.place import Place, find_place
from speelveld.results.presenters.scores import FACTOR, OUTCOME, get_text, judge, list_scores
from speelveld.results.presenters.wording import Sentence, join_names, say, stress
from speelveld.science.disclosure import ReleasedTable

RESOURCE, DEMAND = "resource", "demand"


@dataclass(frozen=True)
class Source:
    """One factor: its row, and whether it gives (1) or costs (-1) energy here; 0 is in between."""

    row: Row
    step: int
    words: str


@dataclass(frozen=True)
class EnergyPage:
    """`sources` give energy when they are in order, `stressors` cost energy when they are not."""

    facts: Facts
    place: Place
    around: str
    summary: tuple[Sentence, ...]
    sources: tuple[Source, ...]
    stressors: tuple[Source, ...]
    outcomes: Chart


def present_energy(waves: Waves, sight: Sight, key: str) -> EnergyPage:
    """Return the page of a unit or group; empty lists when nothing can be shown, or sides are not known."""
    table = waves.now.table
    place = find_place(table, sight, key)
    sources, stressors = (_list_sources(waves, place, side) for side in (RESOURCE, DEMAND))
    around = table.group(place.around_key) if place.around_key else None
    return EnergyPage(
        facts=present_facts(waves.now),
        place=place,
        around=table.unit(around.key).name if around else "",
        summary=(*_say_sources(sources), *_say_stressors(stressors)),
        sources=sources,
        stressors=stressors,
        outcomes=present_chart(waves, place.group_key, place.around_key, OUTCOME),
    )


def find_side(key: str) -> str:
    text = get_text(key, get_language() or "nl")
    return text.side if text else ""


def _list_sources(waves: Waves, place: Place, side: str) -> tuple[Source, ...]:
    """Return factors of one side: sources from strong to weak, stressors from heavy to light."""
    table = waves.now.table
    if place.group is None:
        return ()
    around = table.group(place.around_key) if place.around_key else None
    scores = [score for score in list_scores(waves.now, FACTOR) if find_side(score.key) == side]
    rows = list_rows(waves, place.group, around, scores)
    ordered = sorted(rows, key=lambda row: -row.standing if side == RESOURCE else row.standing)
    return tuple(_describe(table, place.group.key, row, side) for row in ordered)


def _describe(table: ReleasedTable, group_key: str, row: Row, side: str) -> Source:
    cell = table.cell(group_key, row.key)
    assert cell is not None
    step = judge(cell, table.variable(row.key))
    if side == RESOURCE:
        words = {1: _("geeft energie"), 0: _("geeft soms energie"), -1: _("ontbreekt vaak")}
    else:
        words = {1: _("is goed te dragen"), 0: _("kost soms energie"), -1: _("kost veel energie")}
    return Source(row, step, words[step])


def _say_sources(sources: tuple[Source, ...]) -> list[Sentence]:
    strong = [source.row.name for source in sources if source.step == 1]
    missing = [source.row.name for source in sources if source.step == -1]
    sentences = []
    if strong:
        pattern = ngettext("{scores} geeft hier energie.", "{scores} geven hier energie.", len(strong))
        sentences.append(say(pattern, scores=stress(strong)))
    if missing:
        pattern = ngettext("{scores} ontbreekt hier vaak.", "{scores} ontbreken hier vaak.", len(missing))
        sentences.append(say(pattern, scores=stress(missing)))
    if sources and not strong and not missing:
        sentences.append(say(_("Geen enkele bron is hier heel sterk of heel zwak.")))
    return sentences


def _say_stressors(stressors: tuple[Source, ...]) -> list[Sentence]:
    heavy = [source.row.name for source in stressors if source.step == -1]
    light = [source.row.name for source in stressors if source.step == 1]
    between = [source.row.name for source in stressors if source.step == 0]
    sentences = []
    if heavy:
        pattern = ngettext(
            "{scores} kost hier veel energie.", "{scores} kosten hier veel energie.", len(heavy)
        )
        sentences.append(say(pattern, scores=stress(heavy)))
    if between:
        pattern = ngettext("{scores} kost soms energie.", "{scores} kosten soms energie.", len(between))
        sentences.append(say(pattern, scores=stress(between)))
    if light:
        sentences.append(say(_("Goed te dragen: {scores}."), scores=((join_names(light), False),)))
    return sentences

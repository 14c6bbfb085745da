"""The figures of one group in a few sentences: what goes well, what asks attention, what changed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelveld.results.presenters.bars import Row
from speelveld.results.presenters.wording import Sentence, say, stress

MOST = 2


def summarise(rows: Sequence[Row], around: str, before: str) -> tuple[Sentence, ...]:
    """Return sentences about one group.

    `around` names the group around it and `before` the wave before; each is empty when there is none.
    """
    if not rows:
        return ()
    sentences = [_say_best(rows, around), _say_least(rows, around)]
    if before:
        sentences += _say_changes(rows, before)
    return tuple(sentences)


def choose_focus(rows: Sequence[Row]) -> Row | None:
    """Return the row that asks most attention: lower than around it, else worse, else the lowest."""
    lower = sorted((row for row in rows if row.direction < 0), key=lambda row: row.direction)
    worse = [row for row in rows if row.change and row.change.direction < 0]
    return next(iter([*lower, *worse, *sorted(rows, key=lambda row: row.standing)]), None)


def _say_best(rows: Sequence[Row], around: str) -> Sentence:
    higher = sorted((row for row in rows if row.direction > 0), key=lambda row: -row.direction)
    if higher:
        names = _list_names(higher)
        pattern = ngettext(
            "{scores} gaat hier beter dan in heel {around}.",
            "{scores} gaan hier beter dan in heel {around}.",
            len(names),
        )
        return say(pattern, scores=stress(names), around=around)
    best = sorted(reversed(rows), key=lambda row: -row.standing)
    names = _list_names(best[: max(1, len(rows) // 2)])
    pattern = ngettext("{scores} gaat hier het best.", "{scores} gaan hier het best.", len(names))
    return say(pattern, scores=stress(names))


def _say_least(rows: Sequence[Row], around: str) -> Sentence:
    lower = sorted((row for row in rows if row.direction < 0), key=lambda row: row.direction)
    if lower:
        names = _list_names(lower)
        pattern = ngettext(
            "{scores} vraagt aandacht: dat gaat minder goed dan in heel {around}.",
            "{scores} vragen aandacht: die gaan minder goed dan in heel {around}.",
            len(names),
        )
        return say(pattern, scores=stress(names), around=around)
    return say(
        _("De meeste aandacht vraagt {score}."), score=stress([min(rows, key=lambda row: row.standing).name])
    )


def _say_changes(rows: Sequence[Row], before: str) -> list[Sentence]:
    changes = [(row.name, row.change.direction) for row in rows if row.change]
    better = [name for name, direction in changes if direction > 0]
    worse = [name for name, direction in changes if direction < 0]
    sentences = []
    if better:
        pattern = ngettext(
            "{scores} gaat beter dan bij {before}.", "{scores} gaan beter dan bij {before}.", len(better)
        )
        sentences.append(say(pattern, scores=stress(better), before=before))
    if worse:
        pattern = ngettext(
            "{scores} gaat minder goed dan bij {before}.",
            "{scores} gaan minder goed dan bij {before}.",
            len(worse),
        )
        sentences.append(say(pattern, scores=stress(worse), before=before))
    if not sentences:
        sentences.append(
            say(_("Of er iets veranderd is sinds {before}, kunnen we nog niet zeggen."), before=before)
        )
    elif len(better) + len(worse) < len(changes):
        sentences.append(say(_("Over de rest kunnen we nog niet zeggen of er iets veranderd is.")))
    return sentences


def _list_names(rows: Sequence[Row]) -> list[str]:
    return [row.name for row in rows[:MOST]]

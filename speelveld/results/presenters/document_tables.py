"""Tables of a document that come from the pages per question: where to begin, and what weighs most."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.results.permissions import Sight
from speelveld.results.presenters.begin import present_begin
from speelveld.results.presenters.changes import Waves
from speelveld.results.presenters.importance import present_importance
from speelveld.results.queries import Edition


@dataclass(frozen=True)
class TablePart:
    """A table with its heading and a sentence above it."""

    title: str
    intro: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def list_beginnings(waves: Waves, sight: Sight, key: str) -> tuple[TablePart, ...]:
    """Return where this unit could begin; nothing when it has no figures."""
    page = present_begin(waves, sight, key)
    rows = tuple(
        (one.candidate.name, one.candidate.mean, " ".join(reason.text for reason in one.candidate.told))
        for one in page.beginnings
    )
    intro = _("Eén onderwerp is genoeg om mee te beginnen. Kies samen: jullie weten wat er speelt.")
    heads = (_("Factor"), _("Score"), _("Waarom"))
    return (TablePart(_("Waar te beginnen?"), intro, heads, rows),) if rows else ()


def list_weights(edition: Edition) -> tuple[TablePart, ...]:
    """Return how strongly each factor goes with how people fare; nothing where that cannot be told."""
    page = present_importance(edition)
    intro = _(
        "Uit de antwoorden van %(n)s mensen, iedereen samen. Dit is samenhang en geen oorzaak: het zegt wat "
        "samengaat, niet wat waarvan komt."
    ) % {"n": page.n}
    rows = tuple((one.name, one.share, one.range, one.words) for one in page.weights)
    heads = (_("Factor"), _("Deel"), _("Waarschijnlijk"), _("Wat dat zegt"))
    return (TablePart(_("Wat weegt het zwaarst?"), intro, heads, rows),) if rows else ()

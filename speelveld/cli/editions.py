"""Released waves in the form that the presenters of results read."""

import datetime
from collections.abc import Sequence

from speelveld.catalogue.instruments import Instrument
from speelveld.cli.releases import Wave
from speelveld.results.presenters.wording import pick_language
from speelveld.results.queries import Edition, ScoreName


def make_editions(
    waves: Sequence[Wave], instrument: Instrument, organisation: str, released_on: datetime.date
) -> list[Edition]:
    """Return an edition per wave. A file of answers tells neither days nor who was asked twice."""
    scores = tuple(ScoreName(factor.key, factor.title, factor.kind) for factor in instrument.factors)
    return [
        Edition(
            wave_id=number,
            title=wave.name or pick_language(instrument.title),
            organisation=organisation,
            opens_on=None,
            closes_on=None,
            released_on=released_on,
            table=wave.table,
            scores=scores,
            stayers=None,
        )
        for number, wave in enumerate(waves, start=1)
    ]

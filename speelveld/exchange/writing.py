"""From an instrument to a file in any form, with what does not come along."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from speelveld.catalogue.instrument_text import write_plain
from speelveld.catalogue.instruments import Instrument
from speelveld.exchange.forms import Form
from speelveld.exchange.losses import Loss, list_once

_WRITERS = {
    Form.XLSFORM: "xlsform.writing",
    Form.LIMESURVEY: "limesurvey.writing",
    Form.FHIR: "fhir.writing",
}


@dataclass(frozen=True)
class Writing:
    content: bytes
    losses: tuple[Loss, ...]


def write_instrument(instrument: Instrument, form: Form) -> Writing:
    """Write an instrument in a form, and list what that form cannot hold."""
    if form is Form.YAML:
        return Writing(write_plain(dict(instrument.source)).encode(), ())
    module = importlib.import_module(f"speelveld.exchange.{_WRITERS[form]}")
    write: Callable[[Instrument], tuple[bytes, list[Loss]]] = module.write
    content, losses = write(instrument)
    return Writing(content, list_once(losses))

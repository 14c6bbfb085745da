"""From a file in any form to an instrument, with what did not come along."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from speelveld.catalogue.instruments import Instrument, parse_instrument, parse_text
from speelveld.exchange.forms import Form, recognise
from speelveld.exchange.losses import Loss, list_once
from speelveld.exchange.refusals import Refused, refuse

MOST_BYTES = 10 * 2**20
Parts = tuple[dict[str, Any], list[Loss]]
_READERS = {
    Form.XLSFORM: "xlsform.reading",
    Form.LIMESURVEY: "limesurvey.reading",
    Form.FHIR: "fhir.reading",
    Form.DDI: "ddi",
}


@dataclass(frozen=True)
class Reading:
    instrument: Instrument
    form: Form
    losses: tuple[Loss, ...]


def read_instrument(name: str, content: bytes, value_sets: Sequence[bytes] = ()) -> Reading:
    """Read an instrument in any form. Raises Refused, and InstrumentError when what was read is no instrument.

    `value_sets` are files with lists of answers that a FHIR Questionnaire refers to.
    """
    if len(content) > MOST_BYTES:
        raise refuse("too_large", megabytes=MOST_BYTES // 2**20)
    form = recognise(name, content)
    if form is Form.YAML:
        return Reading(parse_text(_decode(content)), form, ())
    data, losses = _read_parts(form, content, value_sets)
    return Reading(parse_instrument(data), form, list_once(losses))


def read_foreign(name: str, content: bytes) -> Reading | None:
    """Read an instrument in the form of another tool; None when it is in ours, or in none that is known."""
    try:
        is_ours = recognise(name, content) is Form.YAML
    except Refused:
        is_ours = True
    return None if is_ours else read_instrument(name, content)


def _read_parts(form: Form, content: bytes, value_sets: Sequence[bytes]) -> Parts:
    # imported only when needed: the libraries of the forms take a second to start
    module = importlib.import_module(f"speelveld.exchange.{_READERS[form]}")
    read: Callable[..., Parts] = module.read
    return read(content, value_sets) if form is Form.FHIR else read(content)


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("unreadable_text") from None

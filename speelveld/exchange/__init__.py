"""Instruments from and to the forms of other tools: XLSForm, LimeSurvey and FHIR. Knows nothing of the web.

What a form cannot hold is never dropped in silence: reading and writing give back a list of losses.
"""

from speelveld.exchange.forms import WRITTEN, Form, choose
from speelveld.exchange.losses import Loss
from speelveld.exchange.reading import MOST_BYTES, Reading, read_foreign, read_instrument
from speelveld.exchange.refusals import Refusal, Refused
from speelveld.exchange.writing import Writing, write_instrument

__all__ = [
    "MOST_BYTES", "WRITTEN", "Form", "Loss", "Reading", "Refusal", "Refused", "Writing", "choose",
    "read_foreign", "read_instrument", "write_instrument",
]  # fmt: skip

"""The instruments an organisation can choose from: ours, and those it holds a licence for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from speelveld import exchange
from speelveld.catalogue.instrument_text import write_plain
from speelveld.catalogue.instruments import Instrument, InstrumentError, list_instruments, parse_text, to_dict
from speelveld.organisations.models import Organisation
from speelveld.surveys.errors import InstrumentRefused

MOST_OPTIONS = 11
MOST_BYTES = 4 * 2**20  # more than the longest text an instrument may have
_SHORTEST_LICENCE = 20


@dataclass(frozen=True)
class Offer:
    """An instrument as something to choose."""

    instrument: Instrument
    licence: str
    is_ours: bool

    @property
    def reference(self) -> str:
        return f"{self.instrument.key} {self.instrument.version}"

    @property
    def title(self) -> str:
        language = (get_language() or "nl")[:2]
        return self.instrument.title.get(language) or next(iter(self.instrument.title.values()))

    @property
    def length(self) -> str:
        return say_length(len(self.instrument.items), self.instrument.minutes)

    @property
    def label(self) -> str:
        return f"{self.title} ({self.length})"


@dataclass(frozen=True)
class Conversion:
    """A file of another tool in our own words, to be looked at before it is added.

    `findings` is what still keeps it from being asked.
    """

    form: str
    instrument: Instrument
    losses: tuple[exchange.Loss, ...]
    findings: tuple[str, ...]

    @property
    def source(self) -> str:
        return write_plain(dict(self.instrument.source))


def say_length(n_items: int, minutes: int) -> str:
    """Return how much an instrument asks."""
    said = ngettext(
        "%(n)s vragen, ongeveer %(minutes)s minuut", "%(n)s vragen, ongeveer %(minutes)s minuten", minutes
    )
    return said % {"n": n_items, "minutes": minutes}


def list_offers(organisation: Organisation) -> list[Offer]:
    """Return what can be chosen, ours first."""
    ours = [
        Offer(one, one.licence, is_ours=True) for one in list_instruments() if not list(find_unaskable(one))
    ]
    own = [
        Offer(parse_text(row.source), row.licence_statement, is_ours=False)
        for row in organisation.instruments.order_by("title", "version")
    ]
    return ours + own


def get_default_instrument(organisation: Organisation) -> dict[str, object] | None:
    """Return the first offer, for a wave that has none before it."""
    offers = list_offers(organisation)
    return to_dict(offers[0].instrument) if offers else None


def get_instrument(organisation: Organisation, reference: str) -> dict[str, object]:
    """Return one of the offers as plain data, the way a wave freezes it."""
    offers = {offer.reference: offer for offer in list_offers(organisation)}
    return to_dict(offers[reference].instrument)


def find_offer(organisation: Organisation, reference: str) -> Offer | None:
    """Return the offer that is called like this, if there is one."""
    return next((one for one in list_offers(organisation) if one.reference == reference), None)


def convert_own(name: str, source: bytes) -> Conversion | None:
    """Read a file of another tool; None when it is in our own form. Raises InstrumentRefused."""
    try:
        reading = exchange.read_foreign(name, source)
    except (exchange.Refused, InstrumentError) as error:
        raise InstrumentRefused(error.messages((get_language() or "nl")[:2])) from None
    if reading is None:
        return None
    findings = tuple(find_unaskable(reading.instrument))
    return Conversion(reading.form.value, reading.instrument, reading.losses, findings)


def find_unaskable(instrument: Instrument) -> Iterator[str]:
    """Yield what keeps an instrument from being asked on a screen. One for scoring files may lack texts."""
    for item in instrument.items:
        if not item.text:
            yield _("%(key)s: deze vraag heeft geen tekst. Voeg `text` toe.") % {"key": f"items.{item.key}"}
    for scale in instrument.scales:
        place = {"key": f"scales.{scale.key}", "most": MOST_OPTIONS}
        if not 2 <= len(scale.options) <= MOST_OPTIONS:
            yield _("%(key)s: geef twee tot %(most)s antwoorden om uit te kiezen (`options`).") % place
        elif not all(option.label for option in scale.options):
            yield _("%(key)s: elk antwoord heeft een tekst nodig (`label`).") % place


def read_own(source: bytes, licence_statement: str) -> Instrument:
    """Read a file that somebody handed in. Raises InstrumentRefused with every finding, place and remedy."""
    try:
        instrument = parse_text(source.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InstrumentRefused(
            [_("Dit bestand is geen tekst in UTF-8. Sla het zo op en probeer opnieuw.")]
        ) from None
    except InstrumentError as error:
        raise InstrumentRefused(error.messages((get_language() or "nl")[:2])) from None
    findings = list(find_unaskable(instrument))
    if len(licence_statement.strip()) < _SHORTEST_LICENCE:
        findings.append(_("Vertel welke licentie jullie hebben, van wie en tot wanneer."))
    if findings:
        raise InstrumentRefused(findings)
    return instrument

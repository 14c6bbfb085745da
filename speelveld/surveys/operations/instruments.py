"""Adding an instrument that the organisation holds a licence for."""

from django.db import transaction
from django.utils.translation import gettext as _

from speelveld.accounts.models import User
from speelveld.audit.operations import record
from speelveld.catalogue.instruments import list_instruments
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check
from speelveld.surveys.errors import InstrumentRefused
from speelveld.surveys.instruments import read_own
from speelveld.surveys.models import OwnInstrument


@transaction.atomic
def add_instrument(
    *, organisation: Organisation, source: bytes, licence_statement: str, by: Actor, user: User
) -> OwnInstrument:
    """Check and keep an instrument file. Raises InstrumentRefused with every finding; then nothing is kept."""
    check(by, "waves.change")
    instrument = read_own(source, licence_statement)
    known = {(one.key, one.version) for one in list_instruments()}
    known |= set(organisation.instruments.values_list("key", "version"))
    if (instrument.key, instrument.version) in known:
        raise InstrumentRefused(
            [
                _("Versie %(version)s van %(key)s is er al. Geef een gewijzigde lijst een nieuwe versie.")
                % {"version": instrument.version, "key": instrument.key}
            ]
        )
    row = OwnInstrument.objects.create(
        organisation=organisation, key=instrument.key, version=instrument.version,
        title=next(iter(instrument.title.values()))[:200], source=source.decode("utf-8-sig"),
        licence_statement=licence_statement.strip(), added_by=user,
    )  # fmt: skip
    record(
        organisation=organisation.slug, actor=by.email, verb="instrument.added", target=str(row),
        licence=row.licence_statement[:200],
    )  # fmt: skip
    return row

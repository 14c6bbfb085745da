"""An instrument of somebody else: taken in with its licence, or refused with everything that is wrong at once."""

import pytest

from speelveld.audit.models import Event
from speelveld.catalogue.instruments import list_instruments
from speelveld.organisations.errors import Denied
from speelveld.surveys.errors import InstrumentRefused
from speelveld.surveys.instruments import get_instrument, list_offers
from speelveld.surveys.models import OwnInstrument
from tests.factories import Cast
from tests.surveys.own_instrument import LICENCE, add, write


def test_an_own_instrument_can_be_chosen_and_asked(cast: Cast) -> None:
    added = add(cast, write())
    assert (added.key, added.version, added.title, added.licence_statement) == (
        "koffie-2",
        "2.0",
        "Koffie op het werk",
        LICENCE,
    )
    assert "koffie-2 2.0" in {offer.reference for offer in list_offers(cast.organisation)}
    asked = get_instrument(cast.organisation, "koffie-2 2.0")
    assert asked["minutes"] and asked["screens"], "both are filled in when the file leaves them out"


def test_it_is_offered_to_the_own_organisation_only(cast: Cast) -> None:
    add(cast, write())
    assert "koffie-2 2.0" not in {offer.reference for offer in list_offers(cast.elsewhere)}


def test_a_byte_order_mark_is_no_trouble(cast: Cast) -> None:
    assert not add(cast, b"\xef\xbb\xbf" + write()).source.startswith("\ufeff")


def test_everything_that_is_wrong_is_told_at_once(cast: Cast) -> None:
    source = write(
        items=[{"key": "k1", "text": {"nl": "Tekst."}, "scale": "weg"}, {"key": "k1", "scale": "vaak"}],
        factors=[{"key": "f", "kind": "factor", "title": {"nl": "F"}, "items": ["k9"]}],
    )
    with pytest.raises(InstrumentRefused) as caught:
        add(cast, source)
    told = " ".join(caught.value.findings)
    assert len(caught.value.findings) >= 3
    for thing in ("weg", "k1", "k9"):
        assert thing in told
    assert not OwnInstrument.objects.exists()


def test_what_can_be_scored_but_not_asked_is_told_together_with_a_missing_licence(cast: Cast) -> None:
    many = [{"value": i, "label": {"nl": str(i)}} for i in range(12)]
    source = write(
        scales=[{"key": "vaak", "options": many}],
        items=[{"key": "k1", "scale": "vaak"}, {"key": "k2", "scale": "vaak"}],
    )
    with pytest.raises(InstrumentRefused) as caught:
        add(cast, source, licence="ja")
    told = caught.value.findings
    assert [finding.split(":")[0] for finding in told[:3]] == ["items.k1", "items.k2", "scales.vaak"]
    assert "licentie" in told[3]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"", "blok"), (b"key: [", "regel"), (b"\xff\xfe\x00", "UTF-8"), (b"- een\n- twee\n", "blok"),
        (b"a: &x [1]\nb: *x\n", "verwijzing"), (b"key: !!python/object/apply:os.system [ls]", "verwijzing"),
        (b"x" * 1_100_000, "groter"),
    ],
)  # fmt: skip
def test_what_is_no_instrument_at_all_is_refused_with_a_remedy(
    cast: Cast, source: bytes, reason: str
) -> None:
    with pytest.raises(InstrumentRefused, match=reason):
        add(cast, source)


def test_the_same_version_is_taken_once(cast: Cast) -> None:
    add(cast, write())
    with pytest.raises(InstrumentRefused, match="nieuwe versie"):
        add(cast, write(title={"nl": "Andere inhoud"}))
    assert add(cast, write(version="2.1")).version == "2.1"


def test_nobody_replaces_ours(cast: Cast) -> None:
    ours = list_instruments()[0]
    with pytest.raises(InstrumentRefused, match="is er al"):
        add(cast, write(key=ours.key, version=ours.version))


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "wim", "petra", "sam"])
def test_only_the_owner_adds_one(cast: Cast, who: str) -> None:
    with pytest.raises(Denied):
        add(cast, write(), who=who)


def test_the_audit_trail_keeps_the_licence(cast: Cast) -> None:
    add(cast, write())
    event = Event.objects.latest("pk")
    assert (event.verb, event.target, event.details) == (
        "instrument.added",
        "Koffie op het werk 2.0",
        {"licence": LICENCE},
    )

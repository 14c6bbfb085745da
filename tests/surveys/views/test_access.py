"""Who may open what, and that somebody of another organisation finds nothing at all."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.surveys.conftest import make_wave

LOOKERS = {"olga", "dirk", "wim", "petra"}
OTHERS = {"anna", "bram", "sam"}
LOOKING = (
    "council", "waves", "instruments", "instrument_forms", "instrument_file", "wave", "preview", "preview_mail",
    "check",
)  # fmt: skip
CHANGING = (
    "add_converted",
    "step",
    "close",
    "sheets",
    "start",
    "launch",
    "discard",
    "resend",
    "print_sheets",
    "print_all_sheets",
    "state_reason",
    "merge",
    "undo_merge",
    "managers",
)
DECIDING = ("decide",)
WITHOUT_A_WAVE = {"waves", "instruments", "instrument_forms", "instrument_file", "add_converted", "start"}
OUR_INSTRUMENT = "speelveld-13 1.0.0-beta.2"
ONLY_POST = {
    "managers",
    "merge",
    "undo_merge",
    "add_converted",
    "state_reason",
    "decide",
    "start",
    "launch",
    "discard",
    "resend",
    "print_sheets",
    "print_all_sheets",
}


def list_addresses(organisation: str, draft: Wave, wave: Wave) -> dict[str, str]:
    group = wave.reporting_groups.filter(n_sealed__gt=0)[0]
    merged = draft.merged_units.create(name="Samen")
    arguments: dict[str, list[object]] = {
        "wave": [wave.pk], "close": [wave.pk], "sheets": [wave.pk], "resend": [wave.pk],
        "print_all_sheets": [wave.pk], "print_sheets": [wave.pk, group.pk],
        "preview": [wave.pk, "nl"], "preview_mail": [wave.pk, "nl"],
        **{name: [draft.pk] for name in ("check", "council", "decide", "state_reason")},
        "instrument_forms": [OUR_INSTRUMENT], "instrument_file": ["json", OUR_INSTRUMENT],
        "managers": [draft.pk], "merge": [draft.pk], "undo_merge": [draft.pk, merged.pk],
        "launch": [draft.pk], "discard": [draft.pk], "step": [draft.pk, "dates"],
    }  # fmt: skip
    return {
        name: reverse(f"surveys:{name}", args=[organisation, *arguments.get(name, [])])
        for name in (*LOOKING, *CHANGING, *DECIDING)
    }


@pytest.fixture
def addresses(cast: Cast, wave: Wave) -> dict[str, str]:
    return list_addresses("linde", make_wave(cast, title="Volgende"), wave)


def visit(client: Client, name: str, address: str) -> int:
    return (client.post if name in ONLY_POST else client.get)(address).status_code


def test_every_page_is_in_this_list() -> None:
    resolver = get_resolver()
    names = {name for name in resolver.namespace_dict["surveys"][1].reverse_dict if isinstance(name, str)}
    assert names == {*LOOKING, *CHANGING, *DECIDING}


@pytest.mark.parametrize("who", sorted(LOOKERS | OTHERS))
@pytest.mark.parametrize("name", LOOKING)
def test_who_may_look(client: Client, cast: Cast, addresses: dict[str, str], name: str, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert visit(client, name, addresses[name]) == (200 if who in LOOKERS else 403)


@pytest.mark.parametrize("who", sorted(LOOKERS | OTHERS))
@pytest.mark.parametrize("name", CHANGING)
def test_only_the_owner_changes(
    client: Client, cast: Cast, addresses: dict[str, str], name: str, who: str
) -> None:
    client.force_login(getattr(cast, who))
    assert (visit(client, name, addresses[name]) == 403) == (who != "olga")


@pytest.mark.parametrize("who", sorted(LOOKERS | OTHERS))
@pytest.mark.parametrize("name", DECIDING)
def test_only_the_works_council_decides(
    client: Client, cast: Cast, addresses: dict[str, str], name: str, who: str
) -> None:
    client.force_login(getattr(cast, who))
    assert (visit(client, name, addresses[name]) == 403) == (who != "wim")


@pytest.mark.parametrize("name", [*LOOKING, *CHANGING, *DECIDING])
def test_carla_finds_nothing_of_another_organisation(
    client: Client, cast: Cast, wave: Wave, addresses: dict[str, str], name: str
) -> None:
    client.force_login(cast.carla)
    assert visit(client, name, addresses[name]) == 404, "in the organisation she has no part in"
    at_home = addresses[name].replace("/linde/", "/populier/")
    if name not in WITHOUT_A_WAVE:
        assert visit(client, name, at_home) == 404, "with the number of a wave of another organisation"
    assert Wave.objects.filter(organisation=cast.organisation, state="open").count() == 1
    assert cast.organisation.waves.count() == 2


def test_a_visitor_is_asked_to_sign_in(client: Client, addresses: dict[str, str]) -> None:
    for name, address in addresses.items():
        response = client.post(address) if name in ONLY_POST else client.get(address)
        assert response["Location"].startswith("/account/sign-in/"), name


@pytest.mark.parametrize("name", sorted(ONLY_POST))
def test_what_changes_something_takes_no_get(
    client: Client, cast: Cast, addresses: dict[str, str], name: str
) -> None:
    client.force_login(cast.olga)
    assert client.get(addresses[name]).status_code == 405


@pytest.mark.parametrize("name", [*sorted(ONLY_POST), "step", "close", "instruments"])
def test_what_changes_something_wants_our_own_form(cast: Cast, addresses: dict[str, str], name: str) -> None:
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(cast.olga)
    assert forger.post(addresses[name]).status_code == 403

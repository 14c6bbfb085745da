"""Every address with every role, with somebody of another organisation, and with nobody signed in."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from speelveld.organisations.models import Membership, Role
from tests.architecture.addresses import (
    WORDS_OF_DE_LINDE,
    Address,
    House,
    furnish,
    list_addresses,
    make_address,
)
from tests.factories import make_cast

pytestmark = pytest.mark.django_db

ROLES = ("owner", "director", "manager", "employee", "professional", "works_council",
         "confidential_adviser", "provider", "privacy_officer", "administrator")  # fmt: skip

# x = comes in, . = is told that this is not for them. The manager leads Beuk, the unit in the addresses.
INSIDE = """
                                     ow di ma em pr wc ca pv po ad
GET  board:home                       x  x  x  x  x  x  x  x  x  x
GET  board:field                      x  x  x  x  x  x  x  .  x  .
GET  board:cell                       x  x  x  x  x  x  x  .  x  .
GET  board:measure                    x  x  x  x  x  x  x  .  x  .
GET  board:measure_new                x  .  x  .  .  .  .  .  .  .
GET  board:measure_change             x  .  .  .  .  .  .  .  .  .
GET  board:measure_remove             x  .  .  .  .  .  .  .  .  .
POST board:measure_state              x  .  .  .  .  .  .  .  .  .
POST board:remark_add                 x  x  x  x  x  x  x  .  x  .
POST board:remark_remove              x  .  .  .  .  .  .  .  .  .
GET  board:measure_copy               x  .  x  .  .  .  .  .  .  .
GET  board:measure_calendar           x  x  x  x  x  x  x  .  x  .
GET  board:work                       x  x  x  x  x  x  x  .  x  .
GET  board:work_calendar              x  x  x  x  x  x  x  .  x  .
POST board:reminders                  x  x  x  x  x  x  x  .  x  .
GET  board:problems                   x  x  x  x  x  x  x  .  x  .
GET  board:problem                    x  x  x  x  x  x  x  .  x  .
GET  board:problem_new                x  .  x  .  .  .  .  .  .  .
GET  board:problem_change             x  .  .  .  .  .  .  .  .  .
GET  board:problem_remove             x  .  .  .  .  .  .  .  .  .
GET  board:problem_causes             x  .  .  .  .  .  .  .  .  .
GET  board:problem_signals            x  .  .  .  .  .  .  .  .  .
GET  board:problem_weigh              x  .  .  .  .  .  .  .  .  .
GET  board:risk_scheme                x  .  .  .  .  .  .  .  .  .
GET  board:conditions                 x  x  x  x  x  x  x  .  x  .
GET  board:condition                  x  x  x  x  x  x  x  .  x  .
GET  board:condition_judge            x  x  .  .  .  .  .  .  .  .
GET  board:check                      x  x  .  .  .  .  .  .  .  .
GET  board:sides                      x  x  x  .  .  x  .  .  .  .
GET  board:cycle                      x  x  x  x  x  x  x  .  x  .
GET  board:cycle_new                  x  .  .  .  .  .  .  .  .  .
GET  board:cycle_move                 x  .  .  .  .  .  .  .  .  .
GET  board:cycle_close                x  .  .  .  .  .  .  .  .  .
GET  board:priorities                 x  x  x  x  x  x  x  .  x  .
POST board:priorities                 x  x  x  .  x  x  .  .  .  .
GET  board:first_days                 x  x  x  x  x  x  x  .  x  .
GET  board:settings                   x  .  .  .  .  .  .  .  .  .
GET  board:said                       x  x  x  x  x  x  x  .  x  .
GET  board:question                   x  x  .  .  .  .  .  .  .  .
GET  board:figures                    x  x  x  x  x  x  x  .  x  .
GET  board:approach                   x  x  x  x  x  x  x  .  x  .
GET  board:documents                  x  x  .  .  .  x  .  .  .  .
GET  board:plan_read_back             x  .  .  .  .  .  .  .  .  .
POST board:plan_apply                 x  .  .  .  .  .  .  .  .  .
GET  board:directors                  x  x  .  .  .  x  .  .  .  .
GET  board:year                       x  x  .  .  .  x  .  .  .  .
GET  board:poster                     x  x  .  .  .  x  .  .  .  .
GET  board:plan_docx                  x  x  .  .  .  x  .  .  .  .
GET  board:plan_xlsx                  x  x  .  .  .  x  .  .  .  .
GET  guide:start                      x  x  x  x  x  x  x  .  x  x
GET  guide:module                     x  x  x  x  x  x  x  .  x  x
GET  guide:search                     x  x  x  x  x  x  x  .  x  x
GET  guide:self_check                 x  x  x  x  x  x  x  .  x  x
GET  guide:signals                    x  x  x  x  x  x  x  .  x  x
GET  guide:preparation                x  x  x  x  x  x  x  .  x  x
GET  guide:resources                  x  x  x  x  x  x  x  .  x  x
GET  guide:about                      x  x  x  x  x  x  x  .  x  x
POST guide:change_access              x  .  .  .  .  .  .  .  .  .
GET  agreements:start                 x  x  x  x  x  x  x  .  x  x
GET  agreements:propose               .  .  x  .  .  .  .  .  .  .
GET  agreements:keeping               x  .  .  .  .  .  .  .  .  .
GET  agreements:talk                  x  x  x  x  x  x  x  .  x  x
GET  agreements:ideas                 x  x  x  x  x  x  x  .  x  x
GET  agreements:idea_add              x  .  .  .  x  .  .  .  .  .
POST agreements:idea_remove           x  .  .  .  x  .  .  .  .  .
GET  agreements:worksheet             x  x  x  x  x  x  x  .  x  x
GET  agreements:absence               x  x  x  x  x  x  x  .  x  x
GET  agreements:agreement             .  .  x  x  .  .  .  .  .  .
GET  agreements:change                .  .  x  x  .  .  .  .  .  .
POST agreements:confirm               .  .  x  x  .  .  .  .  .  .
POST agreements:object                .  .  .  x  .  .  .  .  .  .
GET  agreements:review                .  .  x  x  .  .  .  .  .  .
POST agreements:sharing               .  .  x  x  .  .  .  .  .  .
GET  agreements:stop                  .  .  x  x  .  .  .  .  .  .
GET  agreements:pdf                   .  .  x  x  .  .  .  .  .  .
GET  agreements:calendar              .  .  x  x  .  .  .  .  .  .
GET  consults:start                   x  x  x  x  x  x  x  .  x  x
GET  consults:ask                     x  x  x  x  x  x  x  .  x  x
GET  consults:advice                  x  x  x  x  x  x  x  .  x  x
GET  consults:box                     .  .  .  .  x  .  .  .  .  .
GET  consults:box_new                 .  .  .  .  x  .  .  .  .  .
POST consults:erase                   .  .  .  .  x  .  .  .  .  .
GET  organisations:units              x  x  .  .  .  x  .  .  x  x
GET  organisations:people             x  .  .  .  .  .  .  .  .  .
GET  organisations:upload             x  .  .  .  .  .  .  .  .  .
GET  organisations:import             x  .  .  .  .  .  .  .  .  .
POST organisations:change_mapping     x  .  .  .  .  .  .  .  .  .
POST organisations:apply_import       x  .  .  .  .  .  .  .  .  .
POST organisations:restart_import     x  .  .  .  .  .  .  .  .  .
POST organisations:discard_import     x  .  .  .  .  .  .  .  .  .
GET  organisations:members            x  .  .  .  .  .  .  .  .  x
POST organisations:remove_member      x  .  .  .  .  .  .  .  .  x
GET  surveys:waves                    x  x  .  .  .  x  .  .  x  .
POST surveys:start                    x  .  .  .  .  .  .  .  .  .
GET  surveys:instruments              x  x  .  .  .  x  .  .  x  .
POST surveys:add_converted            x  .  .  .  .  .  .  .  .  .
GET  surveys:instrument_forms         x  x  .  .  .  x  .  .  x  .
GET  surveys:instrument_file          x  x  .  .  .  x  .  .  x  .
GET  surveys:wave                     x  x  .  .  .  x  .  .  x  .
GET  surveys:check                    x  x  .  .  .  x  .  .  x  .
GET  surveys:step                     x  .  .  .  .  .  .  .  .  .
GET  surveys:council                  x  x  .  .  .  x  .  .  x  .
POST surveys:decide                   .  .  .  .  .  x  .  .  .  .
POST surveys:state_reason             x  .  .  .  .  .  .  .  .  .
POST surveys:launch                   x  .  .  .  .  .  .  .  .  .
POST surveys:managers                 x  .  .  .  .  .  .  .  .  .
POST surveys:merge                    x  .  .  .  .  .  .  .  .  .
POST surveys:undo_merge               x  .  .  .  .  .  .  .  .  .
POST surveys:discard                  x  .  .  .  .  .  .  .  .  .
GET  surveys:close                    x  .  .  .  .  .  .  .  .  .
POST surveys:close                    x  .  .  .  .  .  .  .  .  .
POST surveys:resend                   x  .  .  .  .  .  .  .  .  .
GET  surveys:preview                  x  x  .  .  .  x  .  .  x  .
GET  surveys:preview_mail             x  x  .  .  .  x  .  .  x  .
GET  surveys:sheets                   x  .  .  .  .  .  .  .  .  .
POST surveys:print_sheets             x  .  .  .  .  .  .  .  .  .
POST surveys:print_all_sheets         x  .  .  .  .  .  .  .  .  .
GET  signals:signals                  x  x  x  .  x  x  .  .  .  .
GET  signals:signal_new               x  .  x  .  x  .  .  .  .  .
GET  signals:signal_change            x  .  .  .  x  .  .  .  .  .
POST signals:signal_remove            x  .  .  .  x  .  .  .  .  .
GET  signals:pattern_new              .  .  x  .  .  .  .  .  .  .
POST signals:pattern_new              .  .  x  .  .  .  .  .  .  .
GET  signals:absence                  x  x  x  .  x  x  .  .  .  .
GET  signals:absence_group            x  x  x  .  x  x  .  .  .  .
GET  signals:absence_settings         x  .  .  .  .  .  .  .  .  .
POST signals:absence_settings         x  .  .  .  .  .  .  .  .  .
GET  signals:absence_upload           x  .  .  .  .  .  .  .  .  .
GET  signals:absence_preview          x  .  .  .  .  .  .  .  .  .
POST signals:absence_apply            x  .  .  .  .  .  .  .  .  .
POST signals:absence_discard          x  .  .  .  .  .  .  .  .  .
POST signals:absence_withdraw         x  .  .  .  .  .  .  .  .  .
GET  privacy:retention                x  x  .  .  .  x  .  .  x  x
GET  privacy:assessment               x  x  .  .  .  x  .  .  x  .
POST privacy:choose_term              x  .  .  .  .  .  .  .  x  .
GET  results:overview                 x  x  x  x  x  x  x  .  x  .
GET  results:wave                     x  x  x  x  x  x  x  .  x  .
GET  results:method                   x  x  x  x  x  x  x  .  x  .
GET  results:factor                   x  x  x  x  x  x  x  .  x  .
GET  results:unit                     x  x  x  .  x  x  .  .  .  .
GET  results:importance               x  x  x  x  x  x  x  .  x  .
GET  results:how                      x  x  x  .  x  x  .  .  .  .
GET  results:changed                  x  x  x  .  x  x  .  .  .  .
GET  results:energy                   x  x  x  .  x  x  .  .  .  .
GET  results:begin                    x  x  x  .  x  x  .  .  .  .
GET  results:workbook                 x  x  .  .  .  x  .  .  .  .
GET  results:report                   x  x  .  .  .  x  .  .  .  .
GET  results:unit_report              x  x  .  .  .  x  .  .  .  .
POST results:release                  x  .  .  .  .  .  .  .  .  .
"""

# 200 the page, in = to the page for signing in, on = on to the next page; other numbers as HTTP has them.
OUTSIDE = """
                                     nobody  member
GET  accounts:sign_in                   200      on
GET  accounts:open_link                 410     410
GET  accounts:me                         in     200
POST accounts:drop_password              in      on
GET  account_login                      200      on
GET  account_logout                      on     200
GET  account_inactive                   200     200
GET  account_reauthenticate              in     403
GET  account_change_password             in      on
GET  account_set_password                in     200
GET  mfa_index                           in     200
GET  mfa_authenticate                    in      on
GET  mfa_reauthenticate                  in     403
GET  mfa_activate_totp                   in     200
GET  mfa_deactivate_totp                 in     404
GET  mfa_view_recovery_codes             in     404
GET  mfa_generate_recovery_codes         in     200
GET  mfa_download_recovery_codes         in     404
GET  mfa_list_webauthn                   in     200
GET  mfa_add_webauthn                    in     200
GET  mfa_reauthenticate_webauthn         in     403
GET  mfa_remove_webauthn                 in     404
GET  mfa_edit_webauthn                   in     404
GET  mfa_login_webauthn                  in      on
POST ui:set_language                     on      on
POST ui:check_text                      403     200
GET  open_guide:start                    on      on
GET  open_guide:module                   on      on
GET  open_guide:search                   on      on
GET  open_guide:self_check               on      on
GET  open_guide:signals                  on      on
GET  open_guide:preparation              on      on
GET  open_guide:resources                on      on
GET  open_guide:about                    on      on
GET  open_said                          404     404
GET  entrance:entrance                   in      on
GET  answering:questionnaire            200     200
GET  answering:questionnaire_in         200     200
GET  answering:kiosk                    200     200
GET  answering:kiosk_in                 200     200
GET  answering:keys                     200     200
POST answering:key                      400     400
POST answering:stamp                    400     400
POST answering:answer                   400     400
"""

ADDRESSES = {address.name: address for address in list_addresses()}


def read_table(table: str) -> list[tuple[str, str, tuple[str, ...]]]:
    lines = [line.split() for line in table.strip().splitlines()[1:]]
    return [(method, name, tuple(marks)) for method, name, *marks in lines]


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield furnish(make_cast())
        transaction.set_rollback(True)


@pytest.fixture
def visit(house: House) -> Callable[..., HttpResponse]:
    """Ask for an address and undo what that changed."""

    def ask(client: Client, method: str, address: Address, slug: str = "linde") -> HttpResponse:
        path = make_address(address, house, slug)
        with transaction.atomic():
            sent = {} if method == "GET" else house.posted.get(address.name, {})
            response: HttpResponse = getattr(client, method.lower())(path, sent)
            transaction.set_rollback(True)
        return response

    return ask


def make_client() -> Client:
    return Client(headers={"host": "localhost"})


def enter(house: House, role: str) -> Client:
    membership = Membership.objects.filter(organisation=house.cast.organisation, role=Role(role)).get()
    client = make_client()
    client.force_login(membership.user)
    return client


def test_every_address_is_in_a_table() -> None:
    listed = {name for _method, name, _marks in read_table(INSIDE) + read_table(OUTSIDE)}
    assert listed == set(ADDRESSES)
    assert set(ROLES) == set(Role.values)
    assert {name for _m, name, _marks in read_table(INSIDE)} == {
        name for name, address in ADDRESSES.items() if address.is_inside
    }


@pytest.mark.parametrize(("method", "name", "marks"), read_table(INSIDE))
def test_every_role_comes_in_where_it_may(
    house: House, visit: Callable[..., HttpResponse], method: str, name: str, marks: tuple[str, ...]
) -> None:
    found = {}
    for role in ROLES:
        status = visit(enter(house, role), method, ADDRESSES[name]).status_code
        assert status in (200, 302, 403, 409, 422), (role, status)
        found[role] = "." if status == 403 else "x"
    assert found == dict(zip(ROLES, marks, strict=True))


@pytest.mark.parametrize(("method", "name", "marks"), read_table(INSIDE))
def test_nobody_of_another_organisation_finds_anything(
    house: House, visit: Callable[..., HttpResponse], method: str, name: str, marks: tuple[str, ...]
) -> None:
    client, address = make_client(), ADDRESSES[name]
    client.force_login(house.cast.carla)
    assert visit(client, method, address).status_code == 404
    at_home = visit(client, method, address, slug="populier")  # with the numbers of De Linde in the address
    if address.numbers:
        assert at_home.status_code == 404
    assert [word for word in WORDS_OF_DE_LINDE if word in at_home.content.decode(errors="replace")] == []


@pytest.mark.parametrize(("method", "name", "marks"), read_table(INSIDE))
def test_who_is_not_signed_in_is_asked_to(
    house: House, visit: Callable[..., HttpResponse], method: str, name: str, marks: tuple[str, ...]
) -> None:
    response = visit(make_client(), method, ADDRESSES[name])
    assert response.status_code == 302
    assert response["Location"].startswith("/account/sign-in/?next=/linde/")


def describe(response: HttpResponse) -> str:
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if response["Location"].startswith(("/account/sign-in/", "/account/login/")) else "on"


@pytest.mark.parametrize(("method", "name", "marks"), read_table(OUTSIDE))
def test_pages_outside_any_organisation(
    house: House, visit: Callable[..., HttpResponse], method: str, name: str, marks: tuple[str, ...]
) -> None:
    found = [
        describe(visit(client, method, ADDRESSES[name]))
        for client in (make_client(), enter(house, "employee"))
    ]
    assert tuple(found) == marks

"""The list of work holds what is somebody's own, what is late first."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from speelveld.board.models import ReminderPause
from tests.board.conftest import SignIn, make_measure
from tests.factories import Cast

DAY = datetime.timedelta(days=1)


def test_what_one_leads_helps_with_or_has_in_the_own_unit_is_there(cast: Cast, sign_in: SignIn) -> None:
    today = timezone.localdate()
    make_measure(cast, title="Van Anna", owner="Anna", state="planned", starts_on=today + 5 * DAY)
    make_measure(cast, title="Anna helpt", helpers="Anna", state="busy", ends_on=today - DAY)
    make_measure(cast, title="In Beuk", unit=cast.units["beuk"])
    make_measure(cast, title="In Eik", unit=cast.units["eik"])
    make_measure(cast, title="Gestopt", owner="Anna", state="stopped")
    client = sign_in(cast.anna)
    piles = {
        pile.key: [job.card.title for job in pile.jobs]
        for pile in client.get("/linde/work/").context["piles"]
    }
    assert piles == {"late": ["Anna helpt"], "soon": ["Van Anna"], "rest": ["In Beuk"]}
    assert "Van Anna" not in sign_in(cast.bram).get("/linde/work/").content.decode()


def test_what_is_late_shows_for_everybody(cast: Cast, sign_in: SignIn) -> None:
    today = timezone.localdate()
    make_measure(cast, title="Vergeten", state="busy", ends_on=today - DAY)
    make_measure(cast, title="Op tijd", state="busy", ends_on=today + DAY)
    page = sign_in(cast.bram).get("/linde/work/?of=all").content.decode()
    assert "Vergeten" in page and "dag is voorbij" in page and "Op tijd" not in page


def test_reminders_are_switched_off_and_on(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.bram)
    for wanted, n_pauses in (("no", 1), ("no", 1), ("yes", 0)):
        client.post("/linde/work/reminders/", {"wanted": wanted})
        assert ReminderPause.objects.count() == n_pauses


def test_a_hundred_measures_take_as_many_queries_as_ten(cast: Cast, sign_in: SignIn) -> None:
    client, counts = sign_in(cast.olga), []
    for n in (10, 90):
        for number in range(n):
            make_measure(cast, title=f"M{n}-{number}", unit=cast.units["eik"], owner="Olga", state="planned")
        with CaptureQueriesContext(connection) as queries:
            for address in (
                "work/",
                "work/?of=all",
                "work/calendar.ics",
                "field/",
                "field/prevent/organisation/",
                "",
            ):
                client.get(f"/linde/{address}")
        counts.append(len(queries))
    assert counts[0] == counts[1]

"""Somebody tries to get health data in by each door. Afterwards the whole database is searched for it, row by row."""

import datetime
import json
from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from speelveld.agreements.models import Agreement
from speelveld.consults import operations as consults
from speelveld.organisations import operations as staff
from speelveld.organisations.models import Role
from speelveld.organisations.queries import get_actor
from tests.agreements.conftest import add_bram, agree, propose
from tests.board.conftest import make_measure
from tests.factories import Cast, make_member
from tests.organisations.files import make_csv
from tests.signals.files import make_contracts
from tests.ui.test_guarded import TRICKS

TODAY = datetime.date(2026, 3, 2)
Door = Callable[[Cast, str], None]


def search(text: str) -> list[str]:
    """Return each field of the database that holds a text, as text or as bytes."""
    found = []
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._default_manager.values_list(*names):
            for name, value in zip(names, row, strict=True):
                is_bytes = isinstance(value, bytes | memoryview)
                kept = bytes(value).decode(errors="replace") if is_bytes else str(value)
                if text in kept:
                    found.append(f"{model.__name__}.{name}")
    return found


def enter(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, name))
    return client


def write_agreement(cast: Cast, **texts: str) -> None:
    sent = {
        "person": str(add_bram(cast).pk), "talk_on": TODAY.isoformat(), "present": ["manager", "employee"],
        "subjects": ["hours"], "lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0",
        "lines-0-what": "Begint om tien uur.",
        "lines-0-doer": "employee", "lines-0-starts_on": TODAY.isoformat(), "lines-0-review_on": "2026-12-30",
        "lines-0-initiative": "manager", "rhythm": "4",
    }  # fmt: skip
    enter(cast, "anna").post(
        "/linde/agreements/new/", sent | {name.replace("__", "-"): text for name, text in texts.items()}
    )


def make_agreed(cast: Cast) -> str:
    return agree(cast, propose(cast, add_bram(cast))).public_id


def add_line(cast: Cast, text: str) -> None:
    enter(cast, "bram").post(f"/linde/measures/{make_measure(cast).pk}/log/", {"text": text})


def add_evidence(cast: Cast, text: str) -> None:
    sent = {"kind": "evidence", "text": "Van 14 naar 9.", "source": text, "happened_on": ""}
    enter(cast, "olga").post(f"/linde/measures/{make_measure(cast).pk}/log/", sent)


def add_signal(cast: Cast, text: str) -> None:
    sent = {
        "factor": "workload", "says": "worry", "text": text, "source": "interview", "seen_on": "2026-03-02",
        "level": "team", "unit": "", "weight": "2",
    }  # fmt: skip
    enter(cast, "olga").post("/linde/signals/new/", sent)


def add_idea(cast: Cast, text: str) -> None:
    sent = {"term": "short", "title": "Later beginnen", "text": text, "sentence": text}
    enter(cast, "olga").post("/linde/agreements/ideas/new/", sent)


def object_to(cast: Cast, text: str) -> None:
    enter(cast, "bram").post(f"/linde/agreements/{make_agreed(cast)}/object/", {"text": text})


def look_back(cast: Cast, text: str) -> None:
    """There is no text to a review: what somebody sends along is not kept."""
    sent = {
        "held_on": "2026-03-02",
        "outcome": "stays",
        "next_on": "2026-12-30",
        "next_by": "manager",
        "note": text,
    }
    enter(cast, "anna").post(f"/linde/agreements/{make_agreed(cast)}/review/", sent)


def report_pattern(cast: Cast, text: str) -> None:
    enter(cast, "anna").post("/linde/signals/pattern/", {"factors": ["workload", text], "note": text})


def ask_advice(cast: Cast, text: str) -> None:
    doctor = make_member(cast.organisation, "Ruth", Role.PROFESSIONAL)
    by = get_actor(cast.organisation, doctor)
    assert by is not None
    box = consults.open_box(
        organisation=cast.organisation, by=by, function="company_doctor", reach="", passphrase="de boom in de tuin"
    )  # fmt: skip
    enter(cast, "anna").post(f"/linde/consults/{box.pk}/advice/", {"text": text, "contact": "Anna"})
    assert not box.requests.exists()


def send_json(cast: Cast, text: str) -> None:
    """A program that speaks JSON, or puts the text in the address."""
    client = enter(cast, "anna")
    body = json.dumps({"text": text, "lines": [{"what": text}], "team": text})
    for path in (
        "/linde/agreements/new/",
        "/linde/signals/new/",
        "/linde/signals/pattern/",
        "/language/check/",
    ):
        client.post(path, body, content_type="application/json")
        client.put(path, body, content_type="application/json")
    client.get("/linde/agreements/new/", {"idea": text})
    client.get("/linde/guide/search/", {"q": text})


def check_while_typing(cast: Cast, text: str) -> None:
    enter(cast, "anna").post("/language/check/", {"text": text, "kind": "note"})


def reckon_dates(cast: Cast, text: str) -> None:
    enter(cast, "anna").post("/linde/agreements/absence/", {"first_day": "2026-03-02", "reason": text})


def read_absence(cast: Cast, text: str) -> None:
    rows = make_csv(
        [("nummer", "eerste dag", "hersteld op", "kolom 4"), ("beuk-00", "13-01-2025", "20-01-2025", text)]
    )
    files = {
        "contracts": SimpleUploadedFile(f"{text[:40]}.csv", make_contracts(cast.people)),
        "spells": SimpleUploadedFile(f"{text[:40]}.csv", rows),
    }
    enter(cast, "olga").post(
        "/linde/signals/absence/import/", files | {"first_on": "2025-01-01", "last_on": "2025-12-31"}
    )


def read_staff(cast: Cast, text: str) -> None:
    """A column nobody asked for, and a file with a telling name: gone as soon as the list is in."""
    rows = [(one.number, one.name, one.email, one.unit.key, text) for one in cast.people]
    content = make_csv([("nummer", "naam", "e-mail", "onderdeel", "opmerking"), *rows])
    olga = cast.actor("olga")
    files = {"people": (f"{text}.csv", content)}
    received = staff.receive_files(organisation=cast.organisation, by=olga, files=files)
    staff.confirm_mapping(
        staff_import=received, by=olga, mappings={one.kind: one.mapping for one in received.files.all()}
    )
    received.refresh_from_db()
    sure = frozenset({"units", "people"})
    staff.confirm_import(staff_import=received, by=olga, sure_of=sure)
    received.refresh_from_db()
    assert received.state == received.State.APPLIED


DOORS: dict[str, Door] = {
    "agreement: what": lambda cast, text: write_agreement(cast, lines__0__what=text),
    "agreement: how": lambda cast, text: write_agreement(cast, lines__0__how=text),
    "agreement: for the team": lambda cast, text: write_agreement(cast, team=text),
    "agreement: somebody present": lambda cast, text: write_agreement(cast, present=text),
    "agreement: a field of one's own": lambda cast, text: write_agreement(cast, reason=text, notes=text),
    "objection": object_to,
    "looking back": look_back,
    "idea": add_idea,
    "comment thread": add_line,
    "evidence": add_evidence,
    "signal": add_signal,
    "pattern": report_pattern,
    "advice": ask_advice,
    "a program": send_json,
    "while typing": check_while_typing,
    "dates": reckon_dates,
    "absence file": read_absence,
    "staff file": read_staff,
}  # fmt: skip
# What no door may let through: the plain word, another script, look-alikes, unseen signs, and a paste of 100 kB.
TEXTS = {
    name: TRICKS[name]
    for name in ("plain", "the other language", "zero width", "look-alike letters", "Chinese")
}
PASTE = "Heeft griep en blijft thuis. " * 3500


def test_the_search_finds_what_is_there(cast: Cast) -> None:
    make_measure(cast, title="Zebravink")
    assert "Measure.title" in search("Zebravink")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("trick", TEXTS)
def test_no_health_comes_in(cast: Cast, door: str, trick: str) -> None:
    text = TEXTS[trick]
    assert len(text) > 5
    DOORS[door](cast, text)
    assert search(text) == []


@pytest.mark.parametrize("door", sorted(set(DOORS) - {"staff file"}))
def test_nor_in_a_paste_of_100_kb(cast: Cast, door: str) -> None:
    DOORS[door](cast, PASTE)
    assert search("Heeft griep") == []


def test_what_is_agreed_lies_sealed(cast: Cast) -> None:
    """Even words about work are nowhere to be read in the database."""
    write_agreement(cast, team="Zebravink begint later.")
    assert Agreement.objects.exists()
    assert search("Zebravink") == search("Begint om tien uur") == []

"""Taking one answer: complete or with gaps, and refused with a sentence that tells what to do."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from speelveld.audit.models import Event
from speelveld.surveys import box, operations
from speelveld.surveys.errors import ANSWER_REFUSALS
from speelveld.surveys.guessing import MOST_WRONG_CODES
from speelveld.surveys.models import Wave
from speelveld.surveys.models.answers import BoxedAnswer
from tests.factories import Cast
from tests.surveys.conftest import (
    TODAY,
    count_answers,
    find_code,
    get_stamp,
    hand_in,
    make_choices,
    make_wave,
    send,
)

WRONG_CODE = "0000-0000-0000-0000"


def test_an_answer_is_stored_with_its_group_and_nothing_else(
    wave: Wave, codes: list[str], respondent: Client
) -> None:
    invitation = wave.invitations.order_by("pk")[0]
    choices = [*make_choices(wave)[:-1], None]
    assert send(respondent, wave, codes[0], choices).json() == {"stored": True}
    kept = BoxedAnswer.objects.get()
    key = box.read_key(wave.public_id)
    opened = list(box.open_all(key, [(kept.group_id, bytes(kept.sealed))], public_id=wave.public_id))
    assert opened == [(invitation.group_id, bytes([3] * (len(choices) - 1) + [255]))]
    assert {field.name for field in BoxedAnswer._meta.fields} == {
        "id",
        "wave",
        "group",
        "prefix_digest",
        "sealed",
    }


def test_sealed_answers_are_all_equally_long_and_none_alike(
    wave: Wave, codes: list[str], respondent: Client
) -> None:
    for code, option in zip(codes[:6], [0, 0, 1, 4, None, None], strict=True):
        send(respondent, wave, code, [1, *make_choices(wave, option)[1:]])
    sealed = [bytes(row.sealed) for row in BoxedAnswer.objects.all()]
    assert len(set(sealed)) == 6
    assert len({len(row) for row in sealed}) == 1


def test_without_its_key_an_open_wave_asks_to_try_later_and_uses_no_code(
    wave: Wave, codes: list[str], respondent: Client
) -> None:
    box.destroy_key(wave.public_id)
    assert send(respondent, wave, codes[0]).json()["reason"] == "busy"
    assert not wave.invitations.filter(is_used=True).exists()


def test_a_code_counts_once(wave: Wave, codes: list[str], respondent: Client) -> None:
    assert send(respondent, wave, codes[0]).status_code == 200
    second = send(respondent, wave, codes[0])
    assert (second.status_code, second.json()["reason"]) == (409, "used_code")
    assert count_answers() == 1


def test_a_code_may_be_sent_as_somebody_types_it(wave: Wave, codes: list[str], respondent: Client) -> None:
    assert send(respondent, wave, codes[0].lower().replace("-", " ")).status_code == 200


def test_a_wrong_code_is_refused_and_changes_nothing(
    wave: Wave, codes: list[str], respondent: Client
) -> None:
    refused = send(respondent, wave, WRONG_CODE)
    assert (refused.status_code, refused.json()["reason"]) == (403, "unknown_code")
    assert count_answers() == 0
    assert not wave.invitations.filter(is_used=True).exists()


def test_a_code_of_another_wave_is_refused(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    other = make_wave(cast, title="Tweede")
    operations.launch_wave(wave=other, by=cast.actor("olga"), today=TODAY)
    assert send(respondent, other, codes[0]).json()["reason"] == "unknown_code"


def test_a_wave_that_closes_while_somebody_answers_refuses(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    assert send(respondent, wave, codes[0]).status_code == 200
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    refused = send(respondent, wave, codes[1])
    assert (refused.status_code, refused.json()["reason"]) == (409, "closed")
    assert count_answers() == 1


def test_a_wave_that_is_not_open_yet_refuses(cast: Cast, respondent: Client) -> None:
    later = make_wave(cast, opens_on=TODAY.replace(day=9))
    operations.launch_wave(wave=later, by=cast.actor("olga"), today=TODAY)
    code = find_code(later.invitations.order_by("pk")[0])
    assert send(respondent, later, code).json()["reason"] == "not_open"


@pytest.mark.parametrize("value", [5, -1, 255, "3", 3.0, True, [1], {"a": 1}])
def test_an_option_that_does_not_exist_is_refused(
    wave: Wave, codes: list[str], respondent: Client, value: object
) -> None:
    choices, stamp = [value, *make_choices(wave)[1:]], get_stamp(respondent, wave, codes[0])
    assert hand_in(respondent, wave, stamp, choices).json()["reason"] == "outside_options"
    assert hand_in(respondent, wave, stamp).status_code == 200, "a refusal must not spend the stamp"


def test_another_instrument_version_is_refused(wave: Wave, codes: list[str], respondent: Client) -> None:
    stamp = get_stamp(respondent, wave, codes[0])
    old = hand_in(respondent, wave, stamp, version="speelveld-13 0.1")
    assert old.json()["reason"] == "other_version"
    assert hand_in(respondent, wave, stamp, make_choices(wave)[:-1]).json()["reason"] == "other_version"


def test_an_empty_questionnaire_is_refused(wave: Wave, codes: list[str], respondent: Client) -> None:
    assert send(respondent, wave, codes[0], [None] * len(make_choices(wave))).json()["reason"] == "empty"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "x",
        "[]",
        "{}",
        '{"code": 1, "group": true}',
        '{"code": "A", "group": -1, "blinded": "#"}',
        "[" * 9000,
        "\xff",
    ],
)
@pytest.mark.parametrize("step", ["stamp", "answer"])
def test_what_cannot_be_read_is_refused(wave: Wave, respondent: Client, step: str, body: str) -> None:
    sent = respondent.post(
        f"/q/{wave.public_id}/{step}", body.encode("latin-1"), content_type="application/json"
    )
    assert (sent.status_code, sent.json()["reason"]) == (400, "unreadable")


def test_what_is_too_large_is_refused_unread(wave: Wave, respondent: Client) -> None:
    body = json.dumps({"code": "A", "choices": [1] * 20_000})
    sent = respondent.post(f"/q/{wave.public_id}/answer", body, content_type="application/json")
    assert (sent.status_code, sent.json()["reason"]) == (413, "too_large")


def test_an_unknown_wave_is_not_found(wave: Wave, respondent: Client) -> None:
    for step in ("key", "stamp"):
        body = json.dumps({"code": "A", "blinded": ""})
        sent = respondent.post(f"/q/nergens/{step}", body, "application/json")
        assert (sent.status_code, sent.json()["reason"]) == (404, "unknown_wave")
    assert respondent.get("/q/nergens/keys").json()["reason"] == "unknown_wave"


def test_a_draft_takes_nothing(draft: Wave, respondent: Client) -> None:
    assert send(respondent, draft, WRONG_CODE).status_code == 404


def test_after_many_wrong_codes_guesses_stop_and_right_codes_still_count(
    wave: Wave, codes: list[str], respondent: Client
) -> None:
    reasons = [send(respondent, wave, WRONG_CODE).json()["reason"] for _ in range(MOST_WRONG_CODES + 2)]
    assert reasons == ["unknown_code"] * MOST_WRONG_CODES + ["many_wrong_codes"] * 2
    assert send(respondent, wave, codes[0]).status_code == 200


def test_the_limit_on_guesses_remembers_no_address(
    wave: Wave, respondent: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    monkeypatch.setattr(cache, "add", lambda *things: kept.append(things) or True)
    send(respondent, wave, WRONG_CODE)
    assert len(kept) == 1
    assert "127.0.0.1" not in str(kept)
    assert WRONG_CODE not in str(kept)


@pytest.mark.parametrize("reason", ANSWER_REFUSALS)
def test_each_refusal_is_said_in_both_languages(reason: str) -> None:
    from speelveld.surveys.views.intake import _say

    said = _say(reason)
    assert said["nl"] != said["en"]
    assert all(len(sentence) > 20 for sentence in said.values())


def test_over_plain_http_from_elsewhere_nothing_is_taken(
    wave: Wave, codes: list[str], settings: Any, respondent: Client
) -> None:
    settings.ALLOWED_HOSTS = ["speelveld.example"]
    far = Client(SERVER_NAME="speelveld.example")
    assert send(far, wave, codes[0]).json()["reason"] == "not_safe"
    for place in ("", "kiosk/"):
        page = far.get(f"/q/{wave.public_id}/{place}")
        assert page.status_code == 403
        assert "https://" in page.content.decode()
        assert b"questionnaire" not in page.content
    for step in ("key", "stamp", "answer"):
        sent = far.post(f"/q/{wave.public_id}/{step}", "{}", content_type="application/json")
        assert (sent.status_code, sent.json()["reason"]) == (403, "not_safe")
    assert far.get(f"/q/{wave.public_id}/keys").json()["reason"] == "not_safe"


def test_over_https_an_answer_from_elsewhere_counts(wave: Wave, codes: list[str], settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["speelveld.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    far = Client(SERVER_NAME="speelveld.example", HTTP_X_FORWARDED_PROTO="https")
    assert send(far, wave, codes[0]).status_code == 200


def test_answering_leaves_no_trace_in_audit_log_cookies_or_session(
    wave: Wave, codes: list[str], respondent: Client, caplog: pytest.LogCaptureFixture
) -> None:
    n_events = Event.objects.count()
    page, sent = respondent.get(f"/q/{wave.public_id}/"), send(respondent, wave, codes[0])
    refused = send(respondent, wave, codes[0])
    for response in (page, sent, refused):
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
    assert Event.objects.count() == n_events
    assert caplog.records == []
    assert not hasattr(page.wsgi_request, "session")


def test_a_database_that_fails_says_so_and_tells_nothing(
    wave: Wave,
    codes: list[str],
    respondent: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    from django.db import OperationalError

    def fail(**_fields: object) -> None:
        raise OperationalError("database is locked: choices 3 3 3")

    monkeypatch.setattr(operations, "submit_answer", fail)
    sent = send(respondent, wave, codes[0])
    assert (sent.status_code, sent.json()["reason"]) == (503, "busy")
    assert "3 3 3" not in sent.content.decode() + caplog.text


def test_keys_of_answers_keep_no_order(wave: Wave, codes: list[str], respondent: Client) -> None:
    for code in codes[:12]:
        send(respondent, wave, code)
    keys = list(BoxedAnswer.objects.values_list("pk", flat=True))
    assert keys == sorted(keys), "read in the order of storage"
    assert len(set(keys)) == 12
    assert min(keys) > 2**40

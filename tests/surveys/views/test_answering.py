"""The respondent's page: the same bytes for everybody, light, safe, and clear when there is nothing to ask."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from speelveld.surveys import operations, page
from speelveld.surveys.instruments import get_instrument
from speelveld.surveys.models import Wave
from speelveld.surveys.questionnaire import get_version
from tests.factories import Cast
from tests.surveys.conftest import LAST_DAY, TODAY, get_stamp, hand_in, make_wave, send
from tests.surveys.own_instrument import add, write

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def read(response: Any) -> str:
    return str(response.content.decode())


def test_everybody_gets_the_same_bytes_and_no_cookie(
    cast: Cast, wave: Wave, respondent: Client, client: Client
) -> None:
    client.force_login(cast.olga)
    first = respondent.get(f"/q/{wave.public_id}/")
    second = client.get(f"/q/{wave.public_id}/", SERVER_NAME="localhost")
    assert first.content == second.content
    assert not first.cookies and not second.cookies
    assert "csrf" not in read(first).lower()


def test_the_page_is_made_once(
    wave: Wave, respondent: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    first = respondent.get(f"/q/{wave.public_id}/")
    monkeypatch.setattr(page, "render_to_string", None)
    with django_assert_num_queries(1):
        assert respondent.get(f"/q/{wave.public_id}/").content == first.content


def test_the_page_is_made_anew_when_the_wave_closes(cast: Cast, wave: Wave, respondent: Client) -> None:
    respondent.get(f"/q/{wave.public_id}/")
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    closed = respondent.get(f"/q/{wave.public_id}/")
    assert closed.status_code == 200
    assert "is gesloten" in read(closed)
    assert 'id="questionnaire"' not in read(closed)


def test_a_browser_that_has_the_page_gets_an_empty_answer(wave: Wave, respondent: Client) -> None:
    first = respondent.get(f"/q/{wave.public_id}/")
    again = respondent.get(f"/q/{wave.public_id}/", headers={"if-none-match": f"W/{first['ETag']}"})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def test_a_browser_that_can_unpack_gets_it_packed(wave: Wave, respondent: Client) -> None:
    plain = respondent.get(f"/q/{wave.public_id}/")
    packed = respondent.get(f"/q/{wave.public_id}/", headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain


def test_the_first_page_weighs_less_than_fifty_kilobytes_in_six_requests(
    wave: Wave, respondent: Client
) -> None:
    packed = respondent.get(f"/q/{wave.public_id}/", headers={"accept-encoding": "gzip"})
    paths = re.findall(r'(?:href|src)="/static/([^"#]+)"', gzip.decompress(packed.content).decode())
    weights = [len(gzip.compress(Path(str(finders.find(path))).read_bytes())) for path in set(paths)]
    assert 1 + len(weights) <= 6
    assert len(packed.content) + sum(weights) < 50_000


def test_the_page_carries_a_strict_policy_and_tells_other_sites_nothing(
    wave: Wave, respondent: Client
) -> None:
    response = respondent.get(f"/q/{wave.public_id}/")
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-cache"


def test_the_page_speaks_english_too(wave: Wave, respondent: Client) -> None:
    dutch, english = respondent.get(f"/q/{wave.public_id}/"), respondent.get(f"/q/{wave.public_id}/en/")
    assert (dutch["Content-Language"], english["Content-Language"]) == ("nl", "en")
    assert '<html lang="en">' in read(english)
    assert wave.instrument["items"][0]["text"]["en"] in read(english)
    assert wave.instrument["items"][0]["text"]["nl"] in read(dutch)
    assert f'href="/q/{wave.public_id}/"' in read(english)


def test_an_instrument_in_dutch_alone_is_asked_in_dutch_and_marked_so(cast: Cast, respondent: Client) -> None:
    add(cast, write())
    wave = make_wave(cast, instrument=get_instrument(cast.organisation, "koffie-2 2.0"))
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    english = read(respondent.get(f"/q/{wave.public_id}/en/"))
    assert '<div id="items" lang="nl">' in english
    assert "De koffie is warm." in english


@pytest.mark.parametrize("tail", ["", "/en", "/nl/", "/nl"])
def test_an_address_without_its_last_stroke_works(wave: Wave, respondent: Client, tail: str) -> None:
    assert respondent.get(f"/q/{wave.public_id}{tail}").status_code == 200


@pytest.mark.parametrize("path", ["", "zzzzzzzz/", "zzzzzzzz", "a/b/c/", "%00/", "zzzzzzzz/en/", "ZZ/../../"])
def test_an_address_that_leads_nowhere_says_what_to_do(db: None, respondent: Client, path: str) -> None:
    response = respondent.get(f"/q/{path}")
    assert response.status_code == 404
    assert "Kijk of je het hele adres hebt" in read(response) or "whole address" in read(response)
    assert not response.cookies


def test_a_language_we_do_not_speak_leads_nowhere(wave: Wave, respondent: Client) -> None:
    assert respondent.get(f"/q/{wave.public_id}/pl/").status_code == 404


def test_a_draft_is_as_unknown_as_a_slip_of_the_pen(draft: Wave, respondent: Client) -> None:
    nowhere = respondent.get("/q/zzzzzzzz/")
    assert respondent.get(f"/q/{draft.public_id}/").content == nowhere.content


def test_before_it_opens_the_page_says_when(cast: Cast, respondent: Client) -> None:
    wave = make_wave(cast, opens_on=TODAY.replace(day=9))
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    assert "Vanaf 9 maart 2026 kun je meedoen" in read(respondent.get(f"/q/{wave.public_id}/"))


def test_the_questionnaire_takes_no_post_and_the_answer_no_get(wave: Wave, respondent: Client) -> None:
    assert respondent.post(f"/q/{wave.public_id}/").status_code == 405
    assert respondent.get(f"/q/{wave.public_id}/answer").status_code == 405


def test_code_in_names_and_texts_stays_text(cast: Cast, respondent: Client) -> None:
    cast.organisation.name = EVIL
    cast.organisation.save()
    instrument = json.loads(json.dumps(make_wave(cast).instrument))
    instrument["items"][0]["text"]["nl"] = EVIL + "</script>"
    wave = make_wave(cast, title=EVIL, contact=EVIL, instrument=instrument)
    text = f"{EVIL}\n\n[klik](javascript:alert(1)) ![x](https://evil.example/x.png)"
    operations.change_draft(wave=wave, by=cast.actor("olga"), privacy_text={"nl": text, "en": text})
    operations.launch_wave(wave=wave, by=cast.actor("olga"), today=TODAY)
    html = read(respondent.get(f"/q/{wave.public_id}/"))
    assert "<script>alert" not in html
    assert not re.search(r"<[^>]*onerror", html)
    assert 'href="javascript:' not in html
    assert len(re.findall(r"</script>", html)) == 2, "ours, and the questionnaire as data"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_preview_is_the_page_itself(
    cast: Cast, wave: Wave, respondent: Client, client: Client, language: str
) -> None:
    client.force_login(cast.olga)
    preview = read(client.get(f"/linde/surveys/{wave.pk}/preview/{language}/"))
    real = read(respondent.get(f"/q/{wave.public_id}/{language}/"))
    preview = re.sub(r'<div class="note hint previewing">.*?</div>\s*</div>\s*', "", preview, flags=re.DOTALL)
    preview = preview.replace('"preview": true', '"preview": false')
    preview = re.sub(r"/linde/surveys/\d+/preview/(\w+)/", rf"/q/{wave.public_id}/\1/", preview)
    assert (
        preview.split()
        == real.replace(f'href="/q/{wave.public_id}/"', f'href="/q/{wave.public_id}/nl/"').split()
    )


def test_without_a_script_there_is_a_message_and_nothing_to_press(wave: Wave, respondent: Client) -> None:
    html = read(respondent.get(f"/q/{wave.public_id}/"))
    assert "heeft JavaScript nodig" in html
    assert re.search(r'<form id="start-form"[^>]* hidden>', html)
    names = re.findall(r"<(?:input|select|textarea)[^>]*\bname=", html)
    assert names == [], "a field with a name could end up in an address"


@pytest.mark.parametrize("code", ["\ud800", "é" * 16, "", " ", "0" * 10_000, "' OR 1=1 --"])
def test_a_strange_code_is_an_unknown_code(wave: Wave, respondent: Client, code: str) -> None:
    assert send(respondent, wave, code).json()["reason"] == "unknown_code"


@pytest.mark.parametrize("number", ["1e400", "NaN", "9" * 5000, "-0", "Infinity"])
def test_a_strange_number_is_refused(wave: Wave, codes: list[str], respondent: Client, number: str) -> None:
    fields = json.dumps(get_stamp(respondent, wave, codes[0]).fields)[:-1]
    choices = ",".join([number] * len(wave.instrument["items"]))
    body = f'{fields}, "version": "{get_version(wave.instrument)}", "choices": [{choices}]}}'
    sent = respondent.post(f"/q/{wave.public_id}/answer", body, content_type="application/json")
    assert sent.status_code in (400, 413) or number == "-0"


@pytest.mark.parametrize("length", ["abc", "-1", "1e9"])
def test_a_strange_length_is_refused(wave: Wave, respondent: Client, length: str) -> None:
    sent = respondent.post(
        f"/q/{wave.public_id}/answer", "{}", content_type="application/json", CONTENT_LENGTH=length
    )
    assert sent.status_code == 400


def test_a_line_that_breaks_while_sending_is_refused_in_silence(
    wave: Wave, respondent: Client, caplog: pytest.LogCaptureFixture
) -> None:
    class BrokenLine:
        def read(self, *_: object) -> bytes:
            raise OSError("connection reset")

        readline = read

    sent = respondent.generic("POST", f"/q/{wave.public_id}/answer", "{}", **{"wsgi.input": BrokenLine()})
    assert sent.status_code == 400
    assert caplog.records == []


def test_a_stamp_and_an_answer_take_one_write_each(
    wave: Wave, codes: list[str], respondent: Client, django_assert_num_queries: Any
) -> None:
    for code in codes:  # now every key is known
        get_stamp(respondent, wave, code)
    wave.invitations.update(is_used=False)
    with django_assert_num_queries(4) as captured:
        stamp = get_stamp(respondent, wave, codes[0])
    assert list_statements(captured) == ["SELECT"] * 3 + ["UPDATE"], "code for the key; code, key and mark"
    with django_assert_num_queries(1) as captured:
        assert hand_in(respondent, wave, stamp).status_code == 200
    assert list_statements(captured) == ["INSERT"]


def list_statements(captured: Any) -> list[str]:
    return [query["sql"].split()[0] for query in captured.captured_queries]


def test_a_code_works_until_the_end_of_the_last_day(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    operations.run_daily(today=LAST_DAY)
    assert send(respondent, wave, codes[0]).status_code == 200

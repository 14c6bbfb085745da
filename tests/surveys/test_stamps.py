"""One invitation, one stamp, one answer: everything else is refused over HTTP, and a lost connection costs nothing."""

import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from speelveld.audit.models import Event
from speelveld.science.credentials import make_signing_key
from speelveld.science.credentials.keys import DEFAULT_BITS
from speelveld.surveys import box, operations, signing_keys
from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import ReportingGroup, Wave
from speelveld.surveys.models.answers import Answer, BoxedAnswer
from speelveld.surveys.operations import opening
from tests.factories import Cast
from tests.surveys.conftest import (
    LAST_DAY,
    TODAY,
    count_answers,
    get_stamp,
    hand_in,
    list_codes,
    make_choices,
    make_wave,
)
from tests.surveys.stamping import Refused, Stamp, post_through, prepare_request


@pytest.fixture
def stamp(wave: Wave, codes: list[str], respondent: Client) -> Stamp:
    return get_stamp(respondent, wave, codes[0])


def read_reason(response: Any) -> str:
    assert response.status_code >= 400
    assert set(response.json()["message"]) == {"nl", "en"}
    return str(response.json()["reason"])


def test_a_stamp_is_given_for_a_code_and_spent_without_it(
    wave: Wave, stamp: Stamp, respondent: Client
) -> None:
    assert wave.invitations.filter(is_used=True).count() == 1
    assert hand_in(respondent, wave, stamp).json() == {"stored": True}
    assert count_answers() == 1


def test_nothing_stored_ties_the_stamp_to_the_answer(wave: Wave, stamp: Stamp, respondent: Client) -> None:
    hand_in(respondent, wave, stamp)
    used, kept = wave.invitations.get(is_used=True), BoxedAnswer.objects.get()
    assert len(used.blinded_digest) == len(kept.prefix_digest) == 64
    assert used.blinded_digest != kept.prefix_digest
    message = f"speelveld answer 1\0{wave.public_id}\0{stamp.group}".encode()
    assert kept.prefix_digest == hashlib.sha256(stamp.prefix + message).hexdigest()


def test_the_same_blinded_message_gets_the_same_signature_again(
    wave: Wave, codes: list[str], respondent: Client
) -> None:
    post = post_through(respondent, wave.public_id)
    request = prepare_request(post, wave.public_id, codes[0], secrets.token_bytes(32))
    first, again = (post("stamp", request.make_body(codes[0])) for _ in range(2))
    assert first == again
    assert hand_in(respondent, wave, request.open(again)).status_code == 200


def test_another_blinded_message_for_a_used_code_is_refused(
    wave: Wave, codes: list[str], stamp: Stamp, respondent: Client
) -> None:
    with pytest.raises(Refused) as second:
        get_stamp(respondent, wave, codes[0])
    assert read_reason(second.value.response) == "used_code"
    assert hand_in(respondent, wave, stamp).status_code == 200, "the first stamp still counts"


def test_a_stamp_that_was_spent_is_stored_once_whatever_comes_with_it(
    wave: Wave, stamp: Stamp, respondent: Client
) -> None:
    assert hand_in(respondent, wave, stamp, make_choices(wave, 3)).json() == {"stored": True}
    assert hand_in(respondent, wave, stamp, make_choices(wave, 0)).json() == {"stored": True}
    kept, key = BoxedAnswer.objects.get(), box.read_key(wave.public_id)
    ((_group, choices),) = box.open_all(key, [(kept.group_id, bytes(kept.sealed))], public_id=wave.public_id)
    assert set(choices) == {3}


@pytest.mark.parametrize("part", ["prefix", "signature"])
def test_a_stamp_that_was_changed_is_refused(wave: Wave, stamp: Stamp, respondent: Client, part: str) -> None:
    fields = {"group": stamp.group, "prefix": stamp.prefix, "signature": stamp.signature}
    fields[part] = bytes([fields[part][0] ^ 1]) + fields[part][1:]  # type: ignore[index]
    assert read_reason(hand_in(respondent, wave, Stamp(**fields))) == "bad_stamp"  # type: ignore[arg-type]
    assert count_answers() == 0


@pytest.mark.parametrize("signature", [b"", b"x", bytes(256), b"\xff" * 256, bytes(10_000)])
def test_a_forged_signature_is_refused(
    wave: Wave, stamp: Stamp, respondent: Client, signature: bytes
) -> None:
    forged = Stamp(stamp.group, secrets.token_bytes(32), signature)
    assert read_reason(hand_in(respondent, wave, forged)) in ("bad_stamp", "too_large")


def test_a_prefix_of_another_length_is_refused(wave: Wave, codes: list[str], respondent: Client) -> None:
    post = post_through(respondent, wave.public_id)
    request = prepare_request(post, wave.public_id, codes[0], b"short")
    signed = request.open(post("stamp", request.make_body(codes[0]))).signature
    assert read_reason(hand_in(respondent, wave, Stamp(request.group, b"short", signed))) == "bad_stamp"


def test_a_stamp_of_another_group_is_refused(wave: Wave, stamp: Stamp, respondent: Client) -> None:
    for group in wave.reporting_groups.exclude(pk=stamp.group):
        assert read_reason(hand_in(respondent, wave, stamp, group=group.pk)) == "bad_stamp"
    assert read_reason(hand_in(respondent, wave, stamp, group=2**62)) == "bad_stamp"
    assert count_answers() == 0


def test_a_stamp_of_another_wave_is_refused_even_under_the_same_key(
    cast: Cast, wave: Wave, stamp: Stamp, respondent: Client
) -> None:
    other = make_wave(cast, title="Tweede")
    operations.launch_wave(wave=other, by=cast.actor("olga"), today=TODAY)
    assert read_reason(hand_in(respondent, other, stamp)) == "bad_stamp"
    modulus = wave.reporting_groups.get(pk=stamp.group).public_modulus
    group = other.reporting_groups.first()
    assert group is not None
    ReportingGroup.objects.filter(pk=group.pk).update(public_modulus=modulus)
    assert read_reason(hand_in(respondent, other, stamp, group=group.pk)) == "bad_stamp"
    assert count_answers() == 0


def test_after_closing_neither_stamp_nor_answer_is_taken(
    cast: Cast, wave: Wave, codes: list[str], stamp: Stamp, respondent: Client
) -> None:
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    assert read_reason(hand_in(respondent, wave, stamp)) == "closed"
    with pytest.raises(Refused) as late:
        get_stamp(respondent, wave, codes[1])
    assert read_reason(late.value.response) == "closed"
    assert read_reason(respondent.get(f"/q/{wave.public_id}/keys")) == "closed"
    assert count_answers() == 0


def test_private_keys_are_stored_sealed_and_wiped_at_closing(cast: Cast, wave: Wave) -> None:
    groups = list(wave.reporting_groups.all())
    assert len({bytes(group.public_modulus) for group in groups}) == len(groups), "a key of its own"
    key = signing_keys.open_signing_key(wave.public_id, groups[0].pk)
    assert key.public.to_bytes() == bytes(groups[0].public_modulus)
    assert key.p.to_bytes(128, "big") not in bytes(groups[0].sealed_signing_key)
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    assert {bytes(group.sealed_signing_key) for group in wave.reporting_groups.all()} == {b""}


def test_under_another_box_key_nothing_is_signed_and_no_code_used(
    wave: Wave, codes: list[str], respondent: Client
) -> None:
    (Path(settings.KEYS) / wave.public_id).write_bytes(bytes(32))
    with pytest.raises(Refused) as refused:
        get_stamp(respondent, wave, codes[0])
    assert read_reason(refused.value.response) == "busy"
    assert not wave.invitations.filter(is_used=True).exists()


@pytest.mark.parametrize("n_bytes", [0, 255, 257])
def test_a_blinded_message_that_does_not_fit_uses_no_code(
    wave: Wave, codes: list[str], respondent: Client, n_bytes: int
) -> None:
    body = json.dumps({"code": codes[0], "blinded": "A" * (-(-n_bytes * 4 // 3))})
    sent = respondent.post(f"/q/{wave.public_id}/stamp", body, "application/json")
    assert read_reason(sent) == "unreadable"
    assert not wave.invitations.filter(is_used=True).exists()


def test_everybody_gets_the_same_list_of_keys_and_the_page_carries_its_digest(
    wave: Wave, respondent: Client
) -> None:
    listed = respondent.get(f"/q/{wave.public_id}/keys")
    digest = hashlib.sha256(listed.content).hexdigest()
    groups = {group.pk: group for group in wave.reporting_groups.all()}
    assert {entry["group"] for entry in listed.json()} == set(groups)
    for entry in listed.json():
        modulus = bytes(groups[entry["group"]].public_modulus)
        assert entry["key"] == hashlib.sha256(modulus).hexdigest()
        assert entry["invited"] == groups[entry["group"]].n_invited >= wave.minimum_group
    for language in ("", "en/"):
        assert digest in respondent.get(f"/q/{wave.public_id}/{language}").content.decode()
    assert Event.objects.get(verb="wave.keys_made").details == {"list_sha256": digest}


def test_an_answer_beyond_the_stamps_is_told_at_closing(
    cast: Cast, wave: Wave, stamp: Stamp, respondent: Client
) -> None:
    hand_in(respondent, wave, stamp)
    forged = BoxedAnswer.objects.get()
    forged.pk, forged.prefix_digest = forged.pk - 1, secrets.token_hex(32)
    forged.save(force_insert=True)
    operations.close_wave(wave=wave, by=cast.actor("olga"), today=LAST_DAY)
    assert Event.objects.get(verb="wave.closed").details == {"answers_without_stamp": 1}
    assert Answer.objects.count() == 2


def test_a_wave_of_before_the_keys_gets_them_and_opens_again(
    cast: Cast, wave: Wave, codes: list[str], respondent: Client
) -> None:
    """As the migration leaves it: ready, without keys, with answers that were given already."""
    wave.reporting_groups.update(public_modulus=b"", sealed_signing_key=b"")
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.READY)
    wave.invitations.filter(pk=wave.invitations.order_by("pk")[0].pk).update(is_used=True)
    operations.run_daily(today=TODAY)
    wave.refresh_from_db()
    assert wave.is_open
    with pytest.raises(Refused) as refused:
        get_stamp(respondent, wave, codes[0])
    assert read_reason(refused.value.response) == "used_code"
    signing_keys.get_public_key.cache_clear()
    assert hand_in(respondent, wave, get_stamp(respondent, wave, codes[1])).status_code == 200


def test_making_keys_goes_on_where_it_was_cut_off(wave: Wave) -> None:
    groups = list(wave.reporting_groups.all())
    wave.reporting_groups.filter(pk__in=[group.pk for group in groups[:2]]).update(public_modulus=b"")
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.READY)
    operations.run_daily(today=TODAY)
    assert not signing_keys.list_keyless(wave).exists()
    kept = [group.public_modulus for group in wave.reporting_groups.all()][2:]
    assert kept == [group.public_modulus for group in groups[2:]], "a key that is there stays"


def test_without_its_keys_a_wave_does_not_open(
    cast: Cast, draft: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    from speelveld.surveys.operations import launching

    monkeypatch.setattr(launching, "prepare_wave", type("Queue", (), {"enqueue": lambda *_: None}))
    operations.launch_wave(wave=draft, by=cast.actor("olga"), today=TODAY)
    draft.refresh_from_db()
    assert (draft.state, signing_keys.list_keyless(draft).count()) == (Wave.State.READY, 5)
    monkeypatch.undo()


def test_keys_of_full_size_work_from_launch_to_answer(
    cast: Cast, draft: Wave, respondent: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "make_signing_key", make_signing_key)
    operations.launch_wave(wave=draft, by=cast.actor("olga"), today=TODAY)
    stamp = get_stamp(respondent, draft, list_codes(draft)[0])
    assert len(stamp.signature) == DEFAULT_BITS // 8
    assert hand_in(respondent, draft, stamp).json() == {"stored": True}


def test_a_wave_without_box_key_cannot_make_keys(cast: Cast, wave: Wave) -> None:
    box.destroy_key(wave.public_id)
    with pytest.raises(WaveRefused, match="Zet de kopie"):
        signing_keys.open_signing_key(wave.public_id, wave.reporting_groups.all()[0].pk)

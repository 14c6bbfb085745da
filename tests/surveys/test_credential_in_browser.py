"""The browser's half of the blind signature, in a real Chromium, under `script-src 'self'`."""

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from speelveld.science.credentials import VARIANTS, PublicKey, SigningKey, Variant, blind_sign, verify
from tests.journeys.browser import find_browser, launch_browser
from tests.science.credentials.material import (
    BY_NAME,
    make_short_key,
    read_exchange,
    read_key,
    read_vector,
)
from tests.surveys.credential_page import MODULE, BrowserClient, Refused, open_client

pytestmark = pytest.mark.journey
OURS = "RSABSSA-SHA384-PSS-Randomized"
MESSAGE = b"speelveld"
each_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
each_exchange = pytest.mark.parametrize("exchange", read_exchange(), ids=lambda exchange: exchange["variant"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    with launch_browser() as found:
        yield found


@pytest.fixture(scope="module")
def client(browser: Browser) -> Iterator[BrowserClient]:
    with open_client(browser) as opened:
        yield opened
        assert opened.visitor.faults == []


@pytest.fixture(scope="module")
def key() -> SigningKey:
    return make_short_key(n_bits=2048)


def make_credential(client: BrowserClient, key: SigningKey, variant: str = OURS) -> tuple[bytes, bytes]:
    modulus = key.public.to_bytes()
    prepared = client.prepare(MESSAGE, variant)
    blinded, inverse = client.blind(modulus, prepared, variant)
    return prepared, client.finalize(modulus, prepared, blind_sign(key, blinded), inverse, variant)


@each_variant
def test_the_browser_does_every_step_as_published(client: BrowserClient, variant: Variant) -> None:
    vector = read_vector(variant)
    modulus, prepared = vector["n"], vector["input_msg"]
    inverse = vector["inv"].rjust(len(modulus), b"\0")
    factor = pow(int.from_bytes(inverse, "big"), -1, int.from_bytes(modulus, "big"))
    random = vector["salt"] + factor.to_bytes(len(modulus), "big")
    assert client.prepare(vector["msg"], variant.name, vector["msg_prefix"]) == prepared
    assert client.blind(modulus, prepared, variant.name, random) == (vector["blinded_msg"], inverse)
    assert client.finalize(modulus, prepared, vector["blind_sig"], inverse, variant.name) == vector["sig"]
    assert client.verify(modulus, prepared, vector["sig"], variant.name)
    assert not client.verify(modulus, prepared, vector["sig"][:-1] + b"\0", variant.name)


@each_exchange
def test_the_browser_is_served_by_their_signer(client: BrowserClient, exchange: dict[str, Any]) -> None:
    said = {name: bytes.fromhex(value) for name, value in exchange["ours"].items() if name != "random"}
    variant, modulus = exchange["variant"], bytes.fromhex(exchange["key"]["n"])
    drawn = bytes.fromhex("".join(exchange["ours"]["random"]))
    n_prefix = len(said["prepared"]) - len(said["message"])
    assert client.prepare(said["message"], variant, drawn[:n_prefix]) == said["prepared"]
    blinded, inverse = client.blind(modulus, said["prepared"], variant, drawn[n_prefix:])
    assert (blinded, inverse) == (said["blinded"], said["inverse"])
    signature = client.finalize(modulus, said["prepared"], said["blind_signature"], inverse, variant)
    assert signature == said["signature"]


@each_exchange
def test_the_browser_accepts_their_signatures(client: BrowserClient, exchange: dict[str, Any]) -> None:
    variant, modulus = exchange["variant"], bytes.fromhex(exchange["key"]["n"])
    for said in exchange["theirs"]:
        prepared, signature = bytes.fromhex(said["prepared"]), bytes.fromhex(said["signature"])
        assert client.verify(modulus, prepared, signature, variant)
        assert not client.verify(modulus, prepared + b"!", signature, variant)


@each_variant
def test_the_browser_is_served_by_our_signer(
    client: BrowserClient, key: SigningKey, variant: Variant
) -> None:
    prepared, signature = make_credential(client, key, variant.name)
    assert prepared.endswith(MESSAGE)
    assert verify(key.public, prepared, signature, variant)
    assert not verify(key.public, prepared + b"!", signature, variant)


def test_a_key_of_3072_bits_is_quick_enough_to_feel_like_nothing(client: BrowserClient) -> None:
    """Benchmarks measure it; here only that nobody waits for it."""
    key = read_key(read_exchange()[0]["key"])
    modulus, took = key.public.to_bytes(), []
    for _ in range(5):
        started = client.page.evaluate("performance.now()")
        client.blind(modulus, client.prepare(MESSAGE, OURS), OURS)
        took.append(client.page.evaluate("performance.now()") - started)
    assert sorted(took)[2] < 500


def test_nothing_is_blinded_alike_twice(client: BrowserClient, key: SigningKey) -> None:
    modulus = key.public.to_bytes()
    for name in BY_NAME:
        assert len({client.blind(modulus, MESSAGE, name) for _ in range(10)}) == 10
    assert len({client.prepare(MESSAGE, OURS) for _ in range(10)}) == 10


def test_a_draw_outside_the_range_is_drawn_again(client: BrowserClient, key: SigningKey) -> None:
    """Folding it back would favour small numbers."""
    n_bytes, modulus = key.public.n_bytes, key.public.to_bytes()
    outside = [bytes(n_bytes), modulus, b"\xff" * n_bytes, key.p.to_bytes(n_bytes, "big")]
    inside = (12345).to_bytes(n_bytes, "big")
    name = "RSABSSA-SHA384-PSSZERO-Deterministic"
    again = client.blind(modulus, MESSAGE, name, b"".join([*outside, inside]))
    assert again == client.blind(modulus, MESSAGE, name, inside)


def test_the_browser_gives_no_signature_that_does_not_verify(client: BrowserClient, key: SigningKey) -> None:
    modulus = key.public.to_bytes()
    prepared = client.prepare(MESSAGE, OURS)
    blinded, inverse = client.blind(modulus, prepared, OURS)
    signed = blind_sign(key, blinded)
    altered = signed[:-1] + bytes([signed[-1] ^ 1])
    other = client.prepare(MESSAGE, OURS)
    for sent, message in ((altered, prepared), (signed, other), (signed[1:], prepared), (b"", prepared)):
        with pytest.raises(Refused) as refused:
            client.finalize(modulus, message, sent, inverse, OURS)
        assert refused.value.reason == "bad_signature"
    assert client.finalize(modulus, prepared, signed, inverse, OURS)


def test_a_signature_of_another_key_is_refused(client: BrowserClient, key: SigningKey) -> None:
    prepared, signature = make_credential(client, key)
    other = make_short_key(1, n_bits=2048).public.to_bytes()
    assert client.verify(key.public.to_bytes(), prepared, signature, OURS)
    assert not client.verify(other, prepared, signature, OURS)


@pytest.mark.parametrize(
    "modulus", [b"", b"\xff" * 255, b"\x7f" + b"\xff" * 255, b"\xff" * 255 + b"\xfe"],
    ids=["none", "short", "not filled", "even"],
)  # fmt: skip
def test_what_cannot_be_a_key_is_refused(client: BrowserClient, modulus: bytes) -> None:
    with pytest.raises(Refused, match="2048 bits or more") as refused:
        client.blind(modulus, MESSAGE, OURS)
    assert refused.value.reason == "bad_key"


def test_a_key_that_shares_a_factor_with_the_message_is_refused(client: BrowserClient) -> None:
    odd = [n for n in range(3, 3000, 2) if all(n % p for p in range(3, int(n**0.5) + 1, 2))]
    modulus = 1
    for prime in odd:
        if modulus.bit_length() % 8 == 0 and modulus.bit_length() >= 2048:
            break
        modulus *= prime

    def blind_often() -> None:  # one salt in seven happens to make a message that shares no factor
        for _salt in range(40):
            client.blind(PublicKey(modulus).to_bytes(), MESSAGE, OURS)

    with pytest.raises(Refused, match="shares a factor") as refused:
        blind_often()
    assert refused.value.reason == "bad_key"


def test_without_a_safe_connection_it_says_what_is_missing(client: BrowserClient, key: SigningKey) -> None:
    client.page.evaluate("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    with pytest.raises(Refused, match="https") as refused:
        client.blind(key.public.to_bytes(), MESSAGE, OURS)
    assert refused.value.reason == "not_safe"
    client.visitor.open("/")  # whole again for the next test


def test_browser_and_server_agree_on_the_fingerprint_of_a_key(client: BrowserClient, key: SigningKey) -> None:
    assert client.take("fingerprint", modulus=key.public.to_bytes()) == key.public.fingerprint


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 384])
def test_bytes_travel_as_text(client: BrowserClient, length: int) -> None:
    message = bytes(range(256))[-length:] * 2 if length == 384 else b"\xff\xfe\xfb\xef"[:length]
    assert client.take("carry", message=message) == message.hex()
    assert re.fullmatch(
        r"[A-Za-z0-9_-]*", client.page.evaluate("credential.toText(Uint8Array.of(255, 254, 251, 239))")
    )


def test_the_module_is_small_and_stands_alone() -> None:
    source = MODULE.read_bytes()
    assert len(gzip.compress(source, 9)) < 2500
    assert not re.search(rb"^\s*import\b|\beval\b|https?://", source, re.MULTILINE)

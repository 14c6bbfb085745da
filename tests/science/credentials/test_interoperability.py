"""Our client with their signer and their client with our signer (tests/data/blindrsa/README.md)."""

from typing import Any

import pytest

from speelveld.science.credentials import blind, blind_sign, finalize, prepare, verify
from tests.science.credentials.material import BY_NAME, read_exchange, read_key, replay

each_exchange = pytest.mark.parametrize("exchange", read_exchange(), ids=lambda exchange: exchange["variant"])


def as_bytes(said: dict[str, Any]) -> dict[str, bytes]:
    return {name: bytes.fromhex(value) for name, value in said.items() if isinstance(value, str)}


def test_the_exchange_covers_every_variant() -> None:
    assert {exchange["variant"] for exchange in read_exchange()} == set(BY_NAME)


@each_exchange
def test_their_client_is_served_by_our_signer(exchange: dict[str, Any]) -> None:
    key, variant = read_key(exchange["key"]), BY_NAME[exchange["variant"]]
    assert key.public.to_bytes().hex() == exchange["key"]["n"]
    assert len(exchange["theirs"]) == 3
    for said in map(as_bytes, exchange["theirs"]):
        signed = blind_sign(key, said["blinded"])
        assert signed == said["blind_signature"]
        inverse = int.from_bytes(said["inverse"], "big")
        assert finalize(key.public, said["prepared"], signed, inverse, variant) == said["signature"]


@each_exchange
def test_their_signatures_are_accepted_and_altered_ones_are_not(exchange: dict[str, Any]) -> None:
    key, variant = read_key(exchange["key"]).public, BY_NAME[exchange["variant"]]
    for said in map(as_bytes, exchange["theirs"]):
        assert verify(key, said["prepared"], said["signature"], variant)
        assert not verify(key, said["prepared"] + b"!", said["signature"], variant)


@each_exchange
def test_our_client_is_served_by_their_signer(exchange: dict[str, Any]) -> None:
    """The exchange was held in JavaScript; with the same randomness the client in Python must say the same."""
    key, variant = read_key(exchange["key"]).public, BY_NAME[exchange["variant"]]
    said = as_bytes(exchange["ours"])
    random_bytes = replay(*map(bytes.fromhex, exchange["ours"]["random"]))
    prepared = prepare(said["message"], variant, random_bytes)
    assert prepared == said["prepared"]
    blinded = blind(key, prepared, variant, random_bytes)
    assert blinded.message == said["blinded"]
    signature = finalize(key, prepared, said["blind_signature"], blinded.inverse, variant)
    assert signature == said["signature"]

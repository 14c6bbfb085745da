"""Envelopes: only the holder of the passphrase opens them, and from outside they tell nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.consults import envelope

PASSPHRASE = "de boom staat in de tuin"


def test_what_goes_in_comes_out_for_the_one_with_the_passphrase() -> None:
    public, locked = envelope.make_pair(PASSPHRASE)
    closed = envelope.close(public, b"Ik wil graag praten.")
    assert envelope.unseal(envelope.unlock(locked, PASSPHRASE), closed).decode() == "Ik wil graag praten."
    assert b"praten" not in closed + locked + public


def test_another_passphrase_another_person_and_a_changed_envelope_open_nothing() -> None:
    public, locked = envelope.make_pair(PASSPHRASE)
    _public, others = envelope.make_pair(PASSPHRASE)
    closed = envelope.close(public, b"x")
    with pytest.raises(envelope.Unopened):
        envelope.unlock(locked, PASSPHRASE + " ")
    with pytest.raises(envelope.Unopened):
        envelope.unseal(envelope.unlock(others, PASSPHRASE), closed)
    private = envelope.unlock(locked, PASSPHRASE)
    for place in (0, 40, len(closed) - 1):
        changed = bytearray(closed)
        changed[place] ^= 1
        with pytest.raises(envelope.Unopened):
            envelope.unseal(private, bytes(changed))
    with pytest.raises(envelope.Unopened):
        envelope.unseal(private, b"")


PUBLIC, LOCKED = envelope.make_pair(PASSPHRASE)
PRIVATE = envelope.unlock(LOCKED, PASSPHRASE)


@given(st.binary(max_size=envelope.LENGTH - 4))
@settings(max_examples=30, deadline=None)
def test_every_text_fits_and_every_envelope_is_equally_long_and_new(text: bytes) -> None:
    one, other = envelope.close(PUBLIC, text), envelope.close(PUBLIC, text)
    assert envelope.unseal(PRIVATE, one) == text
    assert one != other
    assert len(one) == len(envelope.close(PUBLIC, b""))


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="12284"):
        envelope.close(PUBLIC, b"x" * envelope.LENGTH)

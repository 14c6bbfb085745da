"""A signing key at rest opens for its own wave and group, whole, under its own master key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.credentials import open_key, seal_key
from tests.science.credentials.material import make_short_key

MASTER = bytes(range(32))


def seal(wave: str = "voorjaar", group: str = "team-a") -> bytes:
    return seal_key(make_short_key(), master_key=MASTER, wave=wave, group=group)


@pytest.mark.parametrize("n_bits", [1024, 1025, 1031])
def test_a_sealed_key_opens_to_the_same_key(n_bits: int) -> None:
    key = make_short_key(n_bits=n_bits)
    sealed = seal_key(key, master_key=MASTER, wave="w", group="g")
    assert open_key(sealed, master_key=MASTER, wave="w", group="g") == key


def test_a_sealed_key_shows_no_prime() -> None:
    key = make_short_key()
    sealed = seal()
    assert key.p.to_bytes(64, "big") not in sealed
    assert key.q.to_bytes(64, "big") not in sealed


def test_the_same_key_is_never_sealed_alike() -> None:
    assert len({seal() for _ in range(20)}) == 20


@pytest.mark.parametrize(
    ("wave", "group"),
    [("najaar", "team-a"), ("voorjaar", "team-b"), ("voorjaart", "eam-a"), ("", "voorjaarteam-a")],
)
def test_a_key_of_another_wave_or_group_does_not_open(wave: str, group: str) -> None:
    with pytest.raises(ValueError, match="for another wave or group"):
        open_key(seal(), master_key=MASTER, wave=wave, group=group)


def test_another_master_key_does_not_open() -> None:
    with pytest.raises(ValueError, match="under another master key"):
        open_key(seal(), master_key=bytes(32), wave="voorjaar", group="team-a")


@settings(max_examples=60, deadline=None)
@given(st.integers(0), st.integers(1, 255))
def test_one_altered_byte_anywhere_does_not_open(place: int, change: int) -> None:
    sealed = bytearray(seal())
    sealed[place % len(sealed)] ^= change
    with pytest.raises(ValueError, match="or it was changed"):
        open_key(bytes(sealed), master_key=MASTER, wave="voorjaar", group="team-a")


@given(st.integers(0, 283))
def test_a_cut_key_does_not_open(length: int) -> None:
    sealed = seal()
    assert len(sealed) == 284
    with pytest.raises(ValueError, match="or it was changed"):
        open_key(sealed[:length], master_key=MASTER, wave="voorjaar", group="team-a")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_master_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=f"has {length} bytes; give 32"):
        seal_key(make_short_key(), master_key=bytes(length), wave="w", group="g")
    with pytest.raises(ValueError, match=f"has {length} bytes; give 32"):
        open_key(seal(), master_key=bytes(length), wave="voorjaar", group="team-a")

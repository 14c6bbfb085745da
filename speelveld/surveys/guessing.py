"""A limit on wrong codes, counted per wave: no address, no browser and no person is remembered.

A right code is never refused because somebody else guesses; with 75 bits in a code guessing is hopeless anyway. The
limit keeps guesses from costing the database anything but one read.
"""

import time

from django.core.cache import cache

WINDOW_SECONDS = 600
MOST_WRONG_CODES = 100


def _make_key(wave_id: int) -> str:
    return f"wrong-codes:{wave_id}:{int(time.time()) // WINDOW_SECONDS}"


def is_guessing(wave_id: int) -> bool:
    """Tell whether this wave has had too many wrong codes in the last minutes."""
    return int(cache.get(_make_key(wave_id), 0)) >= MOST_WRONG_CODES


def count_wrong_code(wave_id: int) -> None:
    key = _make_key(wave_id)
    if not cache.add(key, 1, WINDOW_SECONDS):
        cache.incr(key)

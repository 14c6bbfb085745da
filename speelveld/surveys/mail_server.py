"""Remembers for a while that the mail server did not answer, so that a page can say so."""

from django.core.cache import cache

_SECONDS = 2 * 3600  # the hourly tick tries again, and says it anew when it fails


def _make_key(wave_id: int) -> str:
    return f"mail-server-silent:{wave_id}"


def note_silence(wave_id: int) -> None:
    cache.set(_make_key(wave_id), 1, _SECONDS)


def note_answer(wave_id: int) -> None:
    cache.delete(_make_key(wave_id))


def is_silent(wave_id: int) -> bool:
    """Tell whether the last attempt to send mail for this wave broke off."""
    return cache.get(_make_key(wave_id)) is not None

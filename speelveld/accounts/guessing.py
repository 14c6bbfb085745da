"""A limit on how often something may be asked, counted in the cache without keeping addresses."""

import hashlib

from django.core.cache import cache


def is_over_limit(name: str, subject: str, *, limit: int, seconds: int) -> bool:
    """Count one more, and tell whether `subject` now asked for `name` too often. Keeps only a digest of it."""
    key = f"limit:{name}:{hashlib.sha256(subject.encode()).hexdigest()[:24]}"
    if cache.add(key, 1, seconds):
        return False
    try:
        return int(cache.incr(key)) > limit
    except ValueError:  # it ran out between the two calls
        return False

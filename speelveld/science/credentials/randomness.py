"""Numbers without a bias, from whatever source of random bytes was passed in."""

import math
import secrets
from collections.abc import Callable

import gmpy2

RandomBytes = Callable[[int], bytes]
from_the_system: RandomBytes = secrets.token_bytes


def draw_invertible(modulus: int, random_bytes: RandomBytes) -> tuple[int, int]:
    """Draw a number with an inverse, all equally likely, and return both (RFC 9474, section 4.2, steps 6 to 8).

    Draws anew when there is no inverse, which with a sound modulus never happens.
    """
    while True:
        drawn = draw_below(modulus, random_bytes)
        if math.gcd(drawn, modulus) == 1:
            return drawn, int(gmpy2.invert(drawn, modulus))


def draw_below(limit: int, random_bytes: RandomBytes) -> int:
    """Draw from 1 to `limit - 1`, all equally likely: what falls outside is drawn again, never folded back."""
    n_bits = limit.bit_length()
    while True:
        drawn = int.from_bytes(random_bytes((n_bits + 7) // 8), "big") & ((1 << n_bits) - 1)
        if 0 < drawn < limit:
            return drawn

"""Signing without seeing: the private RSA operation, on integers, hardened against timing and faults.

`cryptography` offers no bare private operation, so this is our own: small enough to read in a minute. GMP raises to
the secret powers: a fifth of the time that Python's own integers take, and made not to betray an exponent by its time.
"""

import gmpy2

from speelveld.science.credentials.keys import EXPONENT, SigningKey
from speelveld.science.credentials.randomness import RandomBytes, draw_invertible, from_the_system


class SigningFailed(ArithmeticError):
    """A result that does not check out. It is never given away: it could tell the primes."""


def blind_sign(key: SigningKey, blinded: bytes, random_bytes: RandomBytes = from_the_system) -> bytes:
    """Sign a blinded message (RFC 9474, section 4.3).

    Parameters
    ----------
    blinded : from the client, exactly as long as the modulus.
    random_bytes : source of randomness of the base blinding; another one than the system's is for tests alone.

    Raises
    ------
    ValueError
        When the length is wrong, or the number is not below the modulus.
    SigningFailed
        When the result is wrong; try again, and doubt the memory of this machine when it happens twice.

    Notes
    -----
    The caller chooses the number, so how long the exponentiation takes must say nothing about it: it is
    multiplied by a fresh random number first (section 7.1; Kocher 1996, section 10). A fault in one half of
    the Chinese remainder computation would give away a prime (Boneh, DeMillo and Lipton 1997), so the result
    is checked before it leaves.
    """
    modulus = key.public.modulus
    representative = _read(key, blinded)
    factor, inverse = draw_invertible(modulus, random_bytes)
    disguised = representative * int(gmpy2.powmod(factor, EXPONENT, modulus)) % modulus
    signed = _apply(key, disguised) * inverse % modulus
    if gmpy2.powmod(signed, EXPONENT, modulus) != representative:
        raise SigningFailed("The signature does not check out and is withheld; try again.")
    return signed.to_bytes(key.public.n_bytes, "big")


def _read(key: SigningKey, blinded: bytes) -> int:
    if len(blinded) != key.public.n_bytes:
        raise ValueError(
            f"The blinded message has {len(blinded)} bytes; this key takes {key.public.n_bytes}."
        )
    representative = int.from_bytes(blinded, "big")
    if representative >= key.public.modulus:
        raise ValueError("The blinded message is out of range: it must be a number below the modulus.")
    return representative


def _apply(key: SigningKey, number: int) -> int:
    """Raise to the private exponent, modulo each prime apart (RFC 8017, section 5.2.1, step 2b)."""
    by_p = int(gmpy2.powmod_sec(number, key.d_p, key.p))
    by_q = int(gmpy2.powmod_sec(number, key.d_q, key.q))
    return by_q + key.q * ((by_p - by_q) * key.q_inverse % key.p)

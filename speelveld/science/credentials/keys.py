"""RSA keys for blind signatures, and nothing but blind signatures (RFC 9474, section 6.2)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import gmpy2
from cryptography.hazmat.primitives.asymmetric import rsa

EXPONENT = 65537
DEFAULT_BITS = 3072
LEAST_BITS = 2048  # of keys that are made here
LEAST_BITS_TO_WORK = 1024  # with less, hash and salt do not fit; short keys are for tests


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key, with 65537 as its exponent.

    Parameters
    ----------
    modulus : product of two secret primes, odd and of at least 1024 bits.

    Raises
    ------
    ValueError
        When the modulus cannot be one.
    """

    modulus: int

    def __post_init__(self) -> None:
        if self.modulus.bit_length() < LEAST_BITS_TO_WORK:
            raise ValueError(
                f"The modulus has {self.modulus.bit_length()} bits; it needs at least {LEAST_BITS_TO_WORK}."
            )
        if self.modulus % 2 == 0:
            raise ValueError("The modulus is even; it must be the product of two odd primes.")

    @property
    def n_bytes(self) -> int:
        """Length of the modulus, and so of blinded messages and signatures."""
        return (self.modulus.bit_length() + 7) // 8

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the modulus as 64 hexadecimal digits: what people compare and a page pins."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """The modulus, first byte not zero."""
        return self.modulus.to_bytes(self.n_bytes, "big")

    @classmethod
    def from_bytes(cls, modulus: bytes) -> PublicKey:
        """The key that `to_bytes` wrote."""
        if not modulus or modulus[0] == 0:
            raise ValueError("The modulus is empty or starts with a zero byte; give the bytes of one number.")
        return cls(int.from_bytes(modulus, "big"))


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key, with what the Chinese remainder theorem needs. Prints as its public half alone.

    Parameters
    ----------
    public : the other half.
    p, q : the primes.
    d_p, d_q : private exponents modulo p - 1 and q - 1.
    q_inverse : inverse of q modulo p.
    """

    public: PublicKey
    p: int = field(repr=False)
    q: int = field(repr=False)
    d_p: int = field(repr=False)
    d_q: int = field(repr=False)
    q_inverse: int = field(repr=False)

    @classmethod
    def from_primes(cls, p: int, q: int) -> SigningKey:
        """The key of two primes; raises ValueError when they cannot make one with exponent 65537."""
        if p == q:
            raise ValueError("The two primes are equal; a key needs two different ones.")
        try:
            d_p, d_q, q_inverse = _invert(EXPONENT, p - 1), _invert(EXPONENT, q - 1), _invert(q, p)
        except ZeroDivisionError:
            raise ValueError(f"These primes make no key with exponent {EXPONENT}; draw others.") from None
        return cls(PublicKey(p * q), p, q, d_p, d_q, q_inverse)


def _invert(number: int, modulus: int) -> int:
    return int(gmpy2.invert(number, modulus))


def make_signing_key(n_bits: int = DEFAULT_BITS) -> SigningKey:
    """Make a key pair with primes from the operating system's randomness (RFC 9474, section 6.2).

    Parameters
    ----------
    n_bits : length of the modulus, at least 2048 and in whole bytes.

    Raises
    ------
    ValueError
        When the length is too short, or not a multiple of 8.
    """
    if n_bits < LEAST_BITS or n_bits % 8:
        raise ValueError(f"A key of {n_bits} bits is not made; choose {LEAST_BITS} or more, in whole bytes.")
    made = rsa.generate_private_key(EXPONENT, n_bits).private_numbers()
    return SigningKey.from_primes(made.p, made.q)

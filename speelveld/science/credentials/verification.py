"""Checking a finished signature: plain RSASSA-PSS, left to the `cryptography` library."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA384

from speelveld.science.credentials.keys import EXPONENT, PublicKey
from speelveld.science.credentials.variants import PSS_RANDOMIZED, Variant


def verify(key: PublicKey, prepared: bytes, signature: bytes, variant: Variant = PSS_RANDOMIZED) -> bool:
    """Tell whether this is a signature of this key for this message (RFC 9474, section 4.5).

    Parameters
    ----------
    key : of the signer the caller expects; never one that came along with the signature (7.5).
    prepared : the message with its random prefix; the caller checks that the rest has the expected form (7.2).
    signature : as long as the modulus and a number below it; the library refuses anything else.
    """
    scheme = padding.PSS(padding.MGF1(SHA384()), variant.salt_bytes)
    loaded = rsa.RSAPublicNumbers(EXPONENT, key.modulus).public_key()
    try:
        loaded.verify(signature, prepared, scheme, SHA384())
    except InvalidSignature:
        return False
    return True

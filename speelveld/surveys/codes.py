"""Codes that open a questionnaire: derived when needed, never stored; only their digests are.

A code is 75 bits of HMAC-SHA256 over the number of the invitation, under a key that belongs to one wave and is
wiped when the wave closes. So a reminder can repeat the same link, and after closing nobody can make it again.
Written in Crockford's base 32, which has no letters that look alike, in groups that one can type from paper; the
last character checks the others, so that the respondent's page notices a slip before the first question.
"""

import hashlib
import hmac
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
N_DRAWN = 15  # characters of five bits each: 75 bits, out of reach of guessing however many are invited
_PRIME = 31
_LOOKALIKES = str.maketrans("OIL", "011", "- \t\r\n")


def make_code_key() -> str:
    return secrets.token_hex(32)


def derive_code(code_key: str, number: int) -> str:
    """Return the code of invitation `number`, as `XXXX-XXXX-XXXX-XXXX`."""
    made = hmac.digest(bytes.fromhex(code_key), f"invitation {number}".encode(), "sha256")
    bits = int.from_bytes(made[:10], "big")
    drawn = "".join(ALPHABET[bits >> (5 * place) & 31] for place in range(N_DRAWN))
    whole = drawn + compute_check_character(drawn)
    return "-".join(whole[i : i + 4] for i in range(0, N_DRAWN + 1, 4))


def compute_check_character(drawn: str) -> str:
    """Return the sixteenth character: a weighted sum modulo a prime, so that one slip or one swap shows."""
    return ALPHABET[
        sum(place * ALPHABET.index(letter) for place, letter in enumerate(drawn, start=1)) % _PRIME
    ]


def digest_code(public_id: str, code: str) -> str:
    """Return what is stored of a code. Takes it as people type it: small letters, spaces, O for 0."""
    plain = code.upper().translate(_LOOKALIKES)
    return hashlib.sha256(f"{public_id}:{plain}".encode()).hexdigest()

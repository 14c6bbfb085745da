"""The four named variants of RFC 9474, section 5."""

from dataclasses import dataclass

HASH_BYTES = 48  # SHA-384, in all four
PREFIX_BYTES = 32


@dataclass(frozen=True, slots=True)
class Variant:
    """How a message is prepared and encoded; one signing key serves one variant (RFC 9474, 6.2).

    Parameters
    ----------
    name : as in section 5.
    salt_bytes : length of the salt of the PSS encoding.
    is_randomized : whether 32 random bytes are put before the message.
    """

    name: str
    salt_bytes: int
    is_randomized: bool


PSS_RANDOMIZED = Variant("RSABSSA-SHA384-PSS-Randomized", HASH_BYTES, True)
PSSZERO_RANDOMIZED = Variant("RSABSSA-SHA384-PSSZERO-Randomized", 0, True)
PSS_DETERMINISTIC = Variant("RSABSSA-SHA384-PSS-Deterministic", HASH_BYTES, False)
PSSZERO_DETERMINISTIC = Variant("RSABSSA-SHA384-PSSZERO-Deterministic", 0, False)
VARIANTS = (PSS_RANDOMIZED, PSSZERO_RANDOMIZED, PSS_DETERMINISTIC, PSSZERO_DETERMINISTIC)

"""Numbers as other tools write them."""

import re

_NUMBER = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,12})?")


def parse_value(text: str) -> float | None:
    """Return the number that a text is, else None."""
    return float(text) if _NUMBER.fullmatch(text) else None


def tidy(number: float) -> float:
    """Return a number without a needless fraction: 3.0 becomes 3."""
    return int(number) if float(number).is_integer() else float(number)


def write_number(number: float) -> str:
    """Return a number without an exponent, which many forms do not read."""
    return str(int(number)) if float(number).is_integer() else f"{number:.12f}".rstrip("0")

"""What a frozen instrument asks, as the intake and the respondent's page need it."""

from collections.abc import Sequence
from typing import Any

from speelveld.surveys.errors import AnswerRefused

NO_ANSWER = 255


def get_version(instrument: dict[str, Any]) -> str:
    """Return which instrument this is, as the page sends it along."""
    return f"{instrument['key']} {instrument['version']}"


def get_minutes(instrument: dict[str, Any]) -> int:
    return int(instrument["minutes"])


def count_options(instrument: dict[str, Any]) -> bytes:
    """Return the number of options of each item, in order."""
    scales = {scale["key"]: len(scale["options"]) for scale in instrument["scales"]}
    return bytes(scales[item["scale"]] for item in instrument["items"])


def encode_choices(n_options: bytes, choices: Sequence[object]) -> bytes:
    """Turn the chosen option of each item (None: skipped) into what is stored. Raises AnswerRefused."""
    if len(choices) != len(n_options):
        raise AnswerRefused("other_version")
    if all(choice is None for choice in choices):
        raise AnswerRefused("empty")
    return bytes(
        _encode_choice(choice, n_of_item) for choice, n_of_item in zip(choices, n_options, strict=True)
    )


def check_stored(n_options: bytes, stored: bytes) -> None:
    """Raise ValueError unless these bytes fit the instrument."""
    fits = len(stored) == len(n_options) and all(
        value < n or value == NO_ANSWER for value, n in zip(stored, n_options, strict=True)
    )
    if not fits:
        raise ValueError(f"An answer has {len(n_options)} bytes, each an option of its item or {NO_ANSWER}.")


def _encode_choice(choice: object, n_options: int) -> int:
    if choice is None:
        return NO_ANSWER
    if type(choice) is not int or not 0 <= choice < n_options:
        raise AnswerRefused("outside_options")
    return choice

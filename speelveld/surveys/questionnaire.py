"""What a frozen instrument asks, as the intake and the respondent's page need it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from speelveld.catalogue.instruments import Factor, Instrument, Scale, parse_instrument
from speelveld.surveys.errors import AnswerRefused

NO_ANSWER = 255


@dataclass(frozen=True)
class AskedScale:
    labels: tuple[str, ...]
    values: tuple[float, ...]
    lo: float
    hi: float


@dataclass(frozen=True)
class AskedItem:
    at: int  # place in the instrument's order, and so in the stored answer
    text: str
    scale: str


@dataclass(frozen=True)
class AskedScreen:
    title: str
    items: tuple[AskedItem, ...]


@dataclass(frozen=True)
class AskedFactor:
    """What the browser needs to make somebody's own reading."""

    name: str
    items: tuple[tuple[int, str, bool], ...]  # place, scale, reversed
    least: int
    low: float
    high: float
    is_high_good: bool


@dataclass(frozen=True)
class Asked:
    """An instrument in one language."""

    version: str
    spoken: str  # the language its texts are in: the reader's, or its own where it lacks that
    minutes: int
    n_items: int
    scales: dict[str, AskedScale]
    screens: tuple[AskedScreen, ...]
    factors: tuple[AskedFactor, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def get_version(instrument: Mapping[str, Any]) -> str:
    """Return which instrument this is, as the page sends it along."""
    return f"{instrument['key']} {instrument['version']}"


def get_title(instrument: Mapping[str, Any], language: str = "nl") -> str:
    return _say(instrument["title"], language)


def get_minutes(instrument: Mapping[str, Any]) -> int:
    return int(instrument["minutes"])


def describe(instrument: Mapping[str, Any], language: str) -> Asked:
    """Return what the page asks, in this language, or in the instrument's own where it lacks it."""
    parsed = parse_instrument(instrument)
    places = {item.key: at for at, item in enumerate(parsed.items)}
    items = {
        item.key: AskedItem(places[item.key], _say(item.text, language), item.scale) for item in parsed.items
    }
    return Asked(
        version=get_version(instrument),
        spoken=language if language in parsed.languages else parsed.languages[0],
        minutes=parsed.minutes,
        n_items=len(parsed.items),
        scales={scale.key: _describe_scale(scale, language) for scale in parsed.scales},
        screens=tuple(
            AskedScreen(_say(screen.title, language), tuple(items[key] for key in screen.items))
            for screen in parsed.screens
        ),
        factors=tuple(
            _describe_factor(parsed, factor, places, language)
            for factor in parsed.factors
            if factor.kind == "factor"
        ),
    )


def count_options(instrument: Mapping[str, Any]) -> bytes:
    """Return the number of options of each item, in order."""
    parsed = parse_instrument(instrument)
    return bytes(len(parsed.scale_of(item).options) for item in parsed.items)


def encode_choices(n_options: bytes, choices: Sequence[object]) -> bytes:
    """Turn the chosen option of each item (None: skipped) into what is stored. Raises AnswerRefused."""
    if len(choices) != len(n_options):
        raise AnswerRefused("other_version")
    if all(choice is None for choice in choices):
        raise AnswerRefused("empty")
    return bytes(_encode_choice(choice, n) for choice, n in zip(choices, n_options, strict=True))


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


def _say(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _describe_scale(scale: Scale, language: str) -> AskedScale:
    return AskedScale(
        labels=tuple(_say(option.label, language) for option in scale.options),
        values=tuple(option.value for option in scale.options),
        lo=scale.minimum,
        hi=scale.maximum,
    )


def _describe_factor(
    parsed: Instrument, factor: Factor, places: Mapping[str, int], language: str
) -> AskedFactor:
    span = factor.hi - factor.lo
    low, high = factor.cuts or (factor.lo + 0.375 * span, factor.lo + 0.625 * span)
    items = [parsed.item(key) for key in factor.items]
    return AskedFactor(
        name=_say(factor.title, language),
        items=tuple((places[item.key], item.scale, item.reverse) for item in items),
        least=factor.minimum_answered,
        low=low,
        high=high,
        is_high_good=factor.higher_is_better,
    )

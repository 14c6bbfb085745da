"""What one cell of an answers file is worth: an option by code or label, a number, or no answer."""

import math
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from speelveld.catalogue.instruments import Scale

_NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]+)?", re.ASCII)
_CLOSE = 1e-6


class ItemValues(dict[str, float]):
    """The value of each text that occurs in one column; worked out once per text.

    A text that is no answer to the item is worth nan and stands in `wrong`. `signs` holds an example of each
    decimal sign that was met. `labels` are what the file says that a text stands for, and `silences` why one is
    no answer; `turned` holds the texts whose label is another answer than their number.
    """

    def __init__(
        self,
        scale: Scale,
        no_answer: Iterable[str],
        labels: Mapping[str, str] = MappingProxyType({}),
        silences: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.scale, self.silences, self._labels = scale, silences, labels
        self.wrong: set[str] = set()
        self.turned: dict[str, float] = {}
        self.signs: dict[str, str] = {}
        self._silent = {text.casefold() for text in no_answer} | {""}
        self._silent_numbers = {number for text in no_answer if (number := parse_number(text)) is not None}
        self._words = _list_words(scale)

    def __missing__(self, text: str) -> float:
        value = self._work_out(text)
        if value is None:
            self.wrong.add(text)
        self[text] = math.nan if value is None else value
        return self[text]

    def _work_out(self, text: str) -> float | None:
        folded = text.casefold()
        if folded in self._silent or text in self.silences:
            return math.nan
        if folded in self._words:
            return self._words[folded]
        if (label := self._labels.get(text, "").casefold()) in self._words:
            return self._follow_label(text, self._words[label])
        return self._work_out_number(text)

    def _follow_label(self, text: str, value: float) -> float:
        """Return what the label says: numbers of a file may run the other way."""
        if parse_number(text) not in (None, value):
            self.turned[text] = value
        return value

    def _work_out_number(self, text: str) -> float | None:
        number = parse_number(text)
        if number is None:
            return None
        if number in self._silent_numbers:
            return math.nan
        for sign in ".,":
            if sign in text:
                self.signs.setdefault(sign, text)
        return place_on_scale(number, self.scale)


def parse_number(text: str) -> float | None:
    """Return the number with a decimal point or comma that this text is, else None."""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def place_on_scale(number: float, scale: Scale) -> float | None:
    """Return the answer that this number stands for, without rounding noise; None when off the scale."""
    slack = _CLOSE * (scale.maximum - scale.minimum)
    if scale.options:
        nearest = min((option.value for option in scale.options), key=lambda value: abs(value - number))
        return nearest if abs(nearest - number) <= slack else None
    if not scale.minimum - slack <= number <= scale.maximum + slack:
        return None
    if scale.step is None:
        return min(max(number, scale.minimum), scale.maximum)
    n_steps = round((number - scale.minimum) / scale.step)
    nearest = scale.minimum + n_steps * scale.step
    return nearest if abs(nearest - number) <= slack else None


def describe_scale(scale: Scale) -> str:
    """Return which answers fit, as part of a sentence."""
    if not scale.options:
        step = f" in steps of {scale.step:g}" if scale.step else ""
        return f"a number from {scale.minimum:g} to {scale.maximum:g}{step}"
    shown = [" = ".join([f"{option.value:g}", *option.codes[:1]]) for option in scale.options[:12]]
    return f"one of {', '.join(shown)}{', ...' if len(scale.options) > 12 else ''}"


def _list_words(scale: Scale) -> dict[str, float]:
    """Codes of options, and their labels where those are no one else's code."""
    labels = {text.casefold(): option.value for option in scale.options for text in option.label.values()}
    return labels | {code.casefold(): option.value for option in scale.options for code in option.codes}

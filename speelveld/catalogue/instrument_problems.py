"""What can be wrong with an instrument, in words that a person of the organisation can act on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jsonschema

# code -> (Dutch, English); each says what is wrong and what to do
_TEXTS = {
    "unreadable": ("Dit bestand is niet te lezen. Sla het op als tekst in UTF-8.",
                   "This file cannot be read. Save it as text in UTF-8."),
    "too_large": ("Dit bestand is groter dan {limit} tekens. Maak het kleiner.",
                  "This file is larger than {limit} characters. Make it smaller."),
    "not_yaml": ("Dit is geen YAML. Kijk naar het inspringen, en zet teksten met een dubbele punt tussen aanhalingstekens. "
                 "Ankers en verwijzingen (& en *) mogen niet.",
                 "This is not YAML. Check the indent, and quote texts that hold a colon. Anchors and aliases (& and *) "
                 "are not allowed."),
    "required": ("Hier ontbreekt: {key}. Vul het in.", "This lacks: {key}. Fill it in."),
    "unknown_key": ("Deze naam kennen we niet: {key}. Haal het weg of kijk hoe het wel heet.",
                    "We do not know this name: {key}. Remove it or check the spelling."),
    "wrong_shape": ("Dit klopt niet: {detail}. {expected}", "This is not right: {detail}. {expected}"),
    "options_or_ends": ("Geef een schaal antwoorden (options) of twee uiteinden (minimum en maximum), een van beide.",
                        "Give a scale options, or two ends (minimum and maximum), one of both."),
    "double_key": ("Deze sleutel komt {times} keer voor. Geef elk een eigen sleutel.",
                   "This key occurs {times} times. Give each its own key."),
    "missing_language": ("Hier ontbreekt de tekst in: {languages}. Voeg die toe, of haal de taal uit `languages`.",
                         "There is no text in: {languages}. Add it, or remove the language from `languages`."),
    "double_value": ("Twee antwoorden hebben dezelfde waarde. Geef elk antwoord een eigen waarde.",
                     "Two options have the same value. Give each option its own value."),
    "ends_reversed": ("Het minimum moet kleiner zijn dan het maximum.", "The minimum must be below the maximum."),
    "unknown_scale": ("De schaal {key} bestaat niet. Voeg hem toe bij `scales`, of kies een andere.",
                      "There is no scale {key}. Add it to `scales`, or choose another one."),
    "unknown_item": ("De vraag {key} bestaat niet. Voeg hem toe bij `items`, of haal hem hier weg.",
                     "There is no item {key}. Add it to `items`, or remove it here."),
    "in_no_screen": ("Deze vraag staat op geen enkel scherm. Zet hem bij `screens`.",
                     "This item is on no screen. Add it to `screens`."),
    "in_two_screens": ("Deze vraag staat twee keer op een scherm. Laat hem een keer staan.",
                       "This item is on a screen twice. Keep it once."),
    "different_ends": ("De vragen van deze factor hebben schalen met verschillende uiteinden. Maak ze gelijk, of splits de factor.",
                       "The items of this factor have scales with different ends. Make them equal, or split the factor."),
    "minimum_too_high": ("`minimum_answered` is hoger dan het aantal vragen ({n}).",
                         "`minimum_answered` is above the number of items ({n})."),
    "cuts_outside": ("De grenzen (cuts) moeten oplopen en tussen {lo} en {hi} liggen.",
                     "The cuts must go up and lie between {lo} and {hi}."),
}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: a code, the place in the file, and the particulars."""

    code: str
    place: str
    particulars: Mapping[str, Any] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """Return place, problem and remedy as one line."""
        text = _TEXTS[self.code][0 if language == "nl" else 1].format(**self.particulars)
        return f"{self.place}: {text}" if self.place else text


class InstrumentError(Exception):
    """An instrument cannot be used; `problems` holds everything that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message("en") for problem in problems[:20]))

    def messages(self, language: str) -> list[str]:
        return [problem.message(language) for problem in self.problems]


def _name_place(error: jsonschema.ValidationError) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in error.absolute_path)


def describe_schema_error(error: jsonschema.ValidationError) -> Problem:
    """Turn what the schema found into a problem with a remedy."""
    place = _name_place(error)
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return Problem("required", place, {"key": ", ".join(missing)})
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = set(error.schema.get("properties", {})) if isinstance(error.schema, Mapping) else set()
        unknown = sorted(str(key) for key in error.instance if key not in known)
        return Problem("unknown_key", place, {"key": ", ".join(unknown)})
    if error.validator == "oneOf":
        return Problem("options_or_ends", place)
    shown = repr(error.instance)
    rule = f"{error.validator}: {error.validator_value}"
    return Problem("wrong_shape", place, {"detail": shown[:80], "expected": f"({rule[:120]})"})

"""What can be wrong with an instrument, in words that a person of the organisation can act on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# code -> (Dutch, English); each says what is wrong and what to do
_TEXTS = {
    "unreadable": (
        "Dit bestand is niet te lezen. Sla het op als tekst in UTF-8.",
        "This file cannot be read. Save it as text in UTF-8.",
    ),
    "too_large": (
        "Dit bestand is groter dan {limit} tekens. Maak het kleiner.",
        "This file is larger than {limit} characters. Make it smaller.",
    ),
    "not_yaml": (
        "Bij regel {line} klopt de opmaak (YAML) niet. Kijk naar het inspringen, en zet tekst met een "
        "dubbele punt tussen aanhalingstekens.",
        "Around line {line} the layout (YAML) is not right. Check the indent, and put quotes around text "
        "with a colon.",
    ),
    "no_references": (
        "Op regel {line} staat een verwijzing (&, * of !). Schrijf uit wat er moet staan.",
        "Line {line} holds a reference (&, * or !). Write out what is meant.",
    ),
    "too_much": (
        "Vanaf regel {line} is dit meer of dieper dan een vragenlijst nodig heeft. Maak het kleiner.",
        "From line {line} on this is more, or deeper, than a questionnaire needs. Make it smaller.",
    ),
    "strange_sign": (
        "Op regel {line} staat een teken dat geen tekst is. Haal het weg.",
        "Line {line} holds a sign that is no text. Remove it.",
    ),
    "double_name": (
        "Op regel {line} staat `{key}` voor de tweede keer in hetzelfde blok. Laat er een staan.",
        "Line {line} has `{key}` for the second time in one block. Keep one.",
    ),
    "required": ("Hier ontbreekt: {key}. Vul het in.", "This lacks: {key}. Fill it in."),
    "unknown_key": (
        "Deze naam kennen we niet: {key}. Haal het weg, of kijk hoe het wel heet.",
        "We do not know this name: {key}. Remove it, or check the spelling.",
    ),
    "wrong_type": (
        "Hier hoort {expected}, maar er staat {found}.",
        "This must be {expected}, but it is {found}.",
    ),
    "wrong_choice": (
        "{found} kan hier niet. Kies uit: {expected}.",
        "{found} is not possible. Choose: {expected}.",
    ),
    "wrong_form": (
        "{found} kan hier niet. Gebruik letters, cijfers, punt, streepje of liggend streepje; hoogstens 60.",
        "{found} is not possible. Use letters, digits, dot, hyphen or underscore; 60 at most.",
    ),
    "wrong_language": (
        "{found} is geen taalcode. Schrijf twee kleine letters, zoals nl of en.",
        "{found} is no language code. Write two small letters, such as nl or en.",
    ),
    "too_few": ("Hier moet meer staan: ten minste {n}.", "There must be more here: at least {n}."),
    "too_many": ("Hier staat te veel: hoogstens {n}.", "There is too much here: {n} at most."),
    "outside": (
        "{found} kan hier niet. Kies een getal {expected}.",
        "{found} is not possible. Choose {expected}.",
    ),
    "double_entry": ("Hier staat iets dubbel. Laat er een staan.", "Something is here twice. Keep one."),
    "options_or_ends": (
        "Geef deze schaal antwoorden (`options`), of twee uiteinden (`minimum` en `maximum`). Niet allebei.",
        "Give this scale `options`, or two ends (`minimum` and `maximum`). Not both.",
    ),
    "double_key": (
        "Deze sleutel komt {times} keer voor. Geef elk een eigen sleutel.",
        "This key occurs {times} times. Give each its own key.",
    ),
    "double_column": (
        "Deze kolom hoort bij meer vragen: {items}. Geef elke vraag een eigen kolom.",
        "This column belongs to more items: {items}. Give each item its own column.",
    ),
    "missing_language": (
        "Hier ontbreekt de tekst in: {languages}. Voeg die toe, of haal de taal uit `languages`.",
        "There is no text in: {languages}. Add it, or remove the language from `languages`.",
    ),
    "double_value": (
        "Twee antwoorden hebben dezelfde waarde. Geef elk antwoord een eigen waarde.",
        "Two options have the same value. Give each option its own value.",
    ),
    "double_code": (
        "{code} hoort bij twee antwoorden. Laat het bij een staan.",
        "{code} belongs to two options. Keep it with one.",
    ),
    "ends_reversed": (
        "Het minimum moet kleiner zijn dan het maximum.",
        "The minimum must be below the maximum.",
    ),
    "step_does_not_fit": (
        "Van {lo} naar {hi} kom je niet met stappen van {step}. Kies een andere stap, of laat `step` weg.",
        "Steps of {step} do not lead from {lo} to {hi}. Choose another step, or leave `step` out.",
    ),
    "unknown_scale": (
        "De schaal {key} bestaat niet. Voeg hem toe bij `scales`, of kies een andere.",
        "There is no scale {key}. Add it to `scales`, or choose another one.",
    ),
    "unknown_item": (
        "De vraag {key} bestaat niet. Voeg hem toe bij `items`, of haal hem hier weg.",
        "There is no item {key}. Add it to `items`, or remove it here.",
    ),
    "in_no_screen": (
        "Deze vraag staat op geen enkel scherm. Zet hem bij `screens`.",
        "This item is on no screen. Add it to `screens`.",
    ),
    "in_two_screens": (
        "Deze vraag staat {times} keer op een scherm. Laat hem een keer staan.",
        "This item is on a screen {times} times. Keep it once.",
    ),
    "different_ends": (
        "De vragen van deze factor hebben schalen met andere uiteinden. Maak ze gelijk, of splits de factor.",
        "The items of this factor have scales with different ends. Make them equal, or split the factor.",
    ),
    "minimum_too_high": (
        "`minimum_answered` is hoger dan het aantal vragen ({n}). Kies een lager getal.",
        "`minimum_answered` is above the number of items ({n}). Choose a lower number.",
    ),
    "cuts_outside": (
        "De grenzen (`cuts`) moeten oplopen en tussen {lo} en {hi} liggen.",
        "The `cuts` must go up and lie between {lo} and {hi}.",
    ),
    "more": (
        "Er is nog meer niet goed. Maak eerst dit in orde.",
        "There is more that is not right. Mend these first.",
    ),
}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: a code, the place in the file, and the particulars.

    A particular that differs by language is a pair: Dutch, English.
    """

    code: str
    place: str
    particulars: Mapping[str, Any] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """Return place, problem and remedy as one line."""
        number = 0 if language == "nl" else 1
        said = {
            name: one[number] if isinstance(one, tuple) else one for name, one in self.particulars.items()
        }
        text = _TEXTS[self.code][number].format(**said)
        return f"{self.place}: {text}" if self.place else text


class InstrumentError(Exception):
    """An instrument cannot be used; `problems` holds everything that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message("en") for problem in self.problems[:20]))

    def messages(self, language: str) -> list[str]:
        return [problem.message(language) for problem in self.problems]

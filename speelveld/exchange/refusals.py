"""Why a file of another tool cannot be used: the place in it, what is wrong, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# code -> (Dutch, English); each says what is wrong and what to do
_TEXTS = {
    "too_large": (
        "Dit bestand is groter dan {megabytes} MB. Maak het kleiner.",
        "This file is larger than {megabytes} MB. Make it smaller.",
    ),
    "unpacks_too_big": (
        "Uitgepakt is dit bestand groter dan {megabytes} MB. Maak het kleiner.",
        "Unpacked this file is larger than {megabytes} MB. Make it smaller.",
    ),
    "unknown_form": (
        "Dit soort bestand kennen we niet. Kies uit: {known}.",
        "This kind of file is not known. Choose one of: {known}.",
    ),
    "damaged_package": (
        "Dit bestand is beschadigd of niet volledig. Sla het opnieuw op.",
        "This file is damaged or cut off. Save it again.",
    ),
    "not_xml": (
        "Dit is geen XML: bij regel {line} klopt het niet. Exporteer het opnieuw.",
        "This is no XML: it goes wrong at line {line}. Export it again.",
    ),
    "entities": (
        "In dit bestand staan verwijzingen (DTD of entiteiten). Exporteer het opnieuw, zonder.",
        "This file holds references (a DTD or entities). Export it again, without them.",
    ),
    "too_deep": (
        "Dit bestand is te diep genest voor een vragenlijst. Maak het eenvoudiger.",
        "This file is nested too deeply for a questionnaire. Make it simpler.",
    ),
    "not_limesurvey": (
        "Dit is geen vragenlijst van LimeSurvey. Exporteer daar de structuur van de vragenlijst (.lss).",
        "This is no survey of LimeSurvey. Export the survey structure there (.lss).",
    ),
    "missing_part": (
        "Hier ontbreekt: {part}. Exporteer het bestand opnieuw.",
        "This lacks: {part}. Export the file again.",
    ),
    "unknown_parent": (
        "Deze vraag hoort bij een vraag ({parent}) die er niet is. Exporteer het bestand opnieuw.",
        "This question belongs to a question ({parent}) that is not there. Export the file again.",
    ),
    "circle": (
        "Deze vraag hoort via andere vragen bij zichzelf. Haal de lus eruit.",
        "Through other questions this question belongs to itself. Take the loop out.",
    ),
    "missing_sheet": (
        "Het blad {sheet} ontbreekt. Voeg het toe.",
        "The sheet {sheet} is missing. Add it.",
    ),
    "not_xlsform": (
        "Zo is het geen XLSForm: {problem} Verbeter dat in het werkblad.",
        "This is no XLSForm: {problem} Mend that in the workbook.",
    ),
    "scores_sheet": (
        "Op het blad scores klopt dit niet: {found}. Verbeter het of haal het blad weg.",
        "This is not right on the sheet scores: {found}. Mend it, or remove the sheet.",
    ),
    "not_json": (
        "Dit is geen JSON: bij regel {line} klopt het niet. Exporteer het opnieuw.",
        "This is no JSON: it goes wrong at line {line}. Export it again.",
    ),
    "not_fhir": (
        "Dit is geen FHIR-bron. Geef een Questionnaire (R4) als JSON.",
        "This is no FHIR resource. Give a Questionnaire (R4) as JSON.",
    ),
    "other_resource": (
        "Dit is een {found}. Geef een {wanted}.",
        "This is a {found}. Give a {wanted}.",
    ),
    "bad_fhir": (
        "Zo is het geen FHIR R4: {problem}. Verbeter dat.",
        "This is not FHIR R4: {problem}. Mend that.",
    ),
    "several": (
        "Er zijn hier {n} vragenlijsten. Geef er een per bestand.",
        "There are {n} questionnaires here. Give one a file.",
    ),
    "no_value_set": (
        "De antwoorden staan in een lijst die er niet bij zit: {url}. Zet de ValueSet en de Questionnaire samen "
        "in een Bundle, of geef de lijst met --value-set.",
        "The answers are in a list that is not here: {url}. Put the ValueSet and the Questionnaire together in a "
        "Bundle, or give the list with --value-set.",
    ),
    "nothing_left": (
        "Er is geen vraag met vaste antwoorden bij. Kies een vragenlijst met antwoorden om uit te kiezen of met "
        "getallen tussen twee uiteinden.",
        "There is no question with fixed answers in it. Choose a questionnaire with options to choose from, or "
        "with numbers between two ends.",
    ),
    "unreadable_text": (
        "Dit bestand is geen tekst in UTF-8. Sla het zo op.",
        "This file is no text in UTF-8. Save it that way.",
    ),
}


@dataclass(frozen=True)
class Refusal:
    """One reason why a file cannot be used."""

    code: str
    place: str = ""
    particulars: Mapping[str, Any] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """Return place, problem and remedy as one line."""
        text = _TEXTS[self.code][0 if language == "nl" else 1].format(**self.particulars)
        return f"{self.place}: {text}" if self.place else text


class Refused(Exception):
    """A file of another tool cannot be used; `refusals` holds every reason that was found."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(refusal.message("en") for refusal in self.refusals[:20]))

    def messages(self, language: str) -> list[str]:
        return [refusal.message(language) for refusal in self.refusals]


def refuse(code: str, place: str = "", **particulars: Any) -> Refused:
    """Return a refusal with one reason, to be raised."""
    return Refused([Refusal(code, place, particulars)])

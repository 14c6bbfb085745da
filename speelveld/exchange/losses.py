"""What does not come along when an instrument changes form: what it is, where it stood, and why it stays behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# code -> (what in Dutch, what in English), (why in Dutch, why in English)
_TEXTS = {
    "key": (
        ("sleutel", "key"),
        ("{form} kan {old} niet als naam gebruiken. Daar heet het {new}.",
         "{form} cannot use {old} as a name. There it is called {new}."),
    ),
    "instrument_key": (
        ("sleutel van de vragenlijst", "key of the questionnaire"),
        ("{form} geeft een vragenlijst een nummer.", "{form} gives a questionnaire a number."),
    ),
    "column": (
        ("kolom in een bestand met antwoorden", "column in a file of answers"),
        ("{form} noemt de kolom naar de vraag zelf.", "{form} names the column after the question itself."),
    ),
    "codes": (
        ("andere woorden voor een antwoord", "other words for an answer"),
        ("{form} kent een woord per antwoord.", "{form} knows one word for an answer."),
    ),
    "no_answer": (
        ("waarden voor geen antwoord", "values that mean no answer"),
        ("{form} heeft er geen plaats voor.", "{form} has no place for them."),
    ),
    "changes": (
        ("wijzigingen", "change log"),
        ("{form} heeft er geen plaats voor.", "{form} has no place for it."),
    ),
    "minutes": (
        ("duur", "minutes"),
        ("{form} heeft er geen plaats voor.", "{form} has no place for them."),
    ),
    "description": (
        ("beschrijving", "description"),
        ("{form} heeft er geen plaats voor.", "{form} has no place for it."),
    ),
    "licence": (
        ("licentie", "licence"),
        ("{form} heeft er geen plaats voor.", "{form} has no place for it."),
    ),
    "version": (
        ("versie", "version"),
        ("{form} heeft er geen plaats voor.", "{form} has no place for it."),
    ),
    "scale_key": (
        ("naam van de schaal", "name of the scale"),
        ("{form} schrijft de antwoorden bij elke vraag uit.", "{form} writes the answers out at every question."),
    ),
    "unused": (
        ("schaal", "scale"),
        ("Geen enkele vraag gebruikt hem.", "No item uses it."),
    ),
    "value": (
        ("waarde van een antwoord", "value of an answer"),
        ("{form} houdt alleen hele getallen bij. Deze waarde wordt {new}.",
         "{form} keeps whole numbers only. This value becomes {new}."),
    ),
    "step": (
        ("stap tussen twee antwoorden", "distance between two answers"),
        ("{form} kent hele getallen of elk getal ertussen.", "{form} knows whole numbers or any number in between."),
    ),
    "reverse": (
        ("omgekeerd tellen", "reversed scoring"),
        ("{form} heeft er geen plaats voor.", "{form} has no place for it."),
    ),
    "factor": (
        ("score", "score"),
        ("{form} heeft geen plaats voor scores.", "{form} has no place for scores."),
    ),
    "screen_order": (
        ("volgorde van de vragen", "order of the questions"),
        ("{form} houdt de volgorde van de schermen aan.", "{form} keeps the order of the screens."),
    ),
    "no_text": (
        ("vraag zonder tekst", "item without a text"),
        ("{form} wil hier een tekst. Er staat nu de sleutel.", "{form} wants a text here. It now says the key."),
    ),
    "sign": (
        ("teken in een tekst", "sign in a text"),
        ("{form} leest {old} als een opdracht. Er staat nu {new}.",
         "{form} takes {old} for an instruction. It now says {new}."),
    ),
    "spaces": (
        ("regeleinden, dubbele spaties of stuurtekens", "line breaks, double spaces or control signs"),
        ("{form} bewaart ze niet.", "{form} does not keep them."),
    ),
    "answer_code": (
        ("woord voor een antwoord", "word for an answer"),
        ("{form} noemt dit antwoord {new}.", "{form} calls this answer {new}."),
    ),
    "other_language": (
        ("tekst in een taal die de vragenlijst niet heeft", "text in a language the questionnaire does not have"),
        ("{form} bewaart alleen de talen van de vragenlijst.", "{form} keeps the languages of the questionnaire only."),
    ),
    "question": (
        ("vraag", "question"),
        ("Het soort vraag ({type}) heeft geen vaste antwoorden om te tellen.",
         "This kind of question ({type}) has no fixed answers to count."),
    ),
    "no_options": (
        ("vraag", "question"),
        ("De vraag heeft minder dan twee antwoorden om uit te kiezen.",
         "The question has fewer than two answers to choose from."),
    ),
    "double_options": (
        ("vraag", "question"),
        ("Een antwoord komt twee keer voor: welke je ziet, hangt van een andere vraag af.",
         "An answer occurs twice: which one is seen depends on another question."),
    ),
    "no_ends": (
        ("vraag", "question"),
        ("Het laagste en het hoogste getal staan er niet bij.", "Its lowest and highest number are not given."),
    ),
    "too_long": (
        ("vraag", "question"),
        ("De tekst is langer dan 2000 tekens.", "The text is longer than 2000 characters."),
    ),
    "explanation": (
        ("uitleg of tekst tussen de vragen", "explanation, or text between questions"),
        ("Een scherm heeft een titel en vragen, en verder niets.", "A screen has a title and questions, nothing else."),
    ),
    "condition": (
        ("voorwaarde", "condition"),
        ("Iedereen krijgt elke vraag.", "Everybody is asked every question."),
    ),
    "mandatory": (
        ("verplicht antwoord", "mandatory answer"),
        ("Een antwoord is bij ons altijd vrij.", "With us an answer is always free."),
    ),
    "other": (
        ("vrij antwoord", "free answer"),
        ("Er wordt alleen geteld wat vast staat.", "Only fixed answers are counted."),
    ),
    "picture": (
        ("beeld of geluid", "picture or sound"),
        ("Een vraag bestaat uit tekst.", "A question consists of text."),
    ),
    "markup": (
        ("opmaak", "markup"),
        ("Een tekst is bij ons gewone tekst.", "With us a text is plain text."),
    ),
    "piping": (
        ("verwijzing in een tekst", "reference in a text"),
        ("Een tekst is voor iedereen gelijk. De verwijzing staat er nog zoals ze geschreven was.",
         "A text is the same for everybody. The reference still stands as it was written."),
    ),
    "default": (
        ("antwoord dat vooraf is ingevuld", "answer filled in beforehand"),
        ("Een antwoord geef je bij ons zelf.", "With us one gives an answer oneself."),
    ),
    "rule": (
        ("regel van het formulier ({type})", "rule of the form ({type})"),
        ("Ons formulier heeft deze regel niet.", "Our form does not have this rule."),
    ),
    "nested": (
        ("groep in een groep", "group in a group"),
        ("Een scherm bevat alleen vragen. De vragen staan nu op een eigen scherm.",
         "A screen holds questions only. These questions are now on a screen of their own."),
    ),
    "repeat": (
        ("herhaling", "repeat"),
        ("Een vraag wordt bij ons een keer gesteld.", "With us a question is asked once."),
    ),
    "extension": (
        ("uitbreiding", "extension"),
        ("Ze klopt niet ({problem}).", "It is not right ({problem})."),
    ),
    "value_set": (
        ("vraag", "question"),
        ("De antwoorden staan in een lijst die er niet bij zit: {url}.",
         "Its answers are in a list that is not here: {url}."),
    ),
    "system_code": (
        ("code in een codestelsel", "code in a code system"),
        ("Een vraag heet bij ons naar haar sleutel.", "With us a question is known by its key."),
    ),
    "language": (
        ("soort taal", "variety of a language"),
        ("Een taal heet bij ons {new}.", "With us the language is called {new}."),
    ),
    "language_unknown": (
        ("taal", "language"),
        ("Bij deze tekst staat geen taalcode. We houden hem voor {new}.",
         "This text has no language code. It is taken for {new}."),
    ),
    "language_dropped": (
        ("taal", "language"),
        ("Een taal heeft bij ons een code van twee letters.", "With us a language has a code of two letters."),
    ),
    "translation": (
        ("vertaling", "translation"),
        ("De tekst ontbreekt in {languages}. Daar staat nu de tekst in een andere taal.",
         "There is no text in {languages}. The text of another language stands there now."),
    ),
    "numbered": (
        ("waarden van antwoorden", "values of answers"),
        ("Het bestand geeft geen getallen. We tellen {count} in de volgorde van de lijst: ga na of dat klopt.",
         "The file gives no numbers. They count {count} in the order of the list: check that this is right."),
    ),
    "guessed_scores": (
        ("scores", "scores"),
        ("Het bestand zegt niet hoe er geteld wordt. Elk scherm is een score per soort antwoord: pas dat aan.",
         "The file does not say how to score. Each screen is a score per kind of answer: change that."),
    ),
    "guessed_version": (
        ("versie", "version"),
        ("Het bestand noemt er geen. We beginnen bij 1.", "The file names none. It starts at 1."),
    ),
    "guessed_licence": (
        ("licentie", "licence"),
        ("Het bestand noemt er geen. Zoek uit of je de teksten mag gebruiken.",
         "The file names none. Find out whether you may use the texts."),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Loss:
    """One thing that does not come along: a code, the place, and the particulars of the sentence."""

    code: str
    where: str
    particulars: Mapping[str, Any] = field(default_factory=dict)

    def what(self, language: str) -> str:
        return self._say(0, language)

    def why(self, language: str) -> str:
        return self._say(1, language)

    def _say(self, part: int, language: str) -> str:
        text = _TEXTS[self.code][part][0 if language == "nl" else 1]
        return text.format(**self.particulars)


def list_once(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Return each loss once, in the order in which they were met."""
    return tuple({(one.code, one.where, str(one.particulars)): one for one in losses}.values())

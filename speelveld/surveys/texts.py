"""Texts that are not in a template: the default privacy text, and the sentences of the respondent's page."""

from django.utils import translation
from django.utils.translation import gettext as _

LANGUAGES = (("nl", "Nederlands"), ("en", "English"))


def make_privacy_text() -> dict[str, str]:
    """Return what we say about privacy unless the organisation writes its own, in each language."""
    texts = {}
    for language, _name in LANGUAGES:
        with translation.override(language):
            texts[language] = _(
                "Je werkgever wil weten wat werken hier prettig maakt en wat energie kost. Daarom deze vragen.\n\n"
                "Je antwoorden gaan naar een eigen computer van de organisatie, niet naar een ander bedrijf. Ze worden "
                "opgeteld per groep. Je naam, je e-mailadres en je code staan er niet bij.\n\n"
                "Meedoen is vrij. Wie niet meedoet, merkt daar niets van, behalve een herinnering."
            )
    return texts


def describe_page_texts() -> dict[str, str]:
    """Return the sentences that the script puts on the page, in the language that is active."""
    return {
        "title": _("Vragenlijst"),
        "progress": _("Deel {part} van {parts}, nog ongeveer {minutes} minuten"),
        "progressLast": _("Deel {part} van {parts}, nog ongeveer een minuut"),
        "allAnswered": _("Je hebt alle vragen beantwoord."),
        "oneSkipped": _("Eén vraag heb je overgeslagen. Dat mag."),
        "someSkipped": _("Je hebt {n} vragen overgeslagen. Dat mag."),
        "sending": _("Bezig met versturen ..."),
        "notSent": _(
            "Nog niet verstuurd. Je antwoorden staan hier nog. Kijk of je verbinding hebt en probeer het opnieuw."
        ),
        "preview": _(
            "Dit is een voorbeeld. Er is niets verstuurd. Na het versturen ziet de deelnemer het dankwoord."
        ),
        "wiped": _("Je antwoorden zijn van dit apparaat gewist."),
    }

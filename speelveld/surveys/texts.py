"""Texts that are not in a template: the steps of a wave, the default privacy text, the respondent's page."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LANGUAGES = (("nl", "Nederlands"), ("en", "English"))


class StepText(NamedTuple):
    title: str | Promise
    lead: str | Promise


STEP_TEXTS = {
    "instrument": StepText(
        gettext_lazy("Wat vraag je?"),
        gettext_lazy("Kies een vragenlijst. Korte lijsten krijgen meer antwoorden."),
    ),
    "audience": StepText(
        gettext_lazy("Wie vraag je?"),
        gettext_lazy("Iedereen vragen geeft het beste beeld. Je kunt ook een deel kiezen."),
    ),
    "dates": StepText(
        gettext_lazy("Wanneer?"),
        gettext_lazy("Twee tot drie weken is genoeg. Vermijd vakanties en de drukste weken."),
    ),
    "reminders": StepText(
        gettext_lazy("Hoe vaak herinner je?"),
        gettext_lazy("Alleen wie nog niet meedeed krijgt een herinnering. Twee is meestal genoeg."),
    ),
    "privacy": StepText(
        gettext_lazy("Wat beloof je?"),
        gettext_lazy("Dit lezen mensen voor ze beginnen. Onze tekst is een begin: maak hem van jullie."),
    ),
}


def name_merged(names: Sequence[str]) -> str:
    """Return what units that are read as one are called, unless the owner knows better."""
    return _("%(first)s met %(others)s") % {"first": "".join(names[:1]), "others": ", ".join(names[1:])}


def make_privacy_text() -> dict[str, str]:
    """Return what we say about privacy unless the organisation writes its own, in each language."""
    texts = {}
    for language, _name in LANGUAGES:
        with translation.override(language):
            texts[language] = _(
                "Je werkgever wil weten wat werken hier prettig maakt en wat energie kost. Daarom deze vragen.\n\n"
                "Je antwoorden worden opgeteld met die van anderen in je groep. Je naam, je e-mailadres en je code "
                "staan er niet bij.\n\n"
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
        "empty": _("Je hebt nog geen vraag beantwoord. Er is niets verstuurd."),
        "badKey": _(
            "De sleutel van deze vragenlijst klopt niet. Je antwoorden zijn niet verstuurd en staan hier nog. Laad de "
            "pagina opnieuw en probeer het nog eens. Gebeurt het weer, meld het dan bij wie je de link gaf."
        ),
        "preview": _(
            "Dit is een voorbeeld. Er is niets verstuurd. Na het versturen ziet de deelnemer het dankwoord."
        ),
        "wiped": _("Je antwoorden zijn van dit apparaat gewist."),
    }

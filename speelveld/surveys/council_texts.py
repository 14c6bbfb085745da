"""What the page for the works council says beside the wave's own settings. Part of the version that it decides on."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Sight(NamedTuple):
    action: str  # in organisations.permissions.RULES
    what: str | Promise


SIGHTS = (
    Sight("people.see", _("De personeelslijst: naam, e-mailadres en onderdeel.")),
    Sight(
        "waves.see", _("Deze pagina, en hoeveel mensen meedoen: alleen van grote groepen, in stappen van 5%.")
    ),
    Sight("waves.change", _("Klaarzetten, starten en sluiten; ook welke e-mailadressen niet werken.")),
    Sight("results.see_all", _("Alle uitkomsten die vrijgegeven zijn.")),
    Sight(
        "results.see_own_unit",
        _("De uitkomst van de eigen teams, en de totalen van de onderdelen daarboven om mee te vergelijken."),
    ),
    Sight("results.see_whole", _("De uitkomst van de hele organisatie.")),
    Sight("results.export", _("Alle uitkomsten als bestand meenemen.")),
)

ANONYMITY = (
    _("Een antwoord krijgt geen naam, e-mailadres, code of tijd mee. Het hoort alleen bij een groep."),
    _(
        "Die groep telt minstens zoveel uitgenodigde mensen als de kleinste groep. Kleine teams voegen we vooraf samen."
    ),
    _(
        "Tot de meting sluit, liggen antwoorden in een gesloten doos. De sleutel ligt buiten de reservekopieën."
    ),
    _(
        "Bij het sluiten worden de antwoorden gemengd. De sleutel en de lijst van wie meedeed worden dan gewist."
    ),
    _(
        "Uitkomsten gaan door één poort. Die toont alleen wat ook met slim rekenen niets over een klein groepje zegt."
    ),
)
REMAINS = _(
    "Wat overblijft: wie tijdens de meting in de draaiende server kan meekijken, of de software verandert, kan meer "
    "zien. Spreek met de systeembeheerder af wie dat kan en hoe dat wordt bijgehouden."
)

KEPT = (
    _("Tot het sluiten: wie is uitgenodigd en of de uitnodiging gebruikt is. Nooit wanneer."),
    _("Na het sluiten: de antwoorden, elk met alleen een groep, en de uitkomsten die vrijgegeven zijn."),
    _(
        "Wie gevraagd is en bij welk onderdeel, om te zien hoeveel mensen bij de volgende meting gebleven zijn."
    ),
    _("Wie iets instelde, startte, sloot of besloot, met de datum."),
)
NOT_KEPT = (
    _("Wie welk antwoord gaf."),
    _("Na het sluiten: wie meedeed en wie niet."),
    _("Wanneer een antwoord binnenkwam, en van welk apparaat of adres."),
    _("Diagnoses, klachten of behandelingen van een persoon."),
)

# parts of a proposal, as the page names them when one of them changed
PART_NAMES = {
    "title": _("de naam"),
    "instrument": _("de vragen"),
    "audience": _("wie er gevraagd worden"),
    "merged": _("welke teams als één team gelden"),
    "trait": _("het kenmerk waar we ook groepen van tonen"),
    "managers_apart": _("of leidinggevenden apart antwoorden"),
    "opens_on": _("de begindatum"),
    "closes_on": _("de sluitdatum"),
    "reminder_days": _("de herinneringen"),
    "privacy_text": _("de uitleg over privacy"),
    "contact": _("wie vragen beantwoordt"),
    "gate": _("de kleinste groep en de andere grenzen"),
    "sights": _("wie wat ziet"),
    "terms": _("hoe lang we bewaren"),
    "statements": _("de uitleg over anonimiteit en bewaren"),
}

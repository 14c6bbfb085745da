"""Fills the assessment from the settings of the installation, the organisation and the wave."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speelveld.privacy.assessment import Assessment, Grid, Open, Part, Text
from speelveld.privacy.presenters.facts import (
    describe_consent,
    describe_limits,
    describe_parties,
    describe_wave,
    list_data,
    list_sights,
)
from speelveld.privacy.presenters.risks import list_risks
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.council import CouncilPage, present_council
from speelveld.surveys.presenters.wording import say_day


def present_assessment(wave: Wave) -> Assessment:
    """Return the assessment in the active language, as things are today."""
    today, council = timezone.localdate(), present_council(wave)
    name = wave.organisation.name
    return Assessment(
        kicker=" · ".join((_("Gegevensbeschermingseffectbeoordeling (DPIA)"), name, say_day(today))),
        title=wave.title,
        lead=_(
            "Wat hier staat komt uit de instellingen van vandaag. Velden met een gekleurd vlak zijn "
            "in te vullen: die "
            "weet alleen de organisatie zelf."
        ),
        organisation=name,
        made_on=today,
        parts=(
            _introduce(),
            Part(
                _("Wat er gebeurt"),
                (
                    describe_wave(wave, council),
                    Open(_("Wat willen jullie met de uitkomsten doen, en wat niet?")),
                ),
            ),
            _name_grounds(),
            _list_what_is_kept(wave),
            _tell_who_is_in(wave, council),
            _protect(council),
            _weigh(wave, council),
            _list_rights(wave),
            _list_what_can_go_wrong(wave),
            _ask_others(wave),
            _decide(),
            _name_sources(),
        ),
    )


def _introduce() -> Part:
    return Part(
        _("Waarom deze beoordeling"),
        (
            Text(
                _(
                    "De Autoriteit Persoonsgegevens heeft een lijst van verwerkingen waarvoor een DPIA "
                    "verplicht is (2019). "
                    "Gezondheidsgegevens op grote schaal en het volgen van medewerkers staan erop. Een meting over "
                    "mentale gezondheid op het werk hoort daar in de meeste organisaties bij."
                )
            ),
            Open(_("Wie maakte deze beoordeling, wie las mee, en wanneer kijken jullie er opnieuw naar?")),
        ),
    )


def _name_grounds() -> Part:
    return Part(
        _("Doel en grondslag"),
        (
            Text(
                _(
                    "Het doel is weten wat werk zwaar of juist prettig maakt, daar iets aan doen, en later "
                    "zien of het "
                    "helpt. Een werkgever moet psychosociale arbeidsbelasting in kaart brengen, maatregelen nemen en "
                    "medewerkers daarover inlichten (Arbobesluit artikel 2.15, Arbowet artikel 3 en 5)."
                )
            ),
            Text(
                _(
                    "Toestemming van een medewerker aan de werkgever is zelden vrij gegeven. Deze meting "
                    "leunt daar niet "
                    "op: meedoen is vrij, en de werkgever krijgt geen antwoorden van personen, alleen "
                    "anonieme totalen."
                )
            ),
            Text(
                _(
                    "Voor gegevens over gezondheid is daarnaast een uitzondering nodig (AVG artikel 9, UAVG "
                    "artikel 30). "
                    "Die vraag speelt tot het sluiten, zolang uitnodigingen bestaan."
                )
            ),
            Open(
                _(
                    "Op welke grondslag van AVG artikel 6 steunen jullie, en op welke uitzondering van artikel 9?"
                )
            ),
        ),
    )


def _list_what_is_kept(wave: Wave) -> Part:
    return Part(
        _("Gegevens en bewaartermijnen"),
        (
            Grid(
                _("Gegevens"),
                _("Elke soort gegevens met wat het is, waarvoor het nodig is en hoe lang het blijft."),
                (_("Soort"), _("Waarvoor"), _("Hoe lang")),
                (0.36, 0.36, 0.28),
                list_data(wave.organisation),
            ),
            Text(
                _(
                    "Het wissen gaat elke dag vanzelf; de pagina ‘Bewaren en wissen’ toont de aantallen. "
                    "Reservekopieën "
                    "vallen daar buiten."
                )
            ),
            Open(_("Hoe lang blijven reservekopieën bestaan, en wie kan erbij?")),
        ),
    )


def _tell_who_is_in(wave: Wave, council: CouncilPage) -> Part:
    return Part(
        _("Wie erbij betrokken is"),
        (
            describe_parties(wave),
            Open(
                _("Wie beheert de server? Is er een verwerkersovereenkomst met de hoster en de mailpartij?")
            ),
            Grid(
                _("Wie wat ziet"),
                _("Elke soort informatie met de rollen die haar zien."),
                (_("Wat"), _("Wie")),
                (0.55, 0.45),
                list_sights(council),
            ),
        ),
    )


def _protect(council: CouncilPage) -> Part:
    return Part(
        _("Hoe antwoorden anoniem blijven"),
        (
            *(Text(str(sentence)) for sentence in council.anonymity),
            describe_limits(council),
            Text(str(council.remains)),
        ),
    )


def _weigh(wave: Wave, council: CouncilPage) -> Part:
    n_questions = sum(len(part.questions) for part in council.parts)
    return Part(
        _("Noodzaak en evenredigheid"),
        (
            Text(
                _(
                    "Er worden %(n)s vragen gesteld. Elke vraag mag iemand overslaan. Er is geen vraag naar "
                    "naam, leeftijd, "
                    "geslacht of ziekte, en er is geen vak voor vrije tekst."
                )
                % {"n": n_questions}
                if not _is_own(wave)
                else _(
                    "Er worden %(n)s vragen gesteld uit een eigen vragenlijst. Elke vraag mag iemand overslaan."
                )
                % {"n": n_questions}
            ),
            Open(_("Waarom kan het doel niet met minder vragen of zonder vragenlijst worden bereikt?")),
        ),
    )


def _is_own(wave: Wave) -> bool:
    return wave.organisation.instruments.filter(key=wave.instrument.get("key", "")).exists()


def _list_rights(wave: Wave) -> Part:
    return Part(
        _("Rechten van medewerkers"),
        (
            Text(
                _(
                    "Wie inzage vraagt krijgt binnen een maand antwoord (AVG artikel 15). Over de persoon "
                    "zelf staan er "
                    "de personeelslijst, de rollen en of iemand is uitgenodigd. Een antwoord is niet terug "
                    "te vinden, ook niet "
                    "op verzoek; dat staat in de uitleg vooraf."
                )
            ),
            Text(_("Vragen over de meting gaan naar: %(contact)s.") % {"contact": wave.contact or "–"}),
            Open(_("Waar dienen medewerkers een verzoek of een klacht in?")),
        ),
    )


def _list_what_can_go_wrong(wave: Wave) -> Part:
    mark = _("in te vullen")
    return Part(
        _("Risico’s en maatregelen"),
        (
            Grid(
                _("Risico’s"),
                _(
                    "Elk risico met de maatregelen in het programma, wat overblijft en het oordeel van de "
                    "organisatie."
                ),
                (
                    _("Wat kan er misgaan"),
                    _("Wat het programma doet"),
                    _("Wat overblijft"),
                    _("Jullie oordeel"),
                ),
                (0.24, 0.34, 0.26, 0.16),
                tuple((*risk, mark) for risk in list_risks(wave)),
                to_fill_in=mark,
            ),
            Open(_("Welke maatregelen nemen jullie zelf nog, wie doet dat, en wanneer is het klaar?")),
        ),
    )


def _ask_others(wave: Wave) -> Part:
    return Part(
        _("Wie is gevraagd om mee te denken"),
        (
            describe_consent(wave),
            Open(
                _("Wat vonden medewerkers van dit plan? Wat adviseert de functionaris gegevensbescherming?")
            ),
        ),
    )


def _decide() -> Part:
    mark = _("in te vullen")
    rows = (_("Directie"), _("Functionaris gegevensbescherming"), _("Programma-eigenaar"))
    return Part(
        _("Besluit"),
        (
            Open(
                _(
                    "Is wat overblijft aanvaardbaar? Moet de Autoriteit Persoonsgegevens vooraf worden geraadpleegd?"
                )
            ),
            Grid(
                _("Ondertekening"),
                _("Ruimte voor naam, datum en paraaf."),
                (_("Rol"), _("Naam"), _("Datum"), _("Paraaf")),
                (0.34, 0.3, 0.18, 0.18),
                tuple((row, mark, mark, mark) for row in rows),
                to_fill_in=mark,
            ),
        ),
    )


def _name_sources() -> Part:
    return Part(
        _("Bronnen"),
        (
            Text(
                _(
                    "Algemene verordening gegevensbescherming (AVG) en de Nederlandse Uitvoeringswet (UAVG); "
                    "Arbowet en "
                    "Arbobesluit; Wet op de ondernemingsraden, artikel 27; Autoriteit Persoonsgegevens: lijst van "
                    "verwerkingen waarvoor een DPIA verplicht is, 27 november 2019."
                )
            ),
            Text(
                _(
                    "Dit document is een hulpmiddel en geen juridisch advies. Laat een jurist de artikelen nakijken."
                )
            ),
        ),
    )


def get_document_language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"

"""What can go wrong with a survey, what the program does about it with the settings of today, and what remains."""

from django.conf import settings
from django.utils.translation import gettext as _

from speelveld.organisations.models import Organisation, Role
from speelveld.organisations.retention import get_months
from speelveld.organisations.texts import say_term
from speelveld.surveys.models import Wave
from speelveld.surveys.thresholds import choose_settings

Risk = tuple[str, str, str]


def list_risks(wave: Wave) -> tuple[Risk, ...]:
    return (
        *_list_risks_of_results(wave),
        *_list_risks_of_storage(wave),
        *_list_risks_of_people(wave.organisation),
    )


def _list_risks_of_results(wave: Wave) -> tuple[Risk, ...]:
    gate = choose_settings(wave.minimum_group)
    return (
        (
            _("Iemand leidt uit cijfers af wat een kleine groep of één persoon antwoordde."),
            _(
                "Cijfers alleen vanaf %(k)s antwoorden, verdelingen vanaf %(spread)s. Eén poort rekent "
                "na dat ook aftrekken "
                "en vergelijken niets over minder mensen verraadt."
            )
            % {"k": gate.k, "spread": gate.k_distribution},
            _("Wie zelf in een groep zit en anderen ondervraagt, kan meer raden."),
        ),
        (
            _("Uitkomsten worden gebruikt om een team of een leidinggevende af te rekenen."),
            _(
                "Geen ranglijsten en geen cijfers per persoon. Een leidinggevende ziet alleen de eigen "
                "teams en de totalen daarboven."
            ),
            _("Hoe mensen met de uitkomst omgaan. Spreek dat vooraf af."),
        ),
        (
            _("Een verschil tussen twee metingen verraadt wie wegging of erbij kwam."),
            _("Een verandering verschijnt pas als genoeg mensen beide keren gevraagd zijn."),
            _("Niets bekend."),
        ),
    )


def _list_risks_of_storage(wave: Wave) -> tuple[Risk, ...]:
    months = get_months(wave.organisation)
    is_safe = settings.SITE_URL.startswith("https://")
    return (
        (
            _(
                "Iemand legt opgeslagen gegevens, logboeken en reservekopieën naast elkaar en koppelt "
                "een antwoord aan een persoon."
            ),
            _(
                "Een antwoord bewaart alleen een groep, geen tijd en geen volgorde. Tot het sluiten is "
                "het versleuteld, en de sleutel ligt buiten de kopieën."
            ),
            _("Wie tijdens de meting in de draaiende server meekijkt of de software verandert."),
        ),
        (
            _("Iemand luistert onderweg mee."),
            _("Het adres is versleuteld (https).")
            if is_safe
            else _("Een meting start alleen over https; nu staat er een adres zonder https ingesteld."),
            _("Een partij die het certificaat beheert, telt als deel van de server."),
        ),
        (
            _("Gegevens blijven langer liggen dan nodig."),
            _("Vaste termijnen, elke dag uitgevoerd. Antwoorden blijven %(term)s.")
            % {"term": say_term("answers", months["answers"])},
            _("Reservekopieën, zolang die bestaan."),
        ),
        (
            _("Een uitnodiging of brief komt bij een ander terecht."),
            _(
                "Een code werkt één keer. Brieven horen bij een groep, en mensen trekken ze zelf uit een stapel."
            ),
            _("Iemand kan eenmaal in de plaats van een ander antwoorden."),
        ),
    )


def _list_risks_of_people(organisation: Organisation) -> tuple[Risk, ...]:
    n_owners = organisation.memberships.filter(role=Role.OWNER).count()
    return (
        (
            _("Mensen voelen zich verplicht mee te doen, of juist om een gunstig antwoord te geven."),
            _(
                "Niemand ziet wie meedeed. De respons van kleine groepen wordt niet getoond, en van "
                "grote alleen in stappen van 5%."
            ),
            _("Druk in het gesprek op het werk. Leg uit dat meedoen vrij is."),
        ),
        (
            _("De personeelslijst komt in verkeerde handen."),
            _(
                "Alleen de programma-eigenaar ziet haar (nu %(n)s). Inloggen kan met een tweede stap; "
                "elke rol die gegeven wordt staat in het logboek."
            )
            % {"n": n_owners},
            _("Een overgenomen mailbox of computer van die persoon."),
        ),
        (
            _("Iemand schrijft iets over de gezondheid van een collega op."),
            _("De vragenlijst heeft geen vak voor vrije tekst."),
            _("Teksten bij maatregelen en problemen op het speelveld."),
        ),
    )

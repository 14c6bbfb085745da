"""The facts of an assessment: everything that the program knows by itself."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from speelveld.organisations.models import Organisation
from speelveld.organisations.retention import TERMS, get_months
from speelveld.organisations.texts import say_term
from speelveld.privacy.assessment import Facts
from speelveld.privacy.texts import FIXED_TEXTS
from speelveld.surveys import questionnaire
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.council import CouncilPage
from speelveld.surveys.presenters.wording import join_names

NONE = "–"


def describe_wave(wave: Wave, council: CouncilPage) -> Facts:
    n_people = wave.organisation.people.filter(left_on__isnull=True).count()
    questions = _("%(n)s vragen, ongeveer %(minutes)s minuten") % {
        "n": len(wave.instrument.get("items", ())),
        "minutes": questionnaire.get_minutes(wave.instrument) if wave.instrument else 0,
    }
    return Facts(
        (
            (_("Meting"), wave.title),
            (_("Periode"), council.period),
            (_("Vragenlijst"), f"{council.instrument}: {questions}" if wave.instrument else NONE),
            (_("Wie gevraagd worden"), join_names(council.units) or _("iedereen")),
            (_("Op de personeelslijst"), _("%(n)s mensen") % {"n": n_people}),
            (_("Versie"), council.version[:12] or NONE),
        )
    )


def describe_parties(wave: Wave) -> Facts:
    mail = settings.EMAIL_HOST if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") else NONE
    return Facts(
        (
            (_("Verantwoordelijke"), wave.organisation.name),
            (_("Adres van het programma"), urlsplit(settings.SITE_URL).netloc),
            (_("Mailserver"), mail),
            (
                _("Makers van het programma"),
                _(
                    "Krijgen niets: het programma draait op een eigen server en haalt of stuurt niets "
                    "daarbuiten, behalve mail."
                ),
            ),
            (_("Vragen"), wave.contact or NONE),
        )
    )


def describe_limits(council: CouncilPage) -> Facts:
    return Facts(tuple((limit.name, f"{limit.value}. {limit.why}") for limit in council.limits))


def describe_consent(wave: Wave) -> Facts:
    council = wave.start_grounds.order_by("-pk")
    rows = [
        (str(ground.get_kind_display()).capitalize(), " · ".join(filter(None, (
            f"{ground.kept_on:%d-%m-%Y}", ground.kept_by_name, ground.reference, ground.text))))
        for ground in council
    ]  # fmt: skip
    return Facts(tuple(rows) or ((_("Ondernemingsraad"), _("nog geen besluit")),))


def list_data(organisation: Organisation) -> tuple[tuple[str, str, str], ...]:
    """Return every kind with why it is there and how long; the terms are those of today."""
    months = get_months(organisation)
    uses = {
        "answers": _("De uitkomsten maken en narekenen."),
        "audience": _("Tellen hoeveel mensen bij de volgende meting gebleven zijn."),
        "people": _("Fouten in de personeelslijst herstellen."),
        "events": _("Nagaan wie iets instelde, startte of besloot."),
    }
    chosen = [(str(TERMS[kind].name), use, say_term(kind, months[kind])) for kind, use in uses.items()]
    staff = (
        _("Personeelslijst: nummer, naam, e-mailadres, onderdeel, taal, en kenmerken die gekozen zijn"),
        _("Uitnodigen, en groepen maken die groot genoeg zijn."),
        _("zolang iemand in dienst is"),
    )
    fixed = [(str(text.name), str(text.reason), str(text.term)) for text in FIXED_TEXTS.values()]
    released = (
        _("Vrijgegeven uitkomsten van groepen"),
        _("Laten zien hoe het gaat en wat er verandert."),
        _("blijven; ze zeggen niets over één persoon"),
    )
    return (staff, *chosen, *fixed, released)


def list_sights(council: CouncilPage) -> tuple[tuple[str, str], ...]:
    rows = [(str(sight.what), sight.who) for sight in council.sights]
    return (*rows, (_("Wat één persoon antwoordde."), _("niemand")))

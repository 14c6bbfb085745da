"""What can go wrong around a wave and an answer."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from speelveld.ui.errors import Refused


class WaveRefused(Refused):
    """A wave cannot do this now; the message says why and what to do."""


class InstrumentRefused(Refused):
    """A file is no instrument that can be asked. `findings` has each problem with its place and remedy."""

    status = 422

    def __init__(self, findings: Sequence[str]) -> None:
        super().__init__(" ".join(findings))
        self.findings = tuple(findings)


class AnswerRefused(Refused):
    """An answer was not taken. The message says why and what to do; the answers still stand in the browser."""

    def __init__(self, reason: str) -> None:
        super().__init__(str(ANSWER_REFUSALS[reason][1]))
        self.reason = reason
        self.status = ANSWER_REFUSALS[reason][0]


ANSWER_REFUSALS = {
    "unknown_wave": (
        404,
        _("Deze vragenlijst kennen we niet. Er is niets bewaard. Je antwoorden staan hier nog."),
    ),
    "unknown_code": (403, _("Deze code klopt niet. Kijk of je de hele code hebt overgenomen.")),
    "many_wrong_codes": (
        429,
        _("Er zijn te veel verkeerde codes geprobeerd. Wacht tien minuten en kijk je code na."),
    ),
    "used_code": (
        409,
        _(
            "Deze code is al gebruikt. Verstuurde je zelf al een vragenlijst, dan telt die mee en ben je klaar. Lukte "
            "het versturen niet, probeer het dan opnieuw op het apparaat en in het venster van toen."
        ),
    ),
    "bad_stamp": (
        403,
        _(
            "Het stempel bij dit antwoord klopt niet. Het is veranderd, of het hoort bij een andere vragenlijst of "
            "groep. Er is niets bewaard. Probeer het opnieuw."
        ),
    ),
    "not_open": (409, _("Deze vragenlijst is nog niet open. Je antwoorden staan hier nog.")),
    "closed": (
        409,
        _("Deze vragenlijst is gesloten. Er kunnen geen antwoorden meer bij. Dank je wel voor je moeite."),
    ),
    "other_version": (
        400,
        _(
            "Deze pagina hoort bij een andere versie van de vragenlijst. Laad de pagina opnieuw. Er is niets bewaard."
        ),
    ),
    "unreadable": (
        400,
        _("Wat er binnenkwam is niet te lezen. Er is niets bewaard. Laad de pagina opnieuw."),
    ),
    "outside_options": (400, _("Er zit een antwoord bij dat niet bij de vraag hoort. Er is niets bewaard.")),
    "empty": (400, _("Je hebt nog geen vraag beantwoord. Er is niets verstuurd.")),
    "too_large": (413, _("Wat er binnenkwam is te groot. Er is niets bewaard. Laad de pagina opnieuw.")),
    "not_safe": (
        403,
        _("Dit adres is niet versleuteld. Open de vragenlijst met https:// ervoor. Er is niets bewaard."),
    ),
    "busy": (
        503,
        _("Het lukt nu even niet. Je antwoorden staan hier nog. Probeer het over een minuut weer."),
    ),
}

"""The invitation and the reminder: short, in the reader's language, as text and as plain HTML."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from speelveld.surveys import questionnaire
from speelveld.surveys.addresses import make_link
from speelveld.surveys.codes import derive_code
from speelveld.surveys.models import Invitation, Wave

LANGUAGES = ("nl", "en")


def choose_language(wanted: str) -> str:
    """Return the language we write in to somebody: theirs, or Dutch."""
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def describe_mail(wave: Wave, language: str, code: str, *, is_reminder: bool) -> dict[str, Any]:
    """Return the subject and both bodies."""
    with translation.override(language):
        context = {
            "wave": wave,
            "organisation": wave.organisation,
            "minutes": questionnaire.get_minutes(wave.instrument),
            "link": make_link(wave, code, language),
            "is_reminder": is_reminder,
        }
        subject = (
            _("Herinnering: hoe is je werk bij %(name)s?")
            if is_reminder
            else _("Hoe is je werk bij %(name)s?")
        )
        return {
            "subject": subject % {"name": wave.organisation.name},
            "text": render_to_string("surveys/mail.txt", context),
            "html": render_to_string("surveys/mail.html", context),
        }


def make_mail(wave: Wave, invitation: Invitation, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """Return the mail for one invitation; its code is made here and stored nowhere."""
    assert invitation.person is not None
    code = derive_code(wave.code_key, invitation.number)
    language = choose_language(invitation.person.language)
    parts = describe_mail(wave, language, code, is_reminder=invitation.n_mails_sent > 0)
    mail = EmailMultiAlternatives(
        parts["subject"],
        parts["text"],
        settings.DEFAULT_FROM_EMAIL,
        [invitation.person.email],
        connection=connection,
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(parts["html"], "text/html")
    return mail

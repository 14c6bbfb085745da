"""Mails around agreements. Subject and text say that something waits, never what or about whom."""

import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from speelveld.accounts.models import User
from speelveld.organisations.http import reverse_inside
from speelveld.organisations.models import Organisation

READY, REVIEW, ERASE, GONE = "ready", "review", "erase", "gone"


@task()
def mail_notice(user_id: int, organisation_id: int, kind: str, day: str = "") -> None:
    """Tell somebody that something waits in Speelveld."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if user is None or organisation is None:
        return
    with translation.override(user.language):
        context = {
            "user": user,
            "kind": kind,
            "day": datetime.date.fromisoformat(day) if day else None,
            "address": f"{settings.SITE_URL}{reverse_inside(organisation, 'agreements:start')}",
        }
        text = render_to_string("agreements/mail.txt", context)
        send_mail(_("Bericht in Speelveld"), text, None, [user.email])

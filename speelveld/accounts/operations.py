"""Links with which people sign in: making, mailing and using them."""

import datetime
import hashlib
import secrets

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from speelveld.accounts.errors import LinkUnusable
from speelveld.accounts.guessing import is_over_limit
from speelveld.accounts.models import SignInLink, User

MAIL_LINK_HOURS = 0.25


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_sign_in_link(user: User, *, valid_for_hours: float = MAIL_LINK_HOURS, is_reusable: bool = False) -> str:
    """Return the path of a new link. Only its digest is kept, so the database opens no door."""
    token = secrets.token_urlsafe(32)
    SignInLink.objects.filter(expires_at__lt=timezone.now()).delete()
    SignInLink.objects.create(
        user=user,
        digest=_digest(token),
        expires_at=timezone.now() + datetime.timedelta(hours=valid_for_hours),
        is_reusable=is_reusable,
    )
    return reverse("accounts:open_link", args=[token])


def send_sign_in_link(*, email: str) -> None:
    """Mail a link when the address is known. Does the same, and takes as long to tell, when it is not."""
    if is_over_limit("sign-in-mail", email.lower(), limit=5, seconds=3600):
        return
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        return
    address = f"{settings.SITE_URL}{make_sign_in_link(user)}"
    with translation.override(user.language):
        text = render_to_string("accounts/sign_in_mail.txt", {"user": user, "address": address})
        send_mail(_("Inloggen bij Speelveld"), text, None, [user.email])


def check_link(token: str) -> User:
    """Return whose link this is, without using it. Raises LinkUnusable."""
    link = SignInLink.objects.filter(digest=_digest(token), expires_at__gt=timezone.now()).select_related("user").first()
    if link is None or not link.user.is_active:
        raise LinkUnusable
    return link.user


@transaction.atomic
def use_link(token: str) -> User:
    """Return whose link this is, and use it up. Raises LinkUnusable."""
    user = check_link(token)
    used, _rows = SignInLink.objects.filter(digest=_digest(token), is_reusable=False).delete()
    if not used and not SignInLink.objects.filter(digest=_digest(token), is_reusable=True).exists():
        raise LinkUnusable
    return user

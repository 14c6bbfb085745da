"""Links with which people sign in: making, mailing and using them."""

import datetime
import hashlib
import secrets
from collections.abc import Collection

from django.conf import settings
from django.core.mail import send_mail
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_tasks import task

from speelveld.accounts.errors import LinkUnusable
from speelveld.accounts.models import SignInLink, User

MAIL_LINK_HOURS = 0.25
_BEFORE_OTHER_WORK = 90
_signer = Signer(salt="sign-in link")


def make_sign_in_link(
    user: User, *, valid_for_hours: float = MAIL_LINK_HOURS, is_reusable: bool = False
) -> str:
    """Return the path of a new link.

    It is signed, and only its digest is kept: neither reading the database nor writing in it opens a door.
    """
    secret = secrets.token_urlsafe(32)
    SignInLink.objects.filter(expires_at__lt=timezone.now()).delete()
    SignInLink.objects.create(
        user=user,
        digest=_digest(secret),
        expires_at=timezone.now() + datetime.timedelta(hours=valid_for_hours),
        is_reusable=is_reusable,
    )
    return reverse("accounts:open_link", args=[_signer.sign(secret)])


def send_sign_in_link(*, email: str, next_path: str = "") -> None:
    """Leave it to the worker to mail a link, when the address is known.

    For an unknown address the same work is queued, so that neither the answer nor its time tells them apart.
    """
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    mail_sign_in_link.enqueue(user.pk if user else 0, next_path)


@task(priority=_BEFORE_OTHER_WORK)
def mail_sign_in_link(user_id: int, next_path: str) -> None:
    """Mail a new link to this user; to nobody when there is no such user."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        return
    query = f"?{urlencode({'next': next_path})}" if next_path else ""
    address = f"{settings.SITE_URL}{make_sign_in_link(user)}{query}"
    with translation.override(user.language):
        text = render_to_string("accounts/sign_in_mail.txt", {"user": user, "address": address})
        send_mail(_("Inloggen bij Speelveld"), text, None, [user.email])


def check_link(token: str) -> User:
    """Return whose link this is, without using it. Raises LinkUnusable."""
    return _find_link(token).user


@transaction.atomic
def use_link(token: str) -> User:
    """Return whose link this is, and use it up. Raises LinkUnusable."""
    link = _find_link(token)
    if not link.is_reusable:
        n_used, _rows = SignInLink.objects.filter(pk=link.pk).delete()
        if not n_used:  # somebody else was a moment earlier
            raise LinkUnusable
    return link.user


def drop_password(*, user: User) -> User:
    """Forget this person's password; the mail link and passkeys go on working."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    return user


def forget_users_without_role(*, before: datetime.datetime, spared: Collection[int] = ()) -> int:
    """Delete who has no role anywhere and did not sign in since then; not whom others still need. Returns how many.

    Links that expired go too; they are no longer of use to anybody.
    """
    SignInLink.objects.filter(expires_at__lt=timezone.now()).delete()
    absent = Q(last_login__lt=before) | Q(last_login__isnull=True)
    former = User.objects.filter(absent, memberships__isnull=True).exclude(pk__in=spared)
    n_former = former.count()
    former.delete()
    return n_former


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _find_link(token: str) -> SignInLink:
    try:
        secret = _signer.unsign(token)
    except BadSignature:
        raise LinkUnusable from None
    living = SignInLink.objects.filter(expires_at__gt=timezone.now(), user__is_active=True)
    link = living.filter(digest=_digest(secret)).select_related("user").first()
    if link is None:
        raise LinkUnusable
    return link

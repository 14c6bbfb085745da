"""Signing in by mail link, and one's own account. Passwords and second factors are the library's pages."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from speelveld.accounts import operations
from speelveld.accounts.errors import LinkUnusable
from speelveld.accounts.forms import MailForm, MeForm
from speelveld.accounts.models import User


def _read_next(request: HttpRequest) -> str:
    """Return where somebody was going, if that is a page of ours."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else ""


def _get_user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address, and answer the same whether or not it is known or asked for too often."""
    next_path = _read_next(request)
    if request.user.is_authenticated:
        return redirect(next_path or "/")
    form = MailForm(request.POST or None)
    if not form.is_valid():
        return render(request, "accounts/sign_in.html", {"form": form, "next_path": next_path})
    email = form.cleaned_data["email"]
    if consume(request, action="sign_in_mail", key=email.lower()):
        operations.send_sign_in_link(email=email, next_path=next_path)
    return render(request, "accounts/link_sent.html")


@never_cache
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for one press before signing in: programs that look through mail open links too."""
    try:
        if request.method == "GET":
            return render(
                request, "accounts/open_link.html", {"user_name": str(operations.check_link(token))}
            )
        user = operations.use_link(token)
    except LinkUnusable:
        return render(request, "accounts/link_unusable.html", status=410)
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, user, method="mail_link", reauthenticated=True)
    response: HttpResponse = perform_login(request, user, redirect_url=_read_next(request) or "/")
    return response


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def show_me(request: HttpRequest) -> HttpResponse:
    user = _get_user(request)
    form = MeForm(request.POST or None, instance=user)
    if form.is_valid():
        form.save()
        with translation.override(user.language):
            messages.success(request, _("Bewaard."))
        response = redirect("accounts:me")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language)
        return response
    memberships = user.memberships.select_related("organisation", "unit").order_by("organisation__name")
    context = {"form": form, "memberships": memberships, "has_second_factor": is_mfa_enabled(user)}
    return render(request, "accounts/me.html", context)


@login_required
@require_POST
@reauthentication_required
def drop_password(request: HttpRequest) -> HttpResponse:
    """Forget the password. Whoever just came in by mail link may, so no reset by mail is needed."""
    user = operations.drop_password(user=_get_user(request))
    update_session_auth_hash(request, user)
    return redirect("account_set_password")

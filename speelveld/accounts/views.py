"""Signing in by mail link, and one's own account. Passwords and second factors are the library's pages."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from speelveld.accounts import operations
from speelveld.accounts.errors import LinkUnusable
from speelveld.accounts.forms import MailForm, MeForm
from speelveld.accounts.guessing import is_over_limit


def _read_next(request: HttpRequest) -> str:
    """Return where somebody was going, if that is a page of ours."""
    wanted = request.GET.get("next", request.session.get("sign_in_next", ""))
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours else ""


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = MailForm(request.POST or None)
    if wanted := _read_next(request):
        request.session["sign_in_next"] = wanted
    if form.is_valid():
        operations.send_sign_in_link(email=form.cleaned_data["email"])
        return render(request, "accounts/link_sent.html")
    return render(request, "accounts/sign_in.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for one press before signing in: programs that look through mail open links too."""
    try:
        if is_over_limit("sign-in-link", token[:8], limit=30, seconds=3600):
            raise LinkUnusable
        if request.method == "GET":
            return render(request, "accounts/open_link.html", {"user_name": str(operations.check_link(token))})
        user = operations.use_link(token)
    except LinkUnusable:
        return render(request, "accounts/link_unusable.html", status=410)
    return perform_login(request, user, redirect_url=_read_next(request) or "/")


@login_required
@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    form = MeForm(request.POST or None, instance=request.user)  # type: ignore[arg-type]
    if form.is_valid():
        form.save()
        messages.success(request, _("Bewaard."), extra_tags="calm")
        return redirect("accounts:me")
    memberships = request.user.memberships.select_related("organisation", "unit")  # type: ignore[union-attr]
    return render(request, "accounts/me.html", {"form": form, "memberships": memberships})

"""The respondent's page: the same for everybody. It reads no cookie, starts no session and writes no log line."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from speelveld.surveys.addresses import is_private
from speelveld.surveys.models import Wave
from speelveld.surveys.page import Page, get_missing_page, get_page, get_unsafe_page
from speelveld.surveys.queries import get_state
from speelveld.surveys.texts import LANGUAGES


@require_safe
def show_questionnaire(request: HttpRequest, public_id: str, language: str = "nl") -> HttpResponse:
    return _show(request, public_id, language)


@require_safe
def show_kiosk(request: HttpRequest, public_id: str, language: str = "nl") -> HttpResponse:
    """The same for a device that many people use, one after the other: it keeps nothing and forgets by itself."""
    return _show(request, public_id, language, is_kiosk=True)


def _show(request: HttpRequest, public_id: str, language: str, *, is_kiosk: bool = False) -> HttpResponse:
    if language not in dict(LANGUAGES):
        return show_missing(request)
    if not is_private(request):
        return _send_page(request, get_unsafe_page(language), status=403)
    state = get_state(public_id)
    if state in (None, Wave.State.DRAFT):
        return show_missing(request, language)
    return _send_page(request, get_page(public_id, language, str(state), is_kiosk=is_kiosk))


@require_safe
def show_missing(request: HttpRequest, language: str = "nl") -> HttpResponse:
    """Say that nothing is asked at this address. A draft is as unknown as a slip of the pen."""
    return _send_page(request, get_missing_page(language), status=404)


def _send_page(request: HttpRequest, page: Page, status: int = 200) -> HttpResponse:
    headers = {
        "Cache-Control": "no-cache",
        "Content-Language": page.language,
        "ETag": page.etag,
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Encoding",
        "X-Frame-Options": "DENY",
    }
    if page.etag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(page.packed if packs else page.plain, status=status, headers=headers)
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    return response

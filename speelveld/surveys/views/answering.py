"""The respondent's side: one page, the same for everybody, and one request that takes an answer.

Neither reads a cookie, starts a session or writes a log line.
"""

import json
from functools import lru_cache
from typing import Any

from django.db import DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    JsonResponse,
    UnreadablePostError,
)
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from speelveld.surveys import operations
from speelveld.surveys.addresses import is_local
from speelveld.surveys.errors import ANSWER_REFUSALS, AnswerRefused
from speelveld.surveys.models import Wave
from speelveld.surveys.page import Page, get_missing_page, get_page, get_unsafe_page
from speelveld.surveys.queries import get_state
from speelveld.surveys.texts import LANGUAGES

MOST_BYTES = 16 * 1024


@require_safe
def show_questionnaire(request: HttpRequest, public_id: str, language: str = "nl") -> HttpResponse:
    if language not in dict(LANGUAGES):
        return show_missing(request)
    if not _is_safe(request):
        return _send_page(request, get_unsafe_page(language), status=403)
    state = get_state(public_id)
    if state in (None, Wave.State.DRAFT):
        return show_missing(request, language)
    return _send_page(request, get_page(public_id, language, str(state)))


@require_safe
def show_missing(request: HttpRequest, language: str = "nl") -> HttpResponse:
    """Say that nothing is asked at this address. A draft is as unknown as a slip of the pen."""
    return _send_page(request, get_missing_page(language), status=404)


@csrf_exempt  # no cookie is read here, so there is nothing that another site could abuse
@require_POST
def take_answer(request: HttpRequest, public_id: str) -> HttpResponse:
    try:
        if not _is_safe(request):
            raise AnswerRefused("not_safe")
        operations.submit_answer(public_id=public_id, **_read_submission(request))
    except AnswerRefused as refusal:
        return _refuse(refusal.reason)
    except Wave.DoesNotExist:
        return _refuse("unknown_wave")
    except DatabaseError:  # its text could hold an answer: it goes nowhere, and the browser tries again
        return _refuse("busy")
    return JsonResponse({"stored": True}, headers={"Cache-Control": "no-store"})


def _is_safe(request: HttpRequest) -> bool:
    """Tell whether nobody on the way can read along: encrypted, or on this very machine."""
    return request.is_secure() or is_local(request.get_host())


def _read_submission(request: HttpRequest) -> dict[str, Any]:
    """Return code, choices and version as they were sent. Raises AnswerRefused when they have no such shape."""
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise AnswerRefused("too_large")
        sent = json.loads(request.body)
    except (ValueError, RecursionError, UnreadablePostError):  # the last one: the line broke off
        raise AnswerRefused("unreadable") from None
    if not isinstance(sent, dict):
        raise AnswerRefused("unreadable")
    code, choices, version = sent.get("code"), sent.get("choices"), sent.get("version")
    if not isinstance(code, str) or not isinstance(choices, list) or not isinstance(version, str | None):
        raise AnswerRefused("unreadable")
    if not code.isascii():
        raise AnswerRefused("unknown_code")
    return {"code": code, "choices": choices, "version": version}


def _refuse(reason: str) -> HttpResponse:
    return JsonResponse(
        {"stored": False, "reason": reason, "message": _say(reason)},
        status=ANSWER_REFUSALS[reason][0],
        headers={"Cache-Control": "no-store"},
    )


@lru_cache
def _say(reason: str) -> dict[str, str]:
    """Return the sentence in every language: nobody's choice of language has to be sent along."""
    said = {}
    for language, _name in LANGUAGES:
        with translation.override(language):
            said[language] = str(ANSWER_REFUSALS[reason][1])
    return said


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

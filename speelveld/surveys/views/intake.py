"""What the respondent's browser asks and hands in: the list of keys, its own key, a stamp, and the answer.

No cookie is read, no session started and no log line written. The answer comes without a code.
"""

import base64
import binascii
import json
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from speelveld.surveys import operations
from speelveld.surveys.addresses import is_private
from speelveld.surveys.credentials import refuse_unless_open
from speelveld.surveys.errors import ANSWER_REFUSALS, AnswerRefused
from speelveld.surveys.models import Wave
from speelveld.surveys.queries import get_intake
from speelveld.surveys.signing_keys import get_key_list
from speelveld.surveys.texts import LANGUAGES

MOST_BYTES = 16 * 1024
NOT_KEPT = {"Cache-Control": "no-store"}
View = Callable[..., HttpResponse]


def _refusing(view: View) -> View:
    """Say each refusal in a sentence. What a database says could hold an answer: it goes nowhere."""

    @wraps(view)
    def answer(request: HttpRequest, public_id: str) -> HttpResponse:
        try:
            if not is_private(request):
                raise AnswerRefused("not_safe")
            return view(request, public_id)
        except AnswerRefused as refusal:
            return _refuse(refusal.reason)
        except Wave.DoesNotExist:
            return _refuse("unknown_wave")
        except DatabaseError:
            return _refuse("busy")

    return answer


@require_safe
@_refusing
def list_keys(_request: HttpRequest, public_id: str) -> HttpResponse:
    refuse_unless_open(get_intake(public_id).wave_id)
    body = get_key_list(public_id).body
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": "no-cache"})


@csrf_exempt  # no cookie is read here, so there is nothing that another site could abuse
@require_POST
@_refusing
def tell_key(request: HttpRequest, public_id: str) -> HttpResponse:
    sent = Sent(request)
    found = operations.find_group_key(public_id=public_id, code=sent.get_code())
    return _answer({"group": found.group_id, "modulus": _to_text(found.key.to_bytes())})


@csrf_exempt
@require_POST
@_refusing
def give_stamp(request: HttpRequest, public_id: str) -> HttpResponse:
    sent = Sent(request)
    signature = operations.stamp(public_id=public_id, code=sent.get_code(), blinded=sent.get_bytes("blinded"))
    return _answer({"signature": _to_text(signature)})


@csrf_exempt
@require_POST
@_refusing
def take_answer(request: HttpRequest, public_id: str) -> HttpResponse:
    sent = Sent(request)
    operations.submit_answer(
        public_id=public_id,
        group_id=sent.get_number("group"),
        prefix=sent.get_bytes("prefix"),
        signature=sent.get_bytes("signature"),
        choices=sent.get("choices", list),
        version=sent.get("version", str),
    )
    return _answer({"stored": True})


class Sent:
    """What came in. Raises AnswerRefused when it has no such shape."""

    def __init__(self, request: HttpRequest) -> None:
        try:
            if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
                raise AnswerRefused("too_large")
            self._content = json.loads(request.body)
        except (ValueError, RecursionError, UnreadablePostError):  # the last one: the line broke off
            raise AnswerRefused("unreadable") from None
        if not isinstance(self._content, dict):
            raise AnswerRefused("unreadable")

    def get(self, name: str, kind: type) -> Any:
        value = self._content.get(name)
        if type(value) is not kind:
            raise AnswerRefused("unreadable")
        return value

    def get_number(self, name: str) -> int:
        number: int = self.get(name, int)
        if not 0 <= number < 2**63:  # what a database can look up
            raise AnswerRefused("unreadable")
        return number

    def get_code(self) -> str:
        code: str = self.get("code", str)
        if not code.isascii():
            raise AnswerRefused("unknown_code")
        return code

    def get_bytes(self, name: str) -> bytes:
        """Read base64url without its padding."""
        text: str = self.get(name, str)
        try:
            return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (ValueError, binascii.Error):
            raise AnswerRefused("unreadable") from None


def _to_text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _answer(content: dict[str, Any]) -> HttpResponse:
    return JsonResponse(content, headers=NOT_KEPT)


def _refuse(reason: str) -> HttpResponse:
    return JsonResponse(
        {"stored": False, "reason": reason, "message": _say(reason)},
        status=ANSWER_REFUSALS[reason][0],
        headers=NOT_KEPT,
    )


@lru_cache
def _say(reason: str) -> dict[str, str]:
    """Return the sentence in every language: nobody's choice of language has to be sent along."""
    said = {}
    for language, _name in LANGUAGES:
        with translation.override(language):
            said[language] = str(ANSWER_REFUSALS[reason][1])
    return said

"""The respondent's page: rendered once per wave, language and state, and then the same bytes for everybody.

Bytes that are equal for all cannot carry a mark, and cost next to nothing to send to a thousand people at once.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from speelveld import catalogue
from speelveld.surveys import questionnaire
from speelveld.surveys.models import Wave
from speelveld.surveys.texts import LANGUAGES, describe_page_texts

_TEMPLATES = {
    Wave.State.OPEN: "surveys/questionnaire.html",
    Wave.State.READY: "surveys/questionnaire_shut.html",
    Wave.State.CLOSED: "surveys/questionnaire_shut.html",
}


@dataclass(frozen=True)
class Page:
    """What goes over the line."""

    language: str
    plain: bytes
    packed: bytes
    etag: str


@lru_cache(maxsize=256)
def get_page(public_id: str, language: str, state: str) -> Page:
    """Return the page of a launched wave. What it is made of was frozen at launch, so it is made once."""
    wave = Wave.objects.select_related("organisation").get(public_id=public_id)
    return _pack(render_page(wave, language, _TEMPLATES[Wave.State(state)]), language)


@lru_cache(maxsize=8)
def get_unsafe_page(language: str) -> Page:
    """Return the page that explains why nothing is asked over plain HTTP."""
    context = _describe_shell("", language) | {"organisation": "Speelveld"}
    with translation.override(language):
        return _pack(render_to_string("surveys/questionnaire_unsafe.html", context), language)


def render_page(
    wave: Wave, language: str, template: str = _TEMPLATES[Wave.State.OPEN], *, is_preview: bool = False
) -> str:
    """Return the page as text. A preview is the same page; it only sends and keeps nothing."""
    with translation.override(language):
        context = _describe_shell(wave.public_id, language) | {
            "organisation": wave.organisation.name,
            "is_preview": is_preview,
            "is_closed": wave.state == Wave.State.CLOSED,
            "opens_on": wave.opens_on,
            "closes_on": wave.closes_on,
            "k": wave.minimum_group,
            "contact": wave.contact,
            "privacy_text": wave.privacy_text.get(language, ""),
        }
        if template == _TEMPLATES[Wave.State.OPEN]:
            context |= _describe_questions(wave, language, is_preview=is_preview)
        return render_to_string(template, context)


def _describe_shell(public_id: str, language: str) -> dict[str, Any]:
    other = "en" if language == "nl" else "nl"
    return {
        "language": language,
        "other_language": other,
        "other_name": dict(LANGUAGES)[other],
        "other_address": _make_address(public_id, other),
    }


def _make_address(public_id: str, language: str) -> str:
    if language == "nl":
        return reverse("answering:questionnaire", args=[public_id]) if public_id else "?"
    return reverse("answering:questionnaire_in", args=[public_id, language]) if public_id else "?"


def _describe_questions(wave: Wave, language: str, *, is_preview: bool) -> dict[str, Any]:
    asked = questionnaire.describe(wave.instrument, language)
    return {
        "n_items": asked.n_items,
        "minutes": asked.minutes,
        "help_routes": catalogue.help_routes(language),
        "data": asked.as_json()
        | {
            "key": wave.public_id,
            "address": reverse("answering:answer", args=[wave.public_id]),
            "language": language,
            "preview": is_preview,
            "texts": describe_page_texts(),
        },
    }


def _pack(text: str, language: str) -> Page:
    plain = text.encode()
    return Page(
        language=language,
        plain=plain,
        packed=gzip.compress(plain, 9, mtime=0),
        etag=f'"{hashlib.sha256(plain).hexdigest()[:32]}"',
    )

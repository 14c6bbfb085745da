"""The respondent's page: rendered once per wave, language and state, and then the same bytes for everybody.

Bytes that are equal for all cannot carry a mark, and cost next to nothing to send to a thousand people at once.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from speelveld import catalogue
from speelveld.surveys import questionnaire
from speelveld.surveys.addresses import make_path
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.council import say_to_respondents
from speelveld.surveys.signing_keys import get_key_list
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
def get_page(public_id: str, language: str, state: str, *, is_kiosk: bool = False) -> Page:
    """Return the page of a launched wave. What it is made of was frozen at launch, so it is made once."""
    wave = Wave.objects.select_related("organisation").get(public_id=public_id)
    changes = {"is_kiosk": True, "other_address": make_path(wave, _get_other(language), is_kiosk=True)}
    template = _TEMPLATES[Wave.State(state)]
    return _pack(_render(wave, language, template, changes if is_kiosk else {}), language)


@lru_cache(maxsize=8)
def get_unsafe_page(language: str) -> Page:
    """Return the page that explains why nothing is asked over plain HTTP."""
    return _make_bare_page("surveys/questionnaire_unsafe.html", language)


@lru_cache(maxsize=8)
def get_missing_page(language: str) -> Page:
    """Return the page for an address that leads to no questionnaire."""
    return _make_bare_page("surveys/questionnaire_missing.html", language)


def render_preview(wave: Wave, language: str) -> str:
    """Return the page as the respondent sees it, with a way back. It sends and keeps nothing."""
    slug = wave.organisation.slug
    changes = {
        "preview_of": wave.title,
        "way_back": reverse("surveys:wave", args=[slug, wave.pk]),
        "other_address": reverse("surveys:preview", args=[slug, wave.pk, _get_other(language)]),
    }
    return _render(wave, language, _TEMPLATES[Wave.State.OPEN], changes)


def _make_bare_page(template: str, language: str) -> Page:
    with translation.override(language):
        return _pack(
            render_to_string(template, {"language": language, "organisation": "Speelveld"}), language
        )


def _render(wave: Wave, language: str, template: str, changes: Mapping[str, Any]) -> str:
    other = _get_other(language)
    with translation.override(language):
        context: dict[str, Any] = {
            "language": language,
            "other_language": other,
            "other_name": dict(LANGUAGES)[other],
            "other_address": make_path(wave, other),
            "organisation": wave.organisation.name,
            "key": wave.public_id,
            "is_closed": wave.state == Wave.State.CLOSED,
            "opens_on": wave.opens_on,
            "closes_on": wave.closes_on,
            "k": wave.minimum_group,
            "managers_apart": wave.managers_apart,
            "contact": wave.contact,
            "trait": wave.trait,
            "council": say_to_respondents(wave),
            "privacy_text": wave.privacy_text.get(language, ""),
        }
        if template == _TEMPLATES[Wave.State.OPEN]:
            context |= _describe_questions(wave, language, changes)
        return render_to_string(template, context | dict(changes))


def _get_other(language: str) -> str:
    return next(code for code, _name in LANGUAGES if code != language)


def _describe_questions(wave: Wave, language: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    asked = questionnaire.describe(wave.instrument, language)
    return {
        "n_items": asked.n_items,
        "minutes": asked.minutes,
        "help_routes": catalogue.help_routes(language),
        "data": asked.as_json()
        | {
            "key": wave.public_id,
            "address": reverse("answering:questionnaire", args=[wave.public_id]),
            "module": static("surveys/credential.js"),
            "k": wave.minimum_group,
            "keys": get_key_list(wave.public_id).digest if wave.is_open else "",
            "language": language,
            "preview": "preview_of" in changes,
            "kiosk": static("surveys/kiosk.js") if "is_kiosk" in changes else "",
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

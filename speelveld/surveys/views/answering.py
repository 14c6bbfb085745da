"""The respondent's side."""

from django.http import HttpRequest, HttpResponse


def show_questionnaire(request: HttpRequest, public_id: str, language: str = "nl") -> HttpResponse:
    return HttpResponse("")


def take_answer(request: HttpRequest, public_id: str) -> HttpResponse:
    return HttpResponse("")

"""Addresses of the respondent: one page for everybody, and the one place that takes an answer."""

from django.urls import path, re_path

from speelveld.surveys.views import answering

app_name = "answering"
urlpatterns = [
    path("<str:public_id>/", answering.show_questionnaire, name="questionnaire"),
    path("<str:public_id>/answer", answering.take_answer, name="answer"),
    path("<str:public_id>/<str:language>/", answering.show_questionnaire, name="questionnaire_in"),
    # as people type it from paper
    path("<str:public_id>", answering.show_questionnaire),
    path("<str:public_id>/<str:language>", answering.show_questionnaire),
    re_path("", answering.show_missing),  # anything else
]

"""Addresses of the respondent: one page for everybody, and the one place that takes an answer."""

from django.urls import path

from speelveld.surveys.views import answering

app_name = "answering"
urlpatterns = [
    path("<str:public_id>/", answering.show_questionnaire, name="questionnaire"),
    path("<str:public_id>/answer", answering.take_answer, name="answer"),
    path("<str:public_id>/<str:language>/", answering.show_questionnaire, name="questionnaire_in"),
]

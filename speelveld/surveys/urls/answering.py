"""Addresses of the respondent: one page for everybody, and what its script asks and hands in."""

from django.urls import path, re_path

from speelveld.surveys.views import answering, intake

app_name = "answering"
urlpatterns = [
    path("<str:public_id>/", answering.show_questionnaire, name="questionnaire"),
    path("<str:public_id>/keys", intake.list_keys, name="keys"),
    path("<str:public_id>/key", intake.tell_key, name="key"),
    path("<str:public_id>/stamp", intake.give_stamp, name="stamp"),
    path("<str:public_id>/answer", intake.take_answer, name="answer"),
    path("<str:public_id>/kiosk/", answering.show_kiosk, name="kiosk"),
    path("<str:public_id>/kiosk/<str:language>/", answering.show_kiosk, name="kiosk_in"),
    path("<str:public_id>/<str:language>/", answering.show_questionnaire, name="questionnaire_in"),
    # as people type it from paper
    path("<str:public_id>", answering.show_questionnaire),
    path("<str:public_id>/kiosk", answering.show_kiosk),
    path("<str:public_id>/<str:language>", answering.show_questionnaire),
    re_path("", answering.show_missing),  # anything else
]

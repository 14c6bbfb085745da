"""Addresses of consults."""

from django.urls import path

from speelveld.consults import views
from speelveld.consults.operations import ADVICE, CONSULT

app_name = "consults"
urlpatterns = [
    path("", views.show_start, name="start"),
    path("<int:box_id>/ask/", views.ask, {"kind": CONSULT}, name="ask"),
    path("<int:box_id>/advice/", views.ask, {"kind": ADVICE}, name="advice"),
    path("box/", views.show_box, name="box"),
    path("box/new/", views.make_box, name="box_new"),
    path("box/<int:request_id>/erase/", views.erase, name="erase"),
]

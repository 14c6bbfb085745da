"""Addresses of the measurements of one organisation."""

from django.urls import path

from speelveld.surveys.views import waves

app_name = "surveys"
urlpatterns = [
    path("", waves.show_waves, name="waves"),
]

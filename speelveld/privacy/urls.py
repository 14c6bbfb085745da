"""Addresses about privacy inside one organisation."""

from django.urls import path

from speelveld.privacy.views import retention

app_name = "privacy"
urlpatterns = [
    path("retention/", retention.show_retention, name="retention"),
    path("retention/<slug:kind>/", retention.choose_term, name="choose_term"),
]

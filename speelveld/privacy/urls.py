"""Addresses about privacy inside one organisation."""

from django.urls import path

from speelveld.privacy.views import assessment, retention

app_name = "privacy"
urlpatterns = [
    path("assessment/<int:wave_id>/assessment.docx", assessment.export_assessment, name="assessment"),
    path("retention/", retention.show_retention, name="retention"),
    path("retention/<slug:kind>/", retention.choose_term, name="choose_term"),
]

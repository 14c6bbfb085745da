"""Addresses of signals, of what managers report, and of absence figures."""

from django.urls import path

from speelveld.signals.views import absence, absence_import, patterns, signals

app_name = "signals"
urlpatterns = [
    path("", signals.show_signals, name="signals"),
    path("new/", signals.add, name="signal_new"),
    path("<int:signal_id>/change/", signals.change, name="signal_change"),
    path("<int:signal_id>/remove/", signals.remove, name="signal_remove"),
    path("pattern/", patterns.report, name="pattern_new"),
    path("absence/", absence.show_absence, name="absence"),
    path("absence/settings/", absence.choose_settings, name="absence_settings"),
    path("absence/import/", absence_import.upload, name="absence_upload"),
    path("absence/import/preview/", absence_import.preview, name="absence_preview"),
    path("absence/import/apply/", absence_import.apply, name="absence_apply"),
    path("absence/import/discard/", absence_import.discard, name="absence_discard"),
    path("absence/<int:period_id>/withdraw/", absence.withdraw, name="absence_withdraw"),
    path("absence/group/<path:key>/", absence.show_group, name="absence_group"),
]

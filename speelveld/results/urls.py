"""Addresses of released results."""

from django.urls import path

from speelveld.results import views

app_name = "results"
urlpatterns = [
    path("", views.show_overview, name="overview"),
    path("<int:wave_id>/", views.show_overview, name="wave"),
    path("<int:wave_id>/release/", views.release, name="release"),
    path("<int:wave_id>/method/", views.show_method, name="method"),
    path("<int:wave_id>/results.xlsx", views.export_workbook, name="workbook"),
    path("<int:wave_id>/report.pdf", views.export_report, name="report"),
    path("<int:wave_id>/report/<path:key>.pdf", views.export_unit, name="unit_report"),
    path("<int:wave_id>/factor/<str:key>/", views.show_factor, name="factor"),
    path("<int:wave_id>/unit/<path:key>/", views.show_unit, name="unit"),
]

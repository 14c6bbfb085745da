"""Addresses of released results."""

from django.urls import path

from speelveld.results import views

app_name = "results"
urlpatterns = [
    path("", views.show_overview, name="overview"),
    path("<int:wave_id>/", views.show_overview, name="wave"),
    path("<int:wave_id>/release/", views.release, name="release"),
    path("<int:wave_id>/method/", views.show_method, name="method"),
    path("<int:wave_id>/importance/", views.show_importance, name="importance"),
    path("<int:wave_id>/how/<path:key>/", views.show_how, name="how"),
    path("<int:wave_id>/changed/<path:key>/", views.show_changed, name="changed"),
    path("<int:wave_id>/energy/<path:key>/", views.show_energy, name="energy"),
    path("<int:wave_id>/begin/<path:key>/", views.show_begin, name="begin"),
    path("<int:wave_id>/results.xlsx", views.export_workbook, name="workbook"),
    path("<int:wave_id>/report.pdf", views.export_report, name="report"),
    path("<int:wave_id>/report/<path:key>.pdf", views.export_unit, name="unit_report"),
    path("<int:wave_id>/factor/<str:key>/", views.show_factor, name="factor"),
    path("<int:wave_id>/unit/<path:key>/", views.show_unit, name="unit"),
]

"""Addresses of released results."""

from django.urls import path

from speelveld.results import views

app_name = "results"
urlpatterns = [path("", views.show_overview, name="overview")]

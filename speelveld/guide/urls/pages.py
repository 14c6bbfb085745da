"""The pages for readers, the same through both doors."""

from django.urls import path

from speelveld.guide import views

PAGES = [
    path("", views.show_start, name="start"),
    path("modules/<slug:module>/", views.show_module, name="module"),
    path("search/", views.search, name="search"),
    path("self-check/", views.show_self_check, name="self_check"),
    path("signals/", views.show_signals, name="signals"),
    path("prepare/", views.show_preparation, name="preparation"),
    path("help/", views.show_resources, name="resources"),
    path("about/", views.show_about, name="about"),
]

"""Addresses of this part."""

from django.urls import URLPattern

app_name = "answering"
urlpatterns: list[URLPattern] = []

"""The switch between Dutch and English, and the check of a text in either."""

from django.urls import path
from django.views.i18n import set_language

from speelveld.ui.views import check_text

app_name = "ui"
urlpatterns = [
    path("", set_language, name="set_language"),
    path("check/", check_text, name="check_text"),
]

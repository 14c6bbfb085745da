"""For members of the organisation."""

from django.urls import path

from speelveld.guide import views
from speelveld.guide.urls.pages import PAGES

app_name = "guide"
urlpatterns = [*PAGES, path("access/", views.change_access, name="change_access")]

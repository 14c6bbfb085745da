"""The front door: which organisation?"""

from django.urls import path

from speelveld.organisations.views import structure

app_name = "entrance"
urlpatterns = [path("", structure.show_entrance, name="entrance")]

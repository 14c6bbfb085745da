"""The front door: which organisation?"""

from django.urls import path

from speelveld.organisations import views

app_name = "entrance"
urlpatterns = [path("", views.entrance, name="entrance")]

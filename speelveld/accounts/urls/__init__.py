"""Signing in by mail, and one's own account."""

from django.urls import path

from speelveld.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("link/<str:token>/", views.open_link, name="open_link"),
    path("me/", views.show_me, name="me"),
    path("me/drop-password/", views.drop_password, name="drop_password"),
]

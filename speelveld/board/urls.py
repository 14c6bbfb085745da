"""Addresses of the start page and of the board."""

from django.urls import path

from speelveld.board.views import cells, home, problems

app_name = "board"
urlpatterns = [
    path("", home.show_home, name="home"),
    path("field/", cells.show_field, name="field"),
    path("field/<str:stage>/<str:level>/", cells.show_cell, name="cell"),
    path("problems/new/", problems.add, name="problem_new"),
]

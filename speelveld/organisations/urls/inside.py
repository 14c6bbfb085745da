"""Pages about the organisation itself."""

from django.urls import path

from speelveld.organisations import views

app_name = "organisations"
urlpatterns = [
    path("units/", views.show_units, name="units"),
    path("people/", views.show_people, name="people"),
    path("import/", views.upload, name="upload"),
    path("import/<int:import_id>/", views.show_import, name="import"),
    path("import/<int:import_id>/apply/", views.apply_import, name="apply_import"),
    path("members/", views.show_members, name="members"),
    path("members/<int:membership_id>/remove/", views.remove_member, name="remove_member"),
]

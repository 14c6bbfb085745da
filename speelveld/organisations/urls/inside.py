"""Pages about the organisation itself."""

from django.urls import path

from speelveld.organisations.views import imports, members, structure

app_name = "organisations"
urlpatterns = [
    path("units/", structure.show_units, name="units"),
    path("people/", structure.show_people, name="people"),
    path("import/", imports.upload, name="upload"),
    path("import/<int:import_id>/", imports.show_import, name="import"),
    path("import/<int:import_id>/columns/", imports.change_mapping, name="change_mapping"),
    path("import/<int:import_id>/apply/", imports.apply_import, name="apply_import"),
    path("import/<int:import_id>/restart/", imports.restart_import, name="restart_import"),
    path("import/<int:import_id>/discard/", imports.discard_import, name="discard_import"),
    path("members/", members.show_members, name="members"),
    path("members/<int:membership_id>/remove/", members.remove_member, name="remove_member"),
]

"""Addresses of the measurements of one organisation."""

from django.urls import path

from speelveld.surveys.views import council, instruments, managers, merging, sheets, steps, waves

app_name = "surveys"
urlpatterns = [
    path("", waves.show_waves, name="waves"),
    path("new/", waves.start, name="start"),
    path("instruments/", instruments.show_instruments, name="instruments"),
    path("instruments/add/", instruments.add_converted, name="add_converted"),
    path("instruments/forms/<path:reference>/", instruments.show_forms, name="instrument_forms"),
    path("instruments/file/<str:ending>/<path:reference>/", instruments.download, name="instrument_file"),
    path("<int:wave_id>/", waves.show_wave, name="wave"),
    path("<int:wave_id>/check/", steps.check_draft, name="check"),
    path("<int:wave_id>/council/", council.show_council, name="council"),
    path("<int:wave_id>/council/decide/", council.decide, name="decide"),
    path("<int:wave_id>/council/reason/", council.state_reason, name="state_reason"),
    path("<int:wave_id>/managers/", managers.set_managers_apart, name="managers"),
    path("<int:wave_id>/merge/", merging.merge, name="merge"),
    path("<int:wave_id>/merge/<int:merged_id>/undo/", merging.undo_merge, name="undo_merge"),
    path("<int:wave_id>/launch/", steps.launch, name="launch"),
    path("<int:wave_id>/discard/", steps.discard, name="discard"),
    path("<int:wave_id>/close/", waves.close, name="close"),
    path("<int:wave_id>/resend/", waves.resend, name="resend"),
    path("<int:wave_id>/preview/<str:language>/", steps.preview, name="preview"),
    path("<int:wave_id>/preview-mail/<str:language>/", steps.preview_mail, name="preview_mail"),
    path("<int:wave_id>/sheets/", sheets.show_groups, name="sheets"),
    path("<int:wave_id>/sheets/all/", sheets.print_all_sheets, name="print_all_sheets"),
    path("<int:wave_id>/sheets/<int:group_id>/", sheets.print_sheets, name="print_sheets"),
    path("<int:wave_id>/<str:step>/", steps.show_step, name="step"),
]

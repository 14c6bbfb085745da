"""Addresses of the manager's desk. An agreement is named by an unguessable code."""

from django.urls import path

from speelveld.agreements.views import answering, keeping, reading, steps, writing

app_name = "agreements"
urlpatterns = [
    path("", reading.show_start, name="start"),
    path("new/", writing.propose, name="propose"),
    path("keeping/", keeping.set_keeping, name="keeping"),
    path("talk/", steps.show_talk, name="talk"),
    path("ideas/", steps.show_ideas, name="ideas"),
    path("ideas/new/", steps.add_idea, name="idea_add"),
    path("ideas/<int:idea_id>/remove/", steps.remove_idea, name="idea_remove"),
    path("worksheet/", steps.show_worksheet, name="worksheet"),
    path("absence/", steps.show_absence, name="absence"),
    path("<str:agreement>/", reading.show_agreement, name="agreement"),
    path("<str:agreement>/change/", writing.change, name="change"),
    path("<str:agreement>/confirm/", answering.confirm, name="confirm"),
    path("<str:agreement>/object/", answering.object_to, name="object"),
    path("<str:agreement>/review/", answering.hold_review, name="review"),
    path("<str:agreement>/sharing/", answering.set_sharing, name="sharing"),
    path("<str:agreement>/stop/", answering.stop, name="stop"),
    path("<str:agreement>/pdf/", reading.export_pdf, name="pdf"),
    path("<str:agreement>/calendar/", reading.export_calendar, name="calendar"),
]

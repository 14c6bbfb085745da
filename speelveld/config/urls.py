"""All addresses: accounts, the respondent's pages, and one prefix for each organisation."""

from django.urls import include, path

from speelveld.board.views.saying import show_open

urlpatterns = [
    path("account/", include("speelveld.accounts.urls")),
    path("account/", include("speelveld.accounts.urls.library")),
    path("language/", include("speelveld.ui.urls")),
    path("q/", include("speelveld.surveys.urls.answering")),
    path("", include("speelveld.organisations.urls.entrance")),
    path("guide/<slug:public_slug>/", include("speelveld.guide.urls.open", namespace="open_guide")),
    path("said/<slug:public_slug>/", show_open, name="open_said"),
    path("<slug:organisation_slug>/", include("speelveld.board.urls")),
    path("<slug:organisation_slug>/guide/", include("speelveld.guide.urls.inside")),
    path("<slug:organisation_slug>/agreements/", include("speelveld.agreements.urls")),
    path("<slug:organisation_slug>/consults/", include("speelveld.consults.urls")),
    path("<slug:organisation_slug>/organisation/", include("speelveld.organisations.urls.inside")),
    path("<slug:organisation_slug>/surveys/", include("speelveld.surveys.urls.inside")),
    path("<slug:organisation_slug>/privacy/", include("speelveld.privacy.urls")),
    path("<slug:organisation_slug>/results/", include("speelveld.results.urls")),
    path("<slug:organisation_slug>/signals/", include("speelveld.signals.urls")),
]

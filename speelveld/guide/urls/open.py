"""Without signing in, as long as the owner lets everybody read."""

from speelveld.guide.urls.pages import PAGES

app_name = "guide"
urlpatterns = PAGES

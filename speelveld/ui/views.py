"""What is marked in a text while it is being written. Nothing is kept."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from speelveld.catalogue.marking import TOPICS
from speelveld.ui.guarded import mark

LONGEST = 5_000  # characters; longer texts are refused by their length


@never_cache
@require_POST
def check_text(request: HttpRequest) -> HttpResponse:
    """Answer with the marks as a piece of page, or with nothing. `kind` says what the text is about."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    kind = next((one for one in TOPICS if one == request.POST.get("kind")), TOPICS[0])
    marked = mark(request.POST.get("text", "")[:LONGEST], kind)
    return render(request, "ui/forms/guard.html", {"guarded": marked})

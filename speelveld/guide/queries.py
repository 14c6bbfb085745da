"""Questions over rows: only which organisation lets everybody read."""

from speelveld.organisations.models import Organisation


def find_public(slug: str) -> Organisation | None:
    """Return the organisation whose guide everybody may read, or None: there is none, or its guide is closed."""
    return Organisation.objects.filter(slug=slug, guide_is_public=True).first()

"""What can go wrong around results."""

from speelveld.ui.errors import Refused


class ReleaseRefused(Refused):
    """A wave cannot be released now; the message says why and what to do."""

"""What can go wrong around consults."""

from speelveld.ui.errors import Refused


class BoxRefused(Refused):
    """A letter box cannot be opened or made; the message says why."""
